import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { WrapUpQuestion, WrapUpView } from '../../lib/platform/protocol.ts';
import { findMessage, sayMessage } from '../ui/message.ts';
import { useDesk } from './desk-context.ts';
import { KeyHint } from './key-hint.tsx';
import { endedAnswers } from './manual-strip.tsx';
import { OptionGrid, OptionRow } from './option-row.tsx';
import { PressButton } from './press-button.tsx';

/** The question whose options the number keys answer now: the first that has no answer. */
export const openQuestionOf = ({ questions }: WrapUpView): WrapUpQuestion | null => questions.find((each) => each.answer === null) ?? null;

interface QuestionProps {
  readonly question: WrapUpQuestion;
  readonly numbered: boolean;
}

function WhoEnded({ question, numbered, evidence }: QuestionProps & { readonly evidence: readonly string[] }): ReactNode {
  const { press } = useDesk();
  const seen = evidence.flatMap((code) => findMessage('evidence', code) ?? []);
  return (
    <fieldset className="px-3.5 pb-2.5" data-part="ask-ended_by">
      <legend className="font-semibold">{m.question_ended_by()}</legend>
      {seen.length > 0 && <p className="mt-0.5 text-[12px] text-soft">{seen.join(' ')}</p>}
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        {question.options.map((option, at) => (
          <PressButton
            key={option}
            id={`answer-${option}`}
            className={`min-h-8 ${question.answer === option ? 'border-ink bg-stay-tint font-semibold text-ink' : ''}`}
            onPress={() => void press(`answer-${option}`, { do: 'answer', ask: 'ended_by', value: option })}
          >
            {numbered && <KeyHint>{at + 1}</KeyHint>}
            {endedAnswers.find(({ by }) => by === option)?.label() ?? option}
            {question.answer === option && <span className="sr-only">{m.chosen()}</span>}
          </PressButton>
        ))}
      </div>
    </fieldset>
  );
}

function HowEnded({ question, numbered }: QuestionProps): ReactNode {
  const { press, stateOf } = useDesk();
  return (
    <fieldset className="px-1.5 pb-2.5" data-part="ask-end_code">
      <legend className="px-2 pb-0.5 font-semibold">{m.question_end_code()}</legend>
      <OptionGrid count={question.options.length}>
        {question.options.map((option, at) => (
          <OptionRow
            key={option}
            data-press={`answer-${option}`}
            label={sayMessage('code', option)}
            digit={numbered ? at + 1 : null}
            chosen={question.answer === option}
            marked={stateOf(`answer-${option}`) !== null}
            onClick={() => void press(`answer-${option}`, { do: 'answer', ask: 'end_code', value: option })}
          />
        ))}
      </OptionGrid>
    </fieldset>
  );
}

/** Questions are there only when telephony was not sure; leaving one unanswered is an answer too. */
export function WrapUpQuestions({ wrapUp }: { readonly wrapUp: WrapUpView }): ReactNode {
  const open = openQuestionOf(wrapUp);
  return wrapUp.questions.map((question) =>
    question.ask === 'ended_by' ? (
      <WhoEnded key={question.ask} question={question} numbered={question === open} evidence={wrapUp.evidence} />
    ) : (
      <HowEnded key={question.ask} question={question} numbered={question === open} />
    ),
  );
}
