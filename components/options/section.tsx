import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { OptionsFacts, OptionsSource } from '../../lib/platform/options.ts';
import type { SettingName } from '../../lib/settings/setting.ts';
import type { PolicyPorts } from './policies/policy-ports.ts';
import type { TracePort } from './trace-port.ts';

/** What each section is given. */
export interface SectionProps {
  readonly facts: OptionsFacts;
  readonly source: OptionsSource;
  readonly policies: PolicyPorts;
  readonly trace: TracePort;
}

export const isLocked = ({ settings }: OptionsFacts, name: SettingName): boolean => settings.locked.includes(name);

/** Says that the administrator has the word here. */
export function Locked(): ReactNode {
  return (
    <p data-part="locked" className="mb-3 flex items-start gap-2 rounded-[10px] bg-stay-tint px-3 py-2.5 text-pretty">
      <Lock aria-hidden size={15} strokeWidth={2} className="mt-0.5 shrink-0" />
      {m.options_locked()}
    </p>
  );
}

interface PartProps {
  readonly title: string;
  /** What it is for, and from when a change holds. */
  readonly lead: string;
  readonly locked?: boolean;
  readonly children: ReactNode;
}

/** A heading of a section, a sentence, and what can be set. */
export function Part({ title, lead, locked = false, children }: PartProps): ReactNode {
  return (
    <section className="mb-9 last:mb-0">
      <h2 className="text-[16px] leading-tight font-semibold">{title}</h2>
      <p className="mt-1 mb-3 max-w-[62ch] text-pretty text-soft">{lead}</p>
      {locked && <Locked />}
      {children}
    </section>
  );
}
