import type { Instant } from '../../base/time.ts';
import { isDone, itemStep, type Progress } from '../rules/closing.ts';
import { welfareGate } from '../rules/gate.ts';
import { checkGapEnd } from '../rules/prank.ts';
import { asksWelfare, type View } from '../view.ts';
import { type Advice, advice, saying, waiting, why } from './advice.ts';

/** Something that is in progress: when its own event was last heard, and its first missing item. */
interface Doing {
  readonly ownAt: Instant;
  readonly step: () => Advice | null;
}

const doing = (ownAt: Instant | null | undefined, step: () => Advice | null): Doing[] =>
  ownAt === null || ownAt === undefined ? [] : [{ ownAt, step }];

/** P1, P2, G9: welfare first, then the checks, then the closing. */
function prankStep(view: View): Advice | null {
  const { prank, document, standing, line } = view;
  const family = document.families.prank;
  if (prank === null || family === undefined) return null;
  const welfare = asksWelfare(document, standing) ? welfareGate(standing, line) : null;
  if (welfare !== null) {
    const isListening = welfare.isAsked && prank.lastSaid === 'welfare_check';
    const kind = isListening ? 'listen' : 'say';
    return advice({ kind, intent: 'welfare_check' }, why('G9', welfare.isAsked ? 'welfare_answer' : 'welfare_check'), why('P1'));
  }
  const gap = checkGapEnd(prank, family, line);
  if (gap !== null) return waiting(gap, why('P1', 'check_gap'));
  return prank.counted.length < prank.needed
    ? saying('genuine_need_check', why('P1', prank.counted.length === 0 ? 'prank_indicator' : 'genuine_need_check'))
    : saying('prank_closing', why('P1', 'prank_closing'));
}

/** X2: the route in writing as soon as there is a final answer, the warning after the repeats (ruling 90). */
function persistenceStep({ persistence, line }: View): Advice | null {
  if (persistence === null || persistence.answeredAt === null) return null;
  if (persistence.routeAt === null) return saying('written_route', why('X2', 'written_route'));
  if (persistence.repeatsLeft > 0) return advice({ kind: 'help' }, why('X2', 'caller_repeats'));
  if (persistence.warnedAt === null) return saying('persistence_warning', why('X2', 'persistence_warning'));
  const until = persistence.opens?.at ?? null;
  return until === null || until <= line.now ? null : waiting(until, why('X2', 'persistence_wait'));
}

/** X4: stated, then the answer is waited for; once it has lapsed it is stated again. */
function planStep({ plan, line }: View): Advice | null {
  const until = plan?.window?.opensAt ?? null;
  if (plan === null || plan.window === null) return null;
  return until !== null && until > line.now
    ? waiting(until, why('X4', 'plan_answer'))
    : saying('plan_statement', why('X4', 'plan_statement'));
}

/** The first missing item of a closing, as its rule orders them. */
function closingStep(progress: Progress): Advice | null {
  const item = progress.way.items[progress.doneAt.length];
  const step = itemStep(progress);
  return step === null || item === undefined || isDone(progress) ? null : advice(step, why(progress.way.itemRule, item.missing));
}

const closingsIn = ({ closings }: View, situations: readonly string[]): Doing[] =>
  situations.flatMap((situation) => {
    const progress = closings.find(({ way }) => way.situation === situation);
    return progress === undefined ? [] : doing(progress.ownAt, () => closingStep(progress));
  });

/** Everything in progress, in the order in which it counts when two were last heard at once (ruling 90). */
function inProgress(view: View): Doing[] {
  return [
    ...doing(view.prank?.ownAt, () => prankStep(view)),
    ...closingsIn(view, ['wrong_number', 'accidental', 'resolved', 'misdial']),
    ...doing(view.plan?.ownAt, () => planStep(view)),
    ...doing(view.persistence?.ownAt, () => persistenceStep(view)),
  ];
}

/** Line 21: of what is in progress the one that was heard last; null: nothing is. */
export function progressStep(view: View): (() => Advice | null) | null {
  const all = inProgress(view);
  const latest = Math.max(...all.map(({ ownAt }) => ownAt));
  return all.find(({ ownAt }) => ownAt === latest)?.step ?? null;
}

/** The closing whose last own event is the latest; of equals the first in the document. */
export function closingInProgress({ closings }: View): Progress | null {
  const latest = Math.max(...closings.flatMap(({ ownAt }) => (ownAt === null ? [] : [ownAt])));
  return closings.find(({ ownAt }) => ownAt === latest) ?? null;
}
