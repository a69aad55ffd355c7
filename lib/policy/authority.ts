import type { Instant, Millis } from '../base/time.ts';
import type { Permit } from '../call/guidance.ts';
import type { PolicyDocument } from './document.ts';
import { hasFlag, isVulnerable } from './exclusion.ts';
import { type Fact, lifeMarkOf, type Standing } from './facts.ts';
import type { Line } from './line.ts';

/** A permission as far as another person's word is concerned (A1–A5, rulings 18 to 27). */
export interface Asked {
  readonly situation: string;
  /** The event that opened it last, and the start of its situation. */
  readonly lastStep: Instant;
  readonly since: Instant;
  /** `sexual_explicit`, `threat_to_staff`: nobody has to wait for a silent supervisor. */
  readonly isGrave: boolean;
}

export interface Authority {
  readonly supervisor: Permit['supervisor'] | 'denied';
  readonly rule: string | null;
  readonly fact: string | null;
  /** When an approval ends. */
  readonly endsAt: Instant | null;
}

const isSupervisor = ({ type }: Fact): boolean => type.startsWith('supervisor.');
const follows: ReadonlySet<Fact['type']> = new Set(['supervisor.joined', 'supervisor.takeover', 'supervisor.next_step']);
const guardFlags: ReadonlySet<string> = new Set([
  'relay',
  'language_barrier',
  'vulnerable_marker',
  'involuntary_speech',
  'apparent_child',
  'intoxicated',
]);

/** Ruling 22: what ends an approval before its time. */
function endsApproval(fact: Fact): boolean {
  switch (fact.type) {
    case 'agent.mark':
      return lifeMarkOf(fact) !== null || fact.fields.kind === 'threat_to_staff';
    case 'agent.flag':
      return fact.fields.on && guardFlags.has(fact.fields.flag);
    case 'agent.audio_check':
      return fact.fields.result === 'fault';
    case 'caller.says':
      return fact.fields.what === 'unsafe' || fact.fields.what === 'circumstances';
    case 'caller.request':
      return fact.fields.what === 'interpreter';
    case 'supervisor.takeover':
    case 'supervisor.deny':
      return true;
    default:
      return lifeMarkOf(fact) !== null;
  }
}

/** When the approval that lives now ends by time; null: none lives. */
function approvalEnd({ told, now }: Standing, { cuts }: Line, life: Millis, { situation, since }: Asked): Instant | null {
  const approval = told.findLast((fact) => fact.type === 'supervisor.approve' && fact.fields.situation === situation);
  if (approval === undefined || approval.at <= since || now >= approval.at + life) return null;
  const isEnded = told.some((fact) => fact.at >= approval.at && endsApproval(fact)) || cuts.some((cut) => cut >= approval.at);
  return isEnded ? null : approval.at + life;
}

/** The denial that still holds for a permission (A3); `stands` is false once nobody came for a grave kind (ruling 24). */
function denialOf(
  { told, now }: Standing,
  document: PolicyDocument,
  { lastStep, isGrave }: Asked,
): { readonly at: Instant; readonly stands: boolean } | null {
  const { denialLifeMs, silenceMs } = document.supervisor;
  const denial = told.findLast((fact) => fact.type === 'supervisor.deny' && lastStep < fact.at + denialLifeMs);
  if (denial === undefined) return null;
  const until = denial.at + silenceMs;
  const isFollowed = told.some(({ type, at }) => follows.has(type) && at > denial.at && at < until);
  return { at: denial.at, stands: !isGrave || isFollowed || now < until };
}

/** Alarms after the event that no supervisor answered in time: when the time of each is over. */
export function silencesOf({ told }: Standing, since: Instant, silenceMs: Millis): Instant[] {
  const isQuiet = (at: Instant): boolean => !told.some((fact) => isSupervisor(fact) && fact.at > at && fact.at < at + silenceMs);
  return told.filter(({ type, at }) => type === 'agent.escalate' && at > since && isQuiet(at)).map(({ at }) => at + silenceMs);
}

const plain = (supervisor: Authority['supervisor'], rule: string | null, fact: string | null): Authority => ({
  supervisor,
  rule,
  fact,
  endsAt: null,
});

/** Who must agree to an ending that the caller has not agreed to. A denial holds at every level of discretion (ruling 23). */
export function authorityFor(document: PolicyDocument, standing: Standing, line: Line, asked: Asked): Authority {
  const { approvalLifeMs, silenceMs } = document.supervisor;
  const ends = approvalEnd(standing, line, approvalLifeMs, asked);
  const denial = denialOf(standing, document, asked);
  if (denial?.stands === true && ends === null) return plain('denied', 'A3', 'denied');
  const isTrainee = standing.discretion === 'D0';
  // Grave conduct of somebody who sounds like a child needs no answer, but another person (ruling 83).
  const isChild = asked.isGrave && hasFlag(standing, 'apparent_child');
  if (!isTrainee && !isVulnerable(standing) && !isChild)
    return denial === null ? plain('not_needed', null, null) : plain('not_needed', 'A3', 'denial_unfollowed');
  if (ends !== null) return { supervisor: 'given', rule: 'A2', fact: 'approved', endsAt: ends };
  if (asked.isGrave && silencesOf(standing, asked.lastStep, silenceMs).some((until) => until <= standing.now))
    return plain('unanswered', 'A5', 'no_answer');
  if (isChild && !isTrainee && !isVulnerable(standing)) return plain('needed', 'G9', 'child');
  return isTrainee ? plain('needed', 'A1', 'discretion') : plain('needed', 'G7', 'vulnerable');
}
