import type { Instant } from '../base/time.ts';
import type { NextStep, Reason } from '../call/guidance.ts';
import { ofType } from './facts.ts';
import { mayClose, type Permission } from './permission.ts';
import { opensAt, type Progress, waitOf } from './rules/closing.ts';
import { standReasons } from './rules/due.ts';
import { barrierAt } from './rules/exclusion.ts';
import { tapsAsk } from './rules/taps.ts';
import { type Advice, advice, saying, waiting, why } from './step/advice.ts';
import { gated, refused, warned } from './step/conduct.ts';
import { oddStep, riskStep } from './step/emergency.ts';
import { progressStep } from './step/progress.ts';
import { silenceStep } from './step/silence.ts';
import type { View } from './view.ts';

/** How the agent leaves by the first free permission, saying what, and until when (ruling 87). */
export function leaving({ action, situation, saying: words, lapsesAt, authority }: Permission): NextStep {
  if (action !== 'end_call') return situation === 'survey' ? { kind: 'release', intent: 'survey' } : { kind: 'release' };
  const ends = [lapsesAt, authority.endsAt].filter((at) => at !== null);
  return {
    kind: 'end',
    ...(words === null ? {} : { intent: words }),
    ...(ends.length === 0 ? {} : { until: Math.min(...ends) }),
  };
}

/** Ruling 82: the question itself may make another person's word needless; while its wait runs nobody else is asked. */
function askingOfTaps({ silence, document, standing }: View, { situation, authority }: Permission): Advice | null {
  if (situation !== 'silence' || silence === null || !tapsAsk(silence.taps, standing.now)) return null;
  const { taps } = silence;
  if (document.families.silence?.tapsQuestion !== true) return null;
  if (taps.askedAt === null) return saying('safety_taps_question', why('Q4', 'safety_taps'));
  const isOnlyTaps = authority.why.every(({ rule }) => rule === 'Q4');
  return isOnlyTaps && taps.waitedAt !== null && taps.waitedAt > standing.now ? waiting(taps.waitedAt, why('Q4', 'taps_stand')) : null;
}

/** Ruling 88: wait while the alarm may still be answered, else ask, also again. */
export function asking(view: View, permission: Permission): Advice {
  const { standing } = view;
  const { lastStep, authority } = permission;
  const taps = askingOfTaps(view, permission);
  if (taps !== null) return taps;
  const until = authority.silences.find((end) => end > standing.now);
  const wasGiven = ofType(standing.told, 'supervisor.approve').some(({ at }) => at > lastStep);
  const gone: Reason[] = wasGiven ? [why('A2', 'approval_gone')] : [];
  const unanswered: Reason[] = authority.silences.length === 0 ? [] : [why('A5')];
  if (until === undefined) return advice({ kind: 'approval' }, ...gone, ...authority.why, ...unanswered);
  return advice({ kind: 'await_supervisor', until }, ...gone, ...authority.why, why('A5', 'answer_awaited'));
}

/** Lines 8 to 10: what must be put right before anything counts. */
function repair({ line, ladder, standing }: View): Advice | null {
  if (line.faults.some(({ to }) => to === null)) return advice({ kind: 'check' }, why('G8', 'audio_fault'));
  if (ladder !== null && ladder.owes !== null) return saying(ladder.owes, why('V1', ladder.owes));
  const barrier = barrierAt(standing, standing.now);
  if (barrier === 'pending') return advice({ kind: 'settle', intent: 'interpreter' }, why('G5', 'interpreter_pending'));
  return barrier === null ? null : saying('interpreter_offer', why('G5', 'interpreter_offer'));
}

/** Line 18: a closing that lacks nothing but its wait; of several the one that ends first. */
function closingWait(view: View): Advice | null {
  if (!mayClose(view)) return null;
  const waits = view.closings.flatMap((progress): { readonly progress: Progress; readonly until: Instant }[] => {
    const until = opensAt(progress, view.standing, view.line)?.at ?? null;
    return until !== null && until > view.standing.now ? [{ progress, until }] : [];
  });
  const [first] = waits.toSorted((one, other) => one.until - other.until);
  return first === undefined ? null : waiting(first.until, why(waitOf(first.progress, view.standing).rule, 'closing_wait'));
}

/** Lines 18 to 21: what is under way in peace. A payment or a notice that runs is finished first (ruling 91). */
function underWay(view: View): Advice | null {
  const { pending, process } = view;
  const wait = closingWait(view);
  if (wait !== null) return wait;
  const silence = silenceStep(view);
  const finishing = process === null ? null : advice({ kind: 'finish', intent: process }, why('V4', process));
  if (silence !== null) return finishing ?? silence;
  const [request] = pending;
  if (request !== undefined) return advice({ kind: 'settle', intent: request }, why('R9', `request_${request}`));
  const progress = progressStep(view);
  return progress === null ? null : (finishing ?? progress());
}

/** Nothing is asked of the agent but to help; what a request, a sound or an urgent need has taken back is said. */
function helping(view: View): Advice {
  const { closings, silence, plan, standing } = view;
  const isReopened = closings.some(({ reopened }) => reopened);
  const prompted = ofType(standing.told, 'agent.say').some(
    ({ fields: { intent } }) => intent === 'silent_prompt' || intent === 'silent_closing',
  );
  return advice(
    { kind: 'help' },
    ...standReasons(view),
    ...(isReopened ? [why('R5', 'request_reopened')] : []),
    ...(silence?.unmarked === true && prompted ? [why('Q4')] : []),
    ...(plan?.isUrgent === true ? [why('X4', 'plan_urgent')] : []),
  );
}

/** Where several waits run, the earliest end counts: no countdown past an opening (ruling 91). */
function atTheEarliest(view: View, shut: readonly Permission[], next: Advice): Advice {
  if (next.step.kind !== 'wait') return next;
  const others = [gated(shut), warned(view), closingWait(view), view.process === null ? silenceStep(view) : null];
  const progress = view.process === null && view.pending.length === 0 ? progressStep(view)?.() : null;
  const ends = [...others, progress].flatMap((each) => (each?.step.kind === 'wait' ? [each.step.until ?? Number.POSITIVE_INFINITY] : []));
  return { ...next, step: { ...next.step, until: Math.min(next.step.until ?? Number.POSITIVE_INFINITY, ...ends) } };
}

/** The one next step where nothing is open: the first line of ruling 85, from 8 on, that holds. */
export function stepWithout(view: View, shut: readonly Permission[]): Advice {
  if (view.unruled !== null) return advice({ kind: 'ask_policy' }, why('G10', 'no_rule_yet'));
  const next =
    repair(view) ??
    oddStep(view) ??
    gated(shut) ??
    riskStep(view) ??
    warned(view) ??
    refused(view, shut) ??
    underWay(view) ??
    helping(view);
  return atTheEarliest(view, shut, next);
}
