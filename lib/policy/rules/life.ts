import type { Instant, Millis } from '../../base/time.ts';
import type { NextStep } from '../../call/guidance.ts';
import { type Fact, lifeMarkOf, ofType, type Standing } from '../facts.ts';
import type { Line } from '../line.ts';

/** A guard of life needs no policy (ruling 61): these spans hold where none can be read. */
export const withoutPolicy = { escalationSilenceMs: 60_000, undoMs: 10_000 } as const;

/** A mark that life is at risk: G1 the caller's or a child's, G2 another person's, G3 a bomb or an attack. */
export interface LifeMark {
  readonly rule: 'G1' | 'G2' | 'G3';
  readonly what: string;
  readonly at: Instant;
}

/** The guards of life, and what came of them (rulings 54 to 56, 80). */
export interface Life {
  /** In the order in which they were raised. */
  readonly marks: readonly LifeMark[];
  /** Handed over or cleared: the own leg may be released, because of the first mark that was lifted so. */
  readonly released: { readonly mark: LifeMark; readonly at: Instant } | null;
}

/** To a role that may take a life at risk on: never to a colleague. */
export const isHandOff = (fact: Fact): boolean => fact.type === 'handoff.accepted' && fact.fields.role !== 'colleague';
const isClearance = (fact: Fact): boolean => fact.type === 'supervisor.cleared' && fact.fields.why === undefined;
const isError = (fact: Fact): boolean => fact.type === 'supervisor.cleared' && fact.fields.why === 'marked_in_error';

function lift(life: Life, group: readonly Fact[], at: Instant): Life {
  const errors = group.filter(isError).length;
  const marks = life.marks.slice(0, Math.max(0, life.marks.length - errors));
  const isCleared = group.some(isClearance);
  const left = group.some(isHandOff) ? [] : marks.filter(({ rule }) => rule === 'G1' || !isCleared);
  const [first] = marks;
  if (first === undefined || left.length > 0) return { ...life, marks: left };
  return { marks: [], released: { mark: first, at } };
}

/** What lifts must be later than what it lifts; what raises wins a tie (ruling 3). */
export function lifeOf({ told }: Standing, { cuts }: Line): Life {
  let life: Life = { marks: [], released: null };
  if (!told.some((fact) => lifeMarkOf(fact) !== null)) return life;
  for (const [at, group] of Map.groupBy(told, (fact) => fact.at)) {
    life = lift(life, group, at);
    const raised = group.flatMap((fact) => lifeMarkOf(fact) ?? []).map((mark) => ({ ...mark, at }));
    const closes = raised.length > 0 || cuts.includes(at) || group.some(({ type }) => type === 'supervisor.handback');
    life = { marks: [...life.marks, ...raised], released: closes ? null : life.released };
  }
  return life;
}

const isAnswer = ({ type }: Fact): boolean => type.startsWith('supervisor.') || type === 'handoff.accepted';

/** Answers that leave the agent alone with a life at risk: somebody must be called again (ruling 81). */
const leavesAlone = ({ type, fields }: Fact): boolean =>
  type === 'supervisor.deny' ||
  type === 'supervisor.handback' ||
  type === 'supervisor.cleared' ||
  (type === 'handoff.accepted' && 'role' in fields && fields.role === 'colleague');

/** How an alarm stands: never raised, waiting for an answer since `at`, or answered. */
export type Alarm = { readonly is: 'missing' | 'answered' | 'waved_off' } | { readonly is: 'waiting'; readonly since: Instant };

/** The alarm for what happened at `since`. A second press does not start the minute anew. */
export function alarmOf({ told }: Standing, since: Instant): Alarm {
  const presses = ofType(told, 'agent.escalate').filter(({ at }) => at > since);
  const [first] = presses;
  if (first === undefined) return { is: 'missing' };
  const answers = told.filter((fact) => isAnswer(fact) && fact.at > first.at);
  const last = answers.at(-1);
  const open = presses.find(({ at }) => last === undefined || at >= last.at);
  if (open !== undefined) return { is: 'waiting', since: open.at };
  return { is: answers.some((fact) => fact.at === last?.at && leavesAlone(fact)) ? 'waved_off' : 'answered' };
}

/** Ruling 81: what to do while a life is at risk; the line itself is seen to elsewhere. */
export function lifeStep(
  standing: Standing,
  since: Instant,
  silenceMs: Millis,
  unanswered: 'call_emergency' | 'escalate' = 'call_emergency',
): NextStep {
  const alarm = alarmOf(standing, since);
  if (alarm.is === 'answered') return { kind: 'await_supervisor' };
  if (alarm.is !== 'waiting') return { kind: 'escalate' };
  const until = alarm.since + silenceMs;
  return standing.now < until ? { kind: 'await_supervisor', until } : { kind: unanswered };
}
