import { Lock } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { OptionsFacts } from '../../lib/platform/options.ts';
import type { SettingName } from '../../lib/settings/setting.ts';
import { CodesSection } from './codes-section.tsx';
import { ExportSection } from './export-section.tsx';
import { FileSection } from './file-section.tsx';
import { HoldsSection } from './holds-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { LayersSection } from './layers-section.tsx';
import { PoliciesSection } from './policies/policies-section.tsx';
import type { SectionProps } from './section.tsx';
import { SilenceSection } from './silence-section.tsx';
import { SitesSection } from './sites-section.tsx';
import { TraceSection } from './trace-section.tsx';
import { useHash } from './use-hash.ts';
import { WhoSection } from './who-section.tsx';

interface Section {
  readonly id: string;
  readonly name: () => string;
  readonly draw: (props: SectionProps) => ReactNode;
  readonly settings: readonly SettingName[];
}

/** In their order; the first is shown where the address names none. */
const sections: readonly [Section, ...Section[]] = [
  { id: 'sites', name: m.options_sites, draw: SitesSection, settings: ['sites_off'] },
  { id: 'layers', name: m.options_layers, draw: LayersSection, settings: ['layers_off'] },
  { id: 'who', name: m.options_who, draw: WhoSection, settings: ['agent_id'] },
  {
    id: 'holds',
    name: m.options_holds,
    draw: HoldsSection,
    settings: ['hold_check_back_ms', 'hold_overdue_ms', 'hold_snooze_ms', 'hold_notify'],
  },
  {
    id: 'silence',
    name: m.options_silence,
    draw: SilenceSection,
    settings: ['silence_level_db', 'silence_after_ms', 'line_silent_after_ms'],
  },
  { id: 'codes', name: m.options_codes, draw: CodesSection, settings: ['codes'] },
  { id: 'policies', name: m.policies, draw: PoliciesSection, settings: ['policies'] },
  { id: 'export', name: m.options_export, draw: ExportSection, settings: ['export_identity'] },
  { id: 'file', name: m.options_file, draw: FileSection, settings: [] },
  { id: 'keys', name: m.options_keys, draw: KeysSection, settings: [] },
  { id: 'trace', name: m.options_trace, draw: TraceSection, settings: [] },
];

const hasLock = ({ settings }: Section, facts: OptionsFacts): boolean => settings.some((name) => facts.settings.locked.includes(name));

function Ways({ shown, facts }: { readonly shown: Section; readonly facts: OptionsFacts }): ReactNode {
  return (
    <nav aria-label={m.options_ways()} className="flex flex-wrap gap-0.5 self-start md:flex-col">
      {sections.map((each) => (
        <a
          key={each.id}
          href={`#${each.id}`}
          aria-current={each === shown ? 'page' : undefined}
          className="flex min-h-8 items-center gap-2 rounded-[8px] px-2.5 text-soft hover:bg-sunken hover:text-ink aria-[current]:bg-stay-tint aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {each.name()}
          {hasLock(each, facts) && <Lock role="img" aria-label={m.options_locked_here()} size={13} strokeWidth={2} className="ms-auto" />}
        </a>
      ))}
    </nav>
  );
}

/** Everything that can be set on this device, in a tab of its own. */
export function OptionsPage({ source, policies, trace }: Omit<SectionProps, 'facts'>): ReactNode {
  const facts = useSyncExternalStore(source.subscribe, source.current);
  const hash = useHash();
  const shown = sections.find(({ id }) => id === hash) ?? sections[0];
  const { faults } = facts.settings;
  return (
    <main className="mx-auto max-w-[960px] px-7 py-7">
      <h1 className="mb-5 text-[20px] leading-tight font-semibold tracking-[-.005em]">{m.options_title()}</h1>
      {faults.length > 0 && (
        <p role="status" className="mb-5 rounded-[10px] bg-ask-tint px-3.5 py-3 text-pretty">
          {m.options_faults({ names: faults.join(', ') })}
        </p>
      )}
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-[176px_1fr]">
        <Ways shown={shown} facts={facts} />
        <div data-section={shown.id} className="min-w-0">
          <shown.draw key={shown.id} {...{ facts, source, policies, trace }} />
        </div>
      </div>
    </main>
  );
}
