import type { GuideAction, GuideActions } from '../../call/action.ts';
import type { Guidance } from '../../call/guidance.ts';
import { type Fact, lifeMarkOf, type Standing, withdrawableAt } from '../facts.ts';
import { alarmOf, type LifeMark } from '../rules/life.ts';
import { advised, alarm, denied, joined, press } from './press.ts';

const handedOver = [
  press('handed_over_duty', { type: 'handoff.accepted', fields: { role: 'duty_role' } }),
  press('handed_over_emergency', { type: 'handoff.accepted', fields: { role: 'emergency_service' } }),
];
const cleared = press('cleared', { type: 'supervisor.cleared', fields: {} });
const inError = press('marked_in_error', { type: 'supervisor.cleared', fields: { why: 'marked_in_error' } });
const calledEmergency = alarm('called_emergency', 'emergency_called');
const calledDuty = alarm('called_duty', 'duty_called');

/** What ends a guard of life (rulings 54 to 56, 75, 80): each is another person's word but the withdrawal. */
function lifting(standing: Standing, marks: readonly LifeMark[], undoMs: number): GuideAction[] {
  const latest: Fact | undefined = standing.told.findLast((fact) => lifeMarkOf(fact) !== null);
  const canUndo = latest !== undefined && withdrawableAt(latest, standing.now, undoMs);
  const undo = press('undo', { type: 'agent.undo', fields: { observationId: latest?.ids[0] ?? '' } });
  const isAsked = alarmOf(standing, marks[0]?.at ?? standing.now).is !== 'missing';
  const canClear = marks.every(({ rule }) => rule !== 'G1');
  return [...(isAsked ? [joined] : []), ...handedOver, ...(canClear ? [cleared] : []), canUndo ? undo : inError];
}

/** The agent's own call for help, once each: who was called, and when, is in the record then (ruling 81). */
function ownCall({ told }: Standing, since: number): GuideActions {
  const called = told.flatMap((fact) => (fact.type === 'agent.escalate' && fact.at > since ? [fact.fields.reason] : []));
  const left = [calledEmergency, calledDuty].filter(({ act }) => act.type === 'agent.escalate' && !called.includes(act.fields.reason));
  return left.length < 2 ? { primary: null, others: left } : { primary: calledEmergency, others: [calledDuty] };
}

/** While a life is at risk: help must come, and nothing that would loosen the guard is ever primary (G1–G3). */
export function guarding({ nextStep }: Guidance, standing: Standing, marks: readonly LifeMark[], undoMs: number): GuideActions {
  const lift = lifting(standing, marks, undoMs);
  if (nextStep.kind === 'escalate') return { primary: alarm('get_help', 'life_risk'), others: lift };
  if (nextStep.kind !== 'call_emergency') return { primary: null, others: lift };
  const { primary, others } = ownCall(standing, marks[0]?.at ?? standing.now);
  return { primary, others: [...others, ...lift] };
}

/** What the alarm is for, where no life is at risk. */
function reasonOf({ reasons, verdict }: Guidance): string {
  if (reasons.some(({ rule }) => rule === 'G4')) return 'threat';
  return verdict === 'must_escalate' ? 'odd_call' : 'conduct';
}

/** The alarm for a threat to staff (G4), and for a call on an emergency line that nobody may close (E2, line 11). */
export function escalating(guidance: Guidance): GuideActions {
  return { primary: alarm('alert_supervisor', reasonOf(guidance)), others: [] };
}

/** Nobody came to a call of line 11: it is told again whom the agent called. */
export const callingOut = (standing: Standing): GuideActions => {
  const { primary, others } = ownCall(standing, standing.connectedAt ?? standing.now);
  return { primary, others: [...others, joined, ...handedOver] };
};

/** A supervisor's yes belongs to one situation (A2). While it is waited for, the word is theirs, and nothing is primary. */
export function approving({ permits, nextStep }: Guidance): GuideActions {
  const situation = permits.find(({ supervisor }) => supervisor === 'needed')?.situation;
  const yes = situation === undefined ? [] : [press('approved', { type: 'supervisor.approve', fields: { situation } })];
  const others = yes.length > 0 ? [...yes, denied] : [joined, advised];
  return { primary: nextStep.kind === 'await_supervisor' ? null : alarm('ask_now', 'approval'), others };
}

/** Taken over: the way out is the phone's, unless the call comes back (A4). */
export const leaving: GuideActions = { primary: null, others: [press('handed_back', { type: 'supervisor.handback', fields: {} })] };
