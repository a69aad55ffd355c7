import { useEffect, useState } from 'react';
import type { CallSnapshot, SaveProblem, WrapUpView } from '../../lib/platform/protocol.ts';
import { useDesk } from './desk-context.ts';
import type { DraftLines } from './use-draft-lines.ts';

export interface WrapUpDraft {
  readonly code: string | null;
  readonly callBackOwed: boolean;
  /** Null: not asked. */
  readonly supervisorTold: boolean | null;
  readonly saving: boolean;
  readonly problem: SaveProblem | null;
  readonly choose: (code: string) => void;
  readonly owe: (owed: boolean) => void;
  readonly tell: (told: boolean) => void;
  readonly save: () => void;
}

const problemsOfSave: ReadonlySet<string> = new Set<SaveProblem>(['quota', 'conflict', 'database', 'unanswered']);
const asProblem = (reason: string): SaveProblem | null => (problemsOfSave.has(reason) ? (reason as SaveProblem) : null);

/** The wrap-up as the agent sees it: what is chosen shows at once; *saved* is the snapshot's word alone. */
export function useWrapUp(call: CallSnapshot, wrapUp: WrapUpView, drafts: DraftLines): WrapUpDraft {
  const { press, stateOf } = useDesk();
  const line = drafts.of(call.callKey);
  const [code, setCode] = useState(() => line.open().code ?? wrapUp.code);
  const [callBackOwed, setOwed] = useState(() => line.open().callBackOwed ?? wrapUp.callBackOwed);
  const [told, setTold] = useState(() => line.open().supervisorTold ?? wrapUp.aftermath.supervisorTold);
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  useEffect(() => {
    if (line.open().code === undefined) setCode(wrapUp.code);
  }, [line, wrapUp.code]);
  useEffect(() => {
    if (line.open().callBackOwed === undefined) setOwed(wrapUp.callBackOwed);
  }, [line, wrapUp.callBackOwed]);

  useEffect(() => {
    if (line.open().supervisorTold === undefined) setTold(wrapUp.aftermath.supervisorTold);
  }, [line, wrapUp.aftermath.supervisorTold]);

  const save = async (): Promise<void> => {
    setProblem(null);
    line.close();
    if (!(await line.settle())) return;
    const answer = await press('save', { do: 'save' });
    if (!answer.ok) setProblem(asProblem(answer.reason));
  };
  return {
    code,
    callBackOwed,
    supervisorTold: told,
    saving: stateOf('save') !== null && wrapUp.savedAt === null,
    problem: problem ?? drafts.problemOf(call.callKey) ?? wrapUp.problem,
    choose: (chosen) => {
      setCode(chosen);
      line.write({ code: chosen });
    },
    owe: (owed) => {
      setOwed(owed);
      line.write({ callBackOwed: owed });
    },
    tell: (isTold) => {
      setTold(isTold);
      line.write({ supervisorTold: isTold });
    },
    save: () => void save(),
  };
}
