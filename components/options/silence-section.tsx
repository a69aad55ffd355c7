import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { silenceBounds } from '../../lib/settings/setting.ts';
import { NumberField } from './number-field.tsx';
import { SecondsField } from './seconds-field.tsx';
import { isLocked, Part, type SectionProps } from './section.tsx';

const levels = { least: silenceBounds.softest, most: silenceBounds.loudest };

/** What counts as silence on this agent's lines. */
export function SilenceSection({ facts, source }: SectionProps): ReactNode {
  const { values } = facts.settings;
  return (
    <Part title={m.options_silence()} lead={m.options_silence_lead()}>
      <NumberField
        name={m.options_silence_level()}
        hint={m.options_silence_level_hint()}
        value={values.silence_level_db}
        unit={1}
        bounds={levels}
        wrong={m.options_silence_level_wrong}
        locked={isLocked(facts, 'silence_level_db')}
        part="silence-level"
        save={(db) => source.change({ silence_level_db: db ?? undefined })}
      />
      <SecondsField
        name={m.options_silence_after()}
        hint={m.options_silence_after_hint()}
        value={values.silence_after_ms}
        bounds={silenceBounds}
        locked={isLocked(facts, 'silence_after_ms')}
        part="silence-after"
        save={(ms) => source.change({ silence_after_ms: ms ?? undefined })}
      />
      <SecondsField
        name={m.options_silence_line()}
        hint={m.options_silence_line_hint()}
        value={values.line_silent_after_ms}
        bounds={silenceBounds}
        locked={isLocked(facts, 'line_silent_after_ms')}
        part="line-silent-after"
        save={(ms) => source.change({ line_silent_after_ms: ms ?? undefined })}
      />
    </Part>
  );
}
