import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { type GlobalCommand, globalCommands } from '../../lib/platform/global-command.ts';
import { Part, type SectionProps } from './section.tsx';

const words: Readonly<Record<GlobalCommand, () => string>> = {
  'next-step': m.options_key_next_step,
  hold: m.options_key_hold,
  situations: m.options_key_situations,
  'wrap-up': m.options_key_wrap_up,
};

/** The keys as they are set: only the browser's own page changes them, and no page of ours may lead there. */
export function KeysSection({ facts }: SectionProps): ReactNode {
  return (
    <Part title={m.options_keys()} lead={m.options_keys_lead()}>
      <dl>
        {globalCommands.map((command) => (
          <div key={command} className="flex items-baseline gap-4 border-b border-line py-2.5 last:border-b-0">
            <dt className="grow font-medium">{words[command]()}</dt>
            <dd>
              <kbd className="rounded-[6px] border border-edge bg-raised px-2 py-0.5 font-sans text-[12px]">
                {facts.shortcuts[command] || m.options_key_none()}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
