import type { Instant } from '../base/time.ts';
import type { ConductKind } from './document/conduct.ts';
import type { PolicyDocument } from './document.ts';
import { type Fact, type FactOf, ofType, type Standing } from './facts.ts';
import type { Line } from './line.ts';
import { closingsOf, type Progress, pendingRequests, runningProcessAt } from './rules/closing.ts';
import { type Ladder, ladderOf, needFor, passedTo } from './rules/conduct.ts';
import type { NeedOf } from './rules/conduct-rung.ts';
import { isOdd } from './rules/emergency.ts';
import { hasFlag } from './rules/exclusion.ts';
import { askedOnce } from './rules/gate.ts';
import { type Life, lifeOf } from './rules/life.ts';
import { type Persistence, persistenceOf } from './rules/persistence.ts';
import { type Plan, planOf } from './rules/plan.ts';
import { type Prank, prankOf } from './rules/prank.ts';
import { type Silence, silenceOf } from './rules/silence.ts';
import { unruledMark } from './rules/unruled.ts';
import { voices } from './rules/voice.ts';

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
  readonly silence: Silence | null;
  readonly prank: Prank | null;
  readonly persistence: Persistence | null;
  readonly plan: Plan | null;
  readonly closings: readonly Progress[];
  readonly pending: readonly string[];
  readonly process: 'payment' | 'recording_notice' | null;
  readonly unruled: FactOf<'agent.mark'> | null;
}

/** A4: from the takeover to the hand-back, which must be later. */
export function isTakenOver({ told }: Standing): boolean {
  const last = (type: Fact['type']): number => ofType(told, type).at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  const taken = last('supervisor.takeover');
  return taken > Number.NEGATIVE_INFINITY && taken >= last('supervisor.handback');
}

/** G9: somebody who sounds like a child, or anybody where the document says so. */
export const asksWelfare = ({ guards }: PolicyDocument, standing: Standing): boolean =>
  guards.welfare === 'everybody' || hasFlag(standing, 'apparent_child');

function prankIn(document: PolicyDocument, standing: Standing, line: Line): Prank | null {
  const { prank } = document.families;
  if (prank === undefined) return null;
  const asked = askedOnce(standing, line, 'welfare_check', ['safe']);
  return prankOf(prank, standing, line, { isNeeded: asksWelfare(document, standing), safeAt: asked.answeredAt });
}

const abuseRunsOf = (ladder: Ladder | null): number =>
  ladder === null ? 0 : voices.reduce((sum, voice) => sum + ladder.byVoice[voice].abuseRuns, 0);

/** The same call at a later instant, nothing more being told: only what time itself moves is looked at anew. */
export function laterView(view: View, now: Instant): View {
  const { conduct, plan } = view.document.families;
  const standing = { ...view.standing, now };
  const line = { ...view.line, now };
  return {
    ...view,
    standing,
    line,
    ladder: view.ladder === null || conduct === undefined ? null : passedTo(view.ladder, conduct, line, now),
    plan: plan === undefined ? null : planOf(plan, standing, line),
  };
}

export function viewOf(document: PolicyDocument, standing: Standing, line: Line): View {
  const { conduct, silence, persistence, plan, resolved } = document.families;
  const ladder = conduct === undefined ? null : ladderOf(conduct, standing, line);
  return {
    document,
    standing,
    line,
    life: lifeOf(standing, line),
    takenOver: isTakenOver(standing),
    kinds: conduct?.kinds ?? [],
    needOf: conduct === undefined ? () => 0 : needFor(conduct, standing),
    ladder,
    silence: silence === undefined ? null : silenceOf(silence, standing, line),
    prank: prankIn(document, standing, line),
    persistence: persistence === undefined ? null : persistenceOf(persistence, standing, line, abuseRunsOf(ladder)),
    plan: plan === undefined ? null : planOf(plan, standing, line),
    closings: resolved === undefined ? [] : closingsOf(resolved, standing, line, isOdd(standing)),
    pending: resolved === undefined ? [] : pendingRequests(resolved, standing),
    process: runningProcessAt(standing, standing.now),
    unruled: unruledMark(document, standing),
  };
}
