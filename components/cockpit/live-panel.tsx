import { type ReactNode, useRef, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { SessionView } from '../../lib/platform/protocol.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { useDesk } from './desk-context.ts';
import { Guards } from './guards.tsx';
import { Guide } from './guide.tsx';
import { HoldClock } from './hold-clock.tsx';
import { Ledger } from './ledger.tsx';
import { endedAnswers, ManualStrip, type StripQuestion } from './manual-strip.tsx';
import { NextStep } from './next-step.tsx';
import type { Reading } from './reading.ts';
import { situations } from './situation.ts';
import { Situations } from './situations.tsx';
import { useFocusCall } from './use-focus-call.ts';

/** What cannot be seen on this phone, in one quiet line; null when all that matters can. */
function blindSpot({ signallingDown, manual, state, capabilities }: SessionView): string | null {
  if (signallingDown) return m.blind_signalling();
  if (manual || capabilities.hold || state === 'held') return null;
  return m.blind_hold();
}

/** A connected call: hold clock, guide, ledger, situations, guards, and the manual strip. */
export function LivePanel({ reading }: { readonly reading: Reading }): ReactNode {
  const { call, guidance, now } = reading;
  const { session } = call;
  const { act, press, clock } = useDesk();
  const openByItself = session.manual || !session.capabilities.hold;
  const [byHand, setByHand] = useState(false);
  const [question, ask] = useState<StripQuestion>(null);
  const places = useRef<HTMLElement>(null);
  useFocusCall('situations', () => places.current?.querySelector('button')?.focus());

  const primary = guidance.actions.primary;
  const hold = session.state === 'held' ? 'resume' : 'hold';
  const digits = [1, 2, 3, 4, 5].map((digit) => {
    const choose = (): void => {
      if (question?.ask === 'end') {
        const answer = endedAnswers[digit - 1];
        if (answer === undefined) return;
        void press(`end-${answer.by}`, { do: 'end', by: answer.by, at: question.at }).then(({ ok }) => ok && ask(null));
        return;
      }
      const chosen = situations[digit - 1];
      if (chosen !== undefined) act(`situation-${chosen.name}`, chosen.act);
    };
    return [String(digit), choose] as const;
  });
  useKeys([
    ...digits,
    ['Enter', () => primary !== null && act('primary', primary.act)],
    ['h', () => void press(hold, { do: hold, at: clock.wall() })],
  ]);

  const blind = blindSpot(session);
  const opens = call.then !== null && guidance === call.guidance && call.then.guidance.verdict === 'permitted';
  return (
    <>
      <HoldClock reading={reading} />
      {blind !== null && (
        <p className="px-3.5 pb-2.5 text-[12px] text-pretty text-soft" data-part="blind">
          {blind}
        </p>
      )}
      <Guide guidance={guidance} now={now} opens={opens} />
      <NextStep guidance={guidance} />
      <Ledger rungs={call.ledger} />
      <Situations open={call.situation} ref={places} />
      <Guards byHand={openByItself ? null : { open: byHand, toggle: () => setByHand(!byHand) }} />
      {(openByItself || byHand || question !== null) && <ManualStrip call={call} question={question} ask={ask} />}
    </>
  );
}
