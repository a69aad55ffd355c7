import { closingsOf, type Progress, pendingRequests, runningProcess } from './closing.ts';
import { type Ladder, ladderOf, needFor } from './conduct.ts';
import type { NeedOf } from './conduct-rung.ts';
import type { ConductKind } from './document/conduct.ts';
import type { PolicyDocument } from './document.ts';
import type { Fact, FactOf, Standing } from './facts.ts';
import { type Life, lifeOf } from './life.ts';
import { type Line, lineOf } from './line.ts';
import { unruledMark } from './unruled.ts';

/** What one call amounts to under one document at one instant: all that verdict, step, reasons and ledger are read from. */
export interface View {
  readonly document: PolicyDocument;
  readonly standing: Standing;
  readonly line: Line;
  readonly life: Life;
  readonly takenOver: boolean;
  readonly kinds: readonly ConductKind[];
  readonly needOf: NeedOf;
  readonly ladder: Ladder | null;
  readonly closings: readonly Progress[];
  readonly pending: readonly string[];
  readonly process: 'payment' | 'recording_notice' | null;
  readonly unruled: FactOf<'agent.mark'> | null;
}

/** A4: from the takeover to the hand-back, which must be later. */
export function isTakenOver({ told }: Standing): boolean {
  const last = (type: Fact['type']): number => told.findLast((fact) => fact.type === type)?.at ?? Number.NEGATIVE_INFINITY;
  const taken = last('supervisor.takeover');
  return taken > Number.NEGATIVE_INFINITY && taken >= last('supervisor.handback');
}

export function viewOf(document: PolicyDocument, standing: Standing): View {
  const line = lineOf(standing);
  const { conduct, resolved } = document.families;
  return {
    document,
    standing,
    line,
    life: lifeOf(standing, line),
    takenOver: isTakenOver(standing),
    kinds: conduct?.kinds ?? [],
    needOf: conduct === undefined ? () => 0 : needFor(conduct, standing),
    ladder: conduct === undefined ? null : ladderOf(conduct, standing, line),
    closings: resolved === undefined ? [] : closingsOf(resolved, standing, line),
    pending: resolved === undefined ? [] : pendingRequests(resolved, standing),
    process: runningProcess(standing),
    unruled: unruledMark(document, standing),
  };
}
