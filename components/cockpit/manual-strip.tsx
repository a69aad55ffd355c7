import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { Instant } from '../../lib/base/time.ts';
import type { CallSnapshot, EndedAnswer } from '../../lib/platform/protocol.ts';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk-context.ts';
import { KeyHint } from './key-hint.tsx';
import { PressButton } from './press-button.tsx';
import { WatchedLine } from './watched-line.tsx';

/** The answers to *who ended it?*, in the order of their keys. */
export const endedAnswers: readonly { readonly by: EndedAnswer; readonly label: () => string }[] = [
  { by: 'agent', label: m.who_agent },
  { by: 'remote', label: m.who_remote },
  { by: 'drop', label: m.who_drop },
];

export type StripQuestion = { readonly ask: 'end'; readonly at: Instant } | { readonly ask: 'correct' } | null;

interface AskEndProps {
  readonly at: Instant;
  readonly back: () => void;
}

function AskEnd({ at, back }: AskEndProps): ReactNode {
  const { press } = useDesk();
  return (
    <div className="px-3.5 pb-3" data-part="ask-end">
      <div className="flex items-center">
        <p className="font-semibold">{m.manual_who_ended()}</p>
        <Button look="plain" className="ms-auto -me-2" onClick={back}>
          {m.manual_not_ended()}
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        {endedAnswers.map(({ by, label }, index) => (
          <PressButton
            key={by}
            id={`end-${by}`}
            keys={String(index + 1)}
            onPress={() => void press(`end-${by}`, { do: 'end', by, at }).then((answer) => answer.ok && back())}
          >
            <KeyHint>{index + 1}</KeyHint>
            {label()}
          </PressButton>
        ))}
      </div>
    </div>
  );
}

interface AskCorrectProps {
  readonly held: boolean;
  readonly end: () => void;
  readonly back: () => void;
}

function AskCorrect({ held, end, back }: AskCorrectProps): ReactNode {
  const { act } = useDesk();
  const correct = (field: 'call' | 'hold', value: string): void => {
    act(`correct-${field}`, { type: 'agent.correct', fields: { field, value } });
    back();
  };
  return (
    <div className="px-3.5 pb-3" data-part="ask-correct">
      <div className="flex items-center">
        <p className="font-semibold">{m.manual_what_wrong()}</p>
        <Button look="plain" className="ms-auto -me-2" onClick={back}>
          {m.manual_back()}
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        <PressButton id="correct-call" onPress={() => correct('call', 'not_a_call')}>
          {m.correct_call()}
        </PressButton>
        <PressButton id="correct-hold" onPress={() => correct('hold', held ? 'not_held' : 'held')}>
          {held ? m.correct_not_held() : m.correct_held()}
        </PressButton>
        <Button onClick={end}>{m.correct_end()}</Button>
      </div>
    </div>
  );
}

interface ManualStripProps {
  readonly call: CallSnapshot;
  readonly question: StripQuestion;
  readonly ask: (question: StripQuestion) => void;
}

/** Hold, resume, end and correct by hand. End stamps the instant of its press; who ended it is asked after. */
export function ManualStrip({ call, question, ask }: ManualStripProps): ReactNode {
  const { press, clock } = useDesk();
  const held = call.session.state === 'held';
  if (question?.ask === 'end') return <AskEnd at={question.at} back={() => ask(null)} />;
  const end = (): void => ask({ ask: 'end', at: clock.wall() });
  if (question?.ask === 'correct') return <AskCorrect held={held} end={end} back={() => ask(null)} />;
  const hold = held ? 'resume' : 'hold';
  // Where the phone's holds are not seen, the hold clock bears the press.
  const resumesAtClock = held && !call.session.capabilities.hold;
  return (
    <>
      <section aria-label={m.manual_label()} className="flex flex-wrap gap-1.5 px-3.5 pb-3" data-part="manual">
        {!resumesAtClock && (
          <PressButton id={hold} keys="h" onPress={() => void press(hold, { do: hold, at: clock.wall() })}>
            {held ? m.manual_resume() : m.manual_hold()}
          </PressButton>
        )}
        <Button onClick={end} data-press="end">
          {m.manual_end()}
        </Button>
        <Button onClick={() => ask({ ask: 'correct' })} data-press="correct">
          {m.manual_correct()}
        </Button>
      </section>
      <WatchedLine call={call} />
    </>
  );
}
