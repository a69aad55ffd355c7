import type { Instant, Millis } from '../../base/time.ts';
import type { Permit, Reason } from '../../call/guidance.ts';
import type { PolicyDocument } from '../document.ts';
import { type Fact, lifeMarkOf, ofType, type Standing } from '../facts.ts';
import type { Line } from '../line.ts';
import { isVulnerable } from './exclusion.ts';

/** A permission as far as another person's word is concerned (A1–A5, rulings 18 to 27). */
export interface Asked {
  readonly situation: string;
  /** What happened: an alarm later than this calls a supervisor for it. A threat happens before the alarm that opens its permission. */
  readonly event: Instant;
  /** The event that opened it last, and the start of its situation. */
  readonly lastStep: Instant;
  readonly since: Instant;
  /** `sexual_explicit`, `threat_to_staff`: nobody has to wait for a silent supervisor. */
  readonly isGrave: boolean;
  /** Why another person is asked at every level of discretion: taps, an emergency line, grave conduct of a child; null: not so. */
  readonly always: Reason | null;
  /** The rule that asks for one unless the level waives it. */
  readonly unlessWaived: 'G6' | 'X2' | 'X3' | null;
}

export interface Authority {
  readonly supervisor: Permit['supervisor'] | 'denied';
  readonly why: readonly Reason[];
  /** When an approval ends. */
  readonly endsAt: Instant | null;
  /** Alarms that no supervisor answered in time: when the time of each is over (ruling 25). */
  readonly silences: readonly Instant[];
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
  const approval = ofType(told, 'supervisor.approve').findLast(({ fields }) => fields.situation === situation);
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
  const denial = ofType(told, 'supervisor.deny').findLast(({ at }) => lastStep < at + denialLifeMs);
  if (denial === undefined) return null;
  const until = denial.at + silenceMs;
  const isFollowed = told.some(({ type, at }) => follows.has(type) && at > denial.at && at < until);
  return { at: denial.at, stands: !isGrave || isFollowed || now < until };
}

function silencesOf({ told }: Standing, since: Instant, silenceMs: Millis): Instant[] {
  const isQuiet = (at: Instant): boolean => !told.some((fact) => isSupervisor(fact) && fact.at > at && fact.at < at + silenceMs);
  return ofType(told, 'agent.escalate')
    .filter(({ at }) => at > since && isQuiet(at))
    .map(({ at }) => at + silenceMs);
}

/** Why somebody else must agree; empty: nobody must (A1, G7, rulings 18 and 19). */
function needs({ supervisor }: PolicyDocument, standing: Standing, { always, unlessWaived }: Asked): Reason[] {
  const level = supervisor.levels[standing.discretion];
  const isWaived = unlessWaived === null || level.waives.includes(unlessWaived);
  return [
    ...(level.asksAlways ? [{ rule: 'A1', fact: 'discretion' }] : []),
    ...(isVulnerable(standing) ? [{ rule: 'G7', fact: 'vulnerable' }] : []),
    ...(always === null ? [] : [always]),
    ...(isWaived ? [] : [{ rule: 'A1', fact: 'supervisor_level' }]),
  ];
}

/** Who must agree to an ending that the caller has not agreed to. A denial holds at every level of discretion (ruling 23). */
export function authorityFor(document: PolicyDocument, standing: Standing, line: Line, asked: Asked): Authority {
  const { approvalLifeMs, silenceMs } = document.supervisor;
  const endsAt = approvalEnd(standing, line, approvalLifeMs, asked);
  const silences = silencesOf(standing, asked.event, silenceMs);
  const denial = denialOf(standing, document, asked);
  const stands = denial?.stands === true;
  if (stands && endsAt === null) return { supervisor: 'denied', why: [{ rule: 'A3', fact: 'denied' }], endsAt: null, silences };
  const why = needs(document, standing, asked);
  if (endsAt !== null && (stands || why.length > 0)) {
    const overruled: Reason[] = denial === null ? [] : [{ rule: 'A3' }];
    return { supervisor: 'given', why: [{ rule: 'A2', fact: 'approved' }, ...overruled], endsAt, silences };
  }
  const unfollowed: Reason[] = denial === null ? [] : [{ rule: 'A3', fact: 'denial_unfollowed' }];
  if (why.length === 0) return { supervisor: 'not_needed', why: unfollowed, endsAt: null, silences };
  const mayGoOn = asked.isGrave && document.emergency === null;
  if (mayGoOn && silences.some((until) => until <= standing.now))
    return { supervisor: 'unanswered', why: [{ rule: 'A5', fact: 'no_answer' }], endsAt: null, silences };
  return { supervisor: 'needed', why, endsAt: null, silences };
}
