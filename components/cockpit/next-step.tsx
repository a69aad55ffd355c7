import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { GuidanceView } from '../../lib/platform/protocol.ts';
import { sayMessage } from '../ui/message.ts';
import { useDesk } from './desk-context.ts';
import { KeyHint } from './key-hint.tsx';
import { PressButton } from './press-button.tsx';
import { otherKeys } from './use-guide-keys.ts';

/** Steps whose words are for the supervisor, not for the caller. */
const toSupervisor: ReadonlySet<string> = new Set(['escalate', 'approval', 'await_supervisor', 'ask_policy']);

/** The one thing to do now: the words to say, and the press that says it was done. */
export function NextStep({ guidance }: { readonly guidance: GuidanceView }): ReactNode {
  const { act, shortcuts } = useDesk();
  const { verdict, words, actions, nextStep } = guidance;
  const { primary, others } = actions;
  if (words === null && primary === null && others.length === 0) return null;
  // Under a guard of life the words are for the caller: help is asked for while they are spoken to.
  const forSupervisor = toSupervisor.has(nextStep.kind) && verdict !== 'never';
  // The browser says '' for a command without a key.
  const keys = shortcuts['next-step'] || undefined;
  return (
    <section aria-label={m.next_step_label()} className="px-3.5 pt-3" data-part="step" data-keys="">
      {words !== null && (
        <>
          <div className="text-[11px] tracking-[.02em] text-faint">{forSupervisor ? m.say_to_supervisor() : m.say()}</div>
          <blockquote className="mt-1 mb-3 text-[17px] leading-[1.4] font-[450] text-pretty">{m.quoted({ words })}</blockquote>
        </>
      )}
      {(primary !== null || others.length > 0) && (
        <div className="flex flex-wrap items-center gap-1.5">
          {primary !== null && (
            <PressButton id="primary" look="primary" keys={keys ?? 'Enter'} onPress={() => act('primary', primary.act)}>
              {sayMessage('do', primary.label)}
              {keys !== undefined && <KeyHint>{keys}</KeyHint>}
            </PressButton>
          )}
          {others.map((other, at) => {
            const key = otherKeys[at];
            return (
              <PressButton
                key={other.label}
                id={`do-${other.label}`}
                {...(key === undefined ? {} : { keys: key })}
                onPress={() => act(`do-${other.label}`, other.act)}
              >
                {key !== undefined && (
                  <span aria-hidden="true" className="key-digit -me-1 text-[10px] font-semibold text-faint">
                    {key}
                  </span>
                )}
                {sayMessage('do', other.label)}
              </PressButton>
            );
          })}
        </div>
      )}
    </section>
  );
}
