import { type ReactNode, useId } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { Settings } from '../../lib/settings/setting.ts';
import { isLocked, Part, type SectionProps } from './section.tsx';

type Identity = Settings['export_identity'];

const choices: readonly (readonly [Identity, name: () => string, means: () => string])[] = [
  ['none', m.options_export_none, m.options_export_none_means],
  ['pseudonym', m.options_export_pseudonym, m.options_export_pseudonym_means],
  ['name', m.options_export_name, m.options_export_name_means],
];

/** What an export says of who logged. */
export function ExportSection({ facts, source }: SectionProps): ReactNode {
  const locked = isLocked(facts, 'export_identity');
  const group = useId();
  return (
    <Part title={m.options_export()} lead={m.options_export_lead()} locked={locked}>
      <fieldset disabled={locked} className="grid gap-3 disabled:opacity-60">
        <legend className="sr-only">{m.options_export()}</legend>
        {choices.map(([value, name, means]) => (
          <label key={value} className="flex items-start gap-3">
            <input
              type="radio"
              name={group}
              value={value}
              checked={facts.settings.values.export_identity === value}
              className="mt-0.5 size-4 accent-key"
              onChange={() => void source.change({ export_identity: value })}
            />
            <span>
              <span className="block font-medium">{name()}</span>
              <span className="text-soft">{means()}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </Part>
  );
}
