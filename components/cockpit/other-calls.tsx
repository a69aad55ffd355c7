import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { AlertMark } from './hold-alert.tsx';
import type { Reading } from './reading.ts';
import { callerOf, stateDot, stateWord } from './state-word.ts';

interface OtherCallsProps {
  readonly others: readonly Reading[];
  readonly show: (callKey: string) => void;
}

/** The calls that stand behind the one on the card: a caller on hold, a wrap-up that waits. One press brings one forward. */
export function OtherCalls({ others, show }: OtherCallsProps): ReactNode {
  if (others.length === 0) return null;
  return (
    <nav aria-label={m.others_label()} className="border-t border-line p-1.5" data-part="others">
      {others.map((reading) => {
        const { callKey, session } = reading.call;
        const hold = reading.clockOf('hold');
        const time = hold?.view.running === true ? hold : reading.clockOf(session.phase === 'ended' ? 'wrap_up' : 'call');
        return (
          <Button key={callKey} look="plain" className="w-full text-[12px]" data-call={callKey} onClick={() => show(callKey)}>
            <span className={`size-1.5 shrink-0 rounded-full forced-colors:bg-[CanvasText] ${stateDot[session.state]}`} />
            <span className="font-medium">{session.state === 'ended' ? m.others_wrap_up() : stateWord(session.state)}</span>
            <span className="truncate tabular-nums">{callerOf(session)}</span>
            <span className="ms-auto flex items-center gap-1.5">
              <AlertMark alert={reading.alert} />
              {time !== null && <span className="tabular-nums">{time.face}</span>}
            </span>
          </Button>
        );
      })}
    </nav>
  );
}
