import type { NextStep, Reason } from '../call/guidance.ts';
import { silencesOf } from './authority.ts';
import { isDone, itemStep, opensAt, type Progress, waitOf } from './closing.ts';
import { dueReasons, pauseEnd, standReasons, warningDue } from './due.ts';
import { barrierAt } from './exclusion.ts';
import { mayClose, type Permission } from './permission.ts';
import type { View } from './view.ts';

/** A step and why it is that one. */
export interface Advice {
  readonly step: NextStep;
  readonly reasons: readonly Reason[];
}

const advice = (step: NextStep, ...reasons: readonly Reason[]): Advice => ({ step, reasons });

/** How the agent leaves by the first free permission, saying what, and until when (ruling 87). */
export function leaving({ action, situation, saying, lapsesAt, authority }: Permission): NextStep {
  if (action !== 'end_call') return situation === 'survey' ? { kind: 'release', intent: 'survey' } : { kind: 'release' };
  const ends = [lapsesAt, authority.endsAt].filter((at) => at !== null);
  return {
    kind: 'end',
    ...(saying === null ? {} : { intent: saying }),
    ...(ends.length === 0 ? {} : { until: Math.min(...ends) }),
  };
}

/** Ruling 88: wait while the alarm may still be answered, else ask, also again. */
export function asking({ document, standing }: View, { lastStep, authority: { rule, fact } }: Permission): Advice {
  const running = silencesOf(standing, lastStep, document.supervisor.silenceMs).filter((until) => until > standing.now);
  const why: Reason[] = rule === null ? [] : [fact === null ? { rule } : { rule, fact }];
  const wasGiven = standing.told.some(({ type, at }) => type === 'supervisor.approve' && at > lastStep);
  const gone: Reason[] = wasGiven ? [{ rule: 'A2', fact: 'approval_gone' }] : [];
  const until = running[0];
  if (until === undefined) return advice({ kind: 'approval' }, ...gone, ...why);
  return advice({ kind: 'await_supervisor', until }, ...gone, ...why, { rule: 'A5', fact: 'answer_awaited' });
}

/** Lines 8 to 10: what must be put right before anything counts. */
function repair({ line, ladder, standing }: View): Advice | null {
  if (line.faults.some(({ to }) => to === null)) return advice({ kind: 'check' }, { rule: 'G8', fact: 'audio_fault' });
  if (ladder !== null && ladder.owes !== null) return advice({ kind: 'say', intent: ladder.owes }, { rule: 'V1', fact: ladder.owes });
  const barrier = barrierAt(standing, standing.now);
  if (barrier === 'pending') return advice({ kind: 'settle', intent: 'interpreter' }, { rule: 'G5', fact: 'interpreter_pending' });
  return barrier === null ? null : advice({ kind: 'say', intent: 'interpreter_offer' }, { rule: 'G5', fact: 'interpreter_offer' });
}

/** Line 17: only a refusal keeps a permission shut. */
function refused({ document, standing }: View, denied: readonly Permission[]): Advice | null {
  const denial = standing.told.findLast(({ type }) => type === 'supervisor.deny');
  if (denied.length === 0 || denial === undefined) return null;
  const isFollowed = standing.told.some(
    ({ type, at }) => (type === 'supervisor.joined' || type === 'supervisor.next_step') && at > denial.at,
  );
  const why: Reason = { rule: 'A3', fact: 'denied' };
  if (isFollowed) return advice({ kind: 'help' }, why);
  const until = denial.at + document.supervisor.silenceMs;
  const isGrave = denied.every(({ severity }) => severity === 3) && until > standing.now;
  return advice(isGrave ? { kind: 'await_supervisor', until } : { kind: 'await_supervisor' }, why);
}

/** Line 12: a question stands between a permission and the agent. */
function gated(shut: readonly Permission[]): Advice | null {
  const gate = shut.find(({ authority, gate: question }) => authority.supervisor !== 'denied' && question !== null)?.gate ?? null;
  if (gate === null) return null;
  return advice({ kind: gate === 'welfare_check' ? 'say' : 'listen', intent: 'welfare_check' }, { rule: 'G9', fact: gate });
}

/** Lines 12 to 17: conduct. */
function ofConduct(view: View, shut: readonly Permission[]): Advice | null {
  const question = gated(shut);
  if (question !== null) return question;
  const due = warningDue(view);
  if (due !== null) return advice({ kind: 'say', intent: due }, ...dueReasons(view, due));
  const until = pauseEnd(view);
  const denied = shut.filter(({ authority }) => authority.supervisor === 'denied');
  if (until === null) return refused(view, denied);
  const stands = standReasons(view).filter(({ fact }) => fact !== 'warnings_stand');
  const isSwallowed = stands.some(({ fact }) => fact === 'mark_in_pause');
  return advice({ kind: 'wait', until: earliest(view, until) }, ...stands, { rule: 'C3', ...(isSwallowed ? {} : { fact: 'pause' }) });
}

/** Waits of closings that lack nothing else. */
function closingWaits(view: View): { readonly progress: Progress; readonly until: number }[] {
  if (!mayClose(view)) return [];
  return view.closings.flatMap((progress) => {
    const until = opensAt(progress, view.standing, view.line)?.at ?? null;
    return until !== null && until > view.standing.now ? [{ progress, until }] : [];
  });
}

/** Where several waits run, the earliest end counts: no countdown past an opening (ruling 91). */
const earliest = (view: View, until: number): number => Math.min(until, ...closingWaits(view).map((wait) => wait.until));

/** The closing whose last own event is the latest; of equals the first in the document (ruling 90). */
export function closingInProgress({ closings }: View): Progress | null {
  const latest = Math.max(...closings.flatMap(({ ownAt }) => (ownAt === null ? [] : [ownAt])));
  return closings.find(({ ownAt }) => ownAt === latest) ?? null;
}

/** Lines 18, 20 and 21: the closing. */
function ofClosing(view: View): Advice | null {
  const { standing, pending, process } = view;
  const [wait] = closingWaits(view).toSorted((one, other) => one.until - other.until);
  if (wait !== undefined)
    return advice({ kind: 'wait', until: wait.until }, { rule: waitOf(wait.progress, standing).rule, fact: 'closing_wait' });
  const [request] = pending;
  if (request !== undefined) return advice({ kind: 'settle', intent: request }, { rule: 'R9', fact: `request_${request}` });
  const progress = closingInProgress(view);
  if (progress === null) return null;
  if (process !== null) return advice({ kind: 'finish', intent: process }, { rule: 'V4', fact: process });
  const item = progress.way.items[progress.doneAt.length];
  const step = itemStep(progress);
  return step === null || item === undefined || isDone(progress) ? null : advice(step, { rule: progress.way.itemRule, fact: item.missing });
}

function helping(view: View): Advice {
  const isReopened = view.closings.some(({ reopened }) => reopened);
  const reopened: Reason[] = isReopened ? [{ rule: 'R5', fact: 'request_reopened' }] : [];
  return advice({ kind: 'help' }, ...standReasons(view), ...reopened);
}

/** The one next step where nothing is open: the first line of ruling 85, from 8 on, that holds. */
export function stepWithout(view: View, shut: readonly Permission[]): Advice {
  if (view.unruled !== null) return advice({ kind: 'ask_policy' }, { rule: 'G10', fact: 'no_rule_yet' });
  return repair(view) ?? ofConduct(view, shut) ?? ofClosing(view) ?? helping(view);
}
