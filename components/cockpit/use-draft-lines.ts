import { useCallback, useRef, useState } from 'react';
import type { SendCommand } from '../../lib/platform/command.ts';
import type { SaveProblem } from '../../lib/platform/protocol.ts';
import type { Refusal } from '../hooks/use-presses.ts';
import { createDraftLine, type DraftLine } from './draft-line.ts';

export interface DraftLines {
  /** The line of this call; the same one for as long as the surface lives, whatever call is shown meanwhile. */
  readonly of: (callKey: string) => DraftLine;
  /** Why the last stroke of this call was not kept, or null. */
  readonly problemOf: (callKey: string) => SaveProblem | null;
}

const problems: Readonly<Partial<Record<Refusal, SaveProblem>>> = { quota: 'quota', database: 'database', unanswered: 'unanswered' };

/** Draft lines outlive the wrap-up that writes to them: a new call may take its place before the last stroke is acknowledged. */
export function useDraftLines(send: SendCommand): DraftLines {
  const lines = useRef(new Map<string, DraftLine>());
  const [faults, setFaults] = useState<ReadonlyMap<string, SaveProblem>>(new Map());
  const of = useCallback(
    (callKey: string): DraftLine => {
      const known = lines.current.get(callKey);
      if (known !== undefined) return known;
      const line = createDraftLine(
        (change) => send(callKey, { do: 'draft', ...change }),
        (answer) => {
          const fault = answer.ok ? null : (problems[answer.reason] ?? 'database');
          setFaults((before) => {
            if ((before.get(callKey) ?? null) === fault) return before;
            const after = new Map(before);
            if (fault === null) after.delete(callKey);
            else after.set(callKey, fault);
            return after;
          });
        },
      );
      lines.current.set(callKey, line);
      return line;
    },
    [send],
  );
  return { of, problemOf: (callKey) => faults.get(callKey) ?? null };
}
