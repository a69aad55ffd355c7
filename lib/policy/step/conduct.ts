import { ofType } from '../facts.ts';
import type { Permission } from '../permission.ts';
import { advisoryDue, dueReasons, pauseOf, standReasons, warningDue } from '../rules/due.ts';
import type { View } from '../view.ts';
import { type Advice, advice, saying, waiting, why } from './advice.ts';

/** Line 12: a question stands between a permission and the agent. */
export function gated(shut: readonly Permission[]): Advice | null {
  const gate = shut.find(({ authority, gate: question }) => authority.supervisor !== 'denied' && question !== null)?.gate ?? null;
  if (gate === null) return null;
  const { question, rule, isAsked, until } = gate;
  const missing = { risk_question: 'risk', welfare_check: 'welfare', vulnerability_check: 'circumstances' }[question];
  if (!isAsked) return saying(question, why(rule, question === 'welfare_check' ? question : `${missing}_question`));
  const answer = why(rule, `${missing}_answer`);
  return until === null ? advice({ kind: 'listen', intent: question }, answer) : waiting(until, answer);
}

/** Lines 14 to 16: a warning or an advisory is due, or a pause runs. */
export function warned(view: View): Advice | null {
  const due = warningDue(view);
  if (due !== null) return saying(due, ...dueReasons(view, due));
  if (advisoryDue(view)) return saying('advisory', why('X3', 'advisory'));
  const pause = pauseOf(view);
  if (pause === null) return null;
  const stands = standReasons(view).filter(({ fact }) => fact !== 'warnings_stand');
  const isSwallowed = stands.some(({ fact }) => fact === 'mark_in_pause');
  const ofAdvisory = pause.rule === 'X3' ? [why('X3')] : [];
  return waiting(pause.to, ...stands, isSwallowed ? why('C3') : why('C3', 'pause'), ...ofAdvisory);
}

/** Line 17: only a refusal keeps a permission shut. */
export function refused({ document, standing }: View, shut: readonly Permission[]): Advice | null {
  const denied = shut.filter(({ authority }) => authority.supervisor === 'denied');
  const denial = ofType(standing.told, 'supervisor.deny').at(-1);
  if (denied.length === 0 || denial === undefined) return null;
  const isFollowed = standing.told.some(
    ({ type, at }) => (type === 'supervisor.joined' || type === 'supervisor.next_step') && at > denial.at,
  );
  const reason = why('A3', 'denied');
  if (isFollowed) return advice({ kind: 'help' }, reason);
  const until = denial.at + document.supervisor.silenceMs;
  const isGrave = denied.every(({ severity }) => severity === 3) && until > standing.now;
  return advice(isGrave ? { kind: 'await_supervisor', until } : { kind: 'await_supervisor' }, reason);
}
