import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { WrapUpQuestion, WrapUpView } from '../../lib/platform/protocol.ts';
import { findMessage, sayMessage } from '../ui/message.ts';
import { useDesk } from './desk-context.ts';
import { KeyHint } from './key-hint.tsx';
import { endedAnswers } from './manual-strip.tsx';
import { PressButton } from './press-button.tsx';

const FEW = 3;

/** The question whose options the number keys answer now: the first that has no answer. */
export const openQuestionOf = ({ questions }: WrapUpView): WrapUpQuestion | null => questions.find((each) => each.answer === null) ?? null;

/** An option in words: a side for *who ended it*, else an end code. */
export const optionWord = (ask: WrapUpQuestion['ask'], option: string): string =>
  ask === 'ended_by'
    ? (endedAnswers.find((each) => each.by === option)?.label() ?? sayMessage('code', option))
    : sayMessage('code', option);

interface QuestionProps {
  readonly question: WrapUpQuestion;
  readonly evidence: readonly string[];
  readonly numbered: boolean;
}

function Question({ question, evidence, numbered }: QuestionProps): ReactNode {
  const { press } = useDesk();
  const { ask, options, answer } = question;
  const many = options.length > FEW;
  const seen = ask === 'ended_by' ? evidence.flatMap((code) => findMessage('evidence', code) ?? []) : [];
  return (
    <fieldset className="px-3.5 pb-2.5" data-part={`ask-${ask}`}>
      <legend className="font-semibold">{ask === 'ended_by' ? m.question_ended_by() : m.question_end_code()}</legend>
      {seen.length > 0 && <p className="mt-0.5 text-[12px] text-soft">{seen.join(' ')}</p>}
      <div className={many ? '-mx-2 mt-1 grid grid-cols-2 gap-x-1' : 'mt-1.5 flex flex-wrap gap-1.5'}>
        {options.map((option, at) => (
          <PressButton
            key={option}
            id={`answer-${option}`}
            look={many ? 'plain' : 'quiet'}
            className={`min-h-8 ${answer === option ? 'border-ink bg-stay-tint font-semibold text-ink' : ''}`}
            onPress={() => void press(`answer-${option}`, { do: 'answer', ask, value: option })}
          >
            {numbered && at < 9 && <KeyHint>{at + 1}</KeyHint>}
            {optionWord(ask, option)}
            {answer === option && <span className="sr-only">{m.chosen()}</span>}
          </PressButton>
        ))}
      </div>
    </fieldset>
  );
}

/** Questions are there only when telephony was not sure; leaving one unanswered is an answer too. */
export function WrapUpQuestions({ wrapUp }: { readonly wrapUp: WrapUpView }): ReactNode {
  const open = openQuestionOf(wrapUp);
  return wrapUp.questions.map((question) => (
    <Question key={question.ask} question={question} evidence={wrapUp.evidence} numbered={question === open} />
  ));
}
