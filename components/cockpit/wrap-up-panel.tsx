import { type ReactNode, useRef } from 'react';
import type { CallSnapshot, WrapUpView } from '../../lib/platform/protocol.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { useDesk } from './desk-context.ts';
import type { Reading } from './reading.ts';
import type { DraftLines } from './use-draft-lines.ts';
import { useFocusCall } from './use-focus-call.ts';
import { useWrapUp } from './use-wrap-up.ts';
import { WrapUp } from './wrap-up.tsx';
import { openQuestionOf } from './wrap-up-questions.tsx';

interface WrapUpPanelProps {
  readonly reading: Reading;
  readonly call: CallSnapshot;
  readonly wrapUp: WrapUpView;
  readonly drafts: DraftLines;
}

/** The wrap-up with its keys: digits answer the open question, else choose a code; Enter takes the suggested code, then saves. */
export function WrapUpPanel({ reading, call, wrapUp, drafts }: WrapUpPanelProps): ReactNode {
  const { press } = useDesk();
  const draft = useWrapUp(call, wrapUp, drafts);
  const card = useRef<HTMLElement>(null);
  useFocusCall('wrap_up', () => card.current?.focus());

  const question = openQuestionOf(wrapUp);
  const digit = (at: number): void => {
    if (wrapUp.savedAt !== null) return;
    const option = question?.options[at];
    const code = wrapUp.codes[at];
    if (question !== null && option !== undefined) void press(`answer-${option}`, { do: 'answer', ask: question.ask, value: option });
    else if (question === null && code !== undefined) draft.choose(code.code);
  };
  const save = (): void => {
    if (wrapUp.savedAt === null) draft.save();
  };
  useKeys([
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) => [String(key), () => digit(key - 1)] as const),
    ['Enter', () => (draft.code === null && wrapUp.suggested !== null ? draft.choose(wrapUp.suggested) : save())],
    ['$mod+Enter', save],
  ]);
  return <WrapUp reading={reading} wrapUp={wrapUp} drafts={drafts} draft={draft} ref={card} />;
}
