import { canonicalJson } from '../base/json.ts';
import type { Instant, Millis } from '../base/time.ts';
import type { CallEvent, EventType, FieldsOf } from '../call/event.ts';
import type { discretions } from './document/authority.ts';

/** An event as far as the policy is concerned. `ids`: of all events that say the same at the same instant. */
export type FactOf<T extends EventType> = {
  readonly type: T;
  readonly fields: FieldsOf<T>;
  readonly at: Instant;
  readonly ids: readonly string[];
};
export type Fact = { [T in EventType]: FactOf<T> }[EventType];

export type Discretion = (typeof discretions)[number];

const byType = new WeakMap<readonly Fact[], ReadonlyMap<EventType, readonly Fact[]>>();

/** Those of one type, in their order. A list of facts is never edited in place: it is sorted out once. */
export function ofType<T extends EventType>(told: readonly Fact[], type: T): readonly FactOf<T>[] {
  let sorted = byType.get(told);
  if (sorted === undefined) {
    sorted = Map.groupBy(told, (fact) => fact.type);
    byType.set(told, sorted);
  }
  return (sorted.get(type) ?? []) as readonly FactOf<T>[];
}

export interface FactSettings {
  /** D1 if absent. */
  readonly discretion?: Discretion;
  /** Flags that stand from the start of the call, beside those that the agent marks. */
  readonly flags?: readonly string[];
}

/** Everything told about one call, each thing once, in an order that does not depend on how it arrived (ruling 4). */
export interface Facts {
  readonly connectedAt: Instant | null;
  readonly discretion: Discretion;
  readonly flags: readonly string[];
  readonly told: readonly Fact[];
}

/** Of `call.*` these alone matter to a rule; of the agent's corrections and of what they answer an alert none does. */
const calls: ReadonlySet<EventType> = new Set(['call.held', 'call.resumed', 'call.ended', 'call.reconnected']);
const unjudged: ReadonlySet<EventType> = new Set(['agent.correct', 'agent.hold_alert']);
const rooms = /^(agent|caller|supervisor|interpreter|handoff|request|journal)\./;

const matters = ({ type }: CallEvent): boolean => calls.has(type) || (rooms.test(type) && !unjudged.has(type));

const keyOf = ({ at, type, fields }: CallEvent): string => `${type} ${at} ${canonicalJson(fields)}`;

function merged(same: readonly CallEvent[]): Fact[] {
  const [first] = same;
  if (first === undefined) return [];
  const { type, fields, at } = first;
  return [{ type, fields, at, ids: [...new Set(same.map(({ id }) => id))].toSorted() } as Fact];
}

/** Reads the facts off the events of one call: any order of them, and any doubles, give the same. */
export function factsOf(events: readonly CallEvent[], settings: FactSettings = {}): Facts {
  const connects = events.flatMap(({ type, at }) => (type === 'call.connected' ? [at] : []));
  const isOutbound = events.some((event) => event.type === 'call.offered' && event.fields.direction === 'outbound');
  const byKey = Map.groupBy(events.filter(matters), keyOf);
  const keys = [...byKey.keys()].toSorted();
  return {
    connectedAt: connects.length === 0 ? null : Math.min(...connects),
    discretion: settings.discretion ?? 'D1',
    flags: [...new Set([...(settings.flags ?? []), ...(isOutbound ? ['outbound'] : [])])].toSorted(),
    told: keys.flatMap((key) => merged(byKey.get(key) ?? [])).toSorted((one, other) => one.at - other.at),
  };
}

/** G1–G3: a mark that says that a life is at risk. */
export function lifeMarkOf(fact: Fact): { readonly rule: 'G1' | 'G2' | 'G3'; readonly what: string } | null {
  switch (fact.type) {
    case 'caller.disclose':
      return { rule: 'G1', what: fact.fields.what };
    case 'caller.sound':
      return fact.fields.what === 'distress' ? { rule: 'G1', what: 'distress' } : null;
    case 'caller.says':
      return fact.fields.what === 'unsafe' ? { rule: 'G1', what: 'unsafe' } : null;
    case 'agent.mark':
      if (fact.fields.kind === 'threat_third_party') return { rule: 'G2', what: fact.fields.kind };
      return fact.fields.kind === 'bomb_threat' ? { rule: 'G3', what: fact.fields.kind } : null;
    default:
      return null;
  }
}

/** V6: calls, holds, escalations and what supervisors did cannot be withdrawn. */
const canBeWithdrawn = ({ type }: Fact): boolean =>
  /^(agent|caller|request|interpreter|handoff)\./.test(type) && type !== 'agent.undo' && type !== 'agent.escalate';

/** True while this mark can still be withdrawn at `at`: a mark of life risk only for `undoMs` from its press (V6). */
export const withdrawableAt = (fact: Fact, at: Instant, undoMs: Millis): boolean =>
  canBeWithdrawn(fact) && fact.at <= at && (lifeMarkOf(fact) === null || at - fact.at < undoMs);

/**
 * The facts as they stood at `now`: nothing later, nothing from before the call was answered
 * (ruling 1), and nothing that was withdrawn by then.
 */
export interface Standing extends Facts {
  readonly now: Instant;
  /** True when something was withdrawn. */
  readonly withdrawn: boolean;
}

const isSample = ({ type }: Fact): boolean => type === 'caller.speech' || type === 'caller.silent';

/** Of samples with nothing between them: the first speech, the last, and the first silence after that. No rule can tell the others. */
function telling(samples: readonly Fact[]): readonly Fact[] {
  if (samples.length < 2) return samples;
  const first = samples.find(({ type }) => type === 'caller.speech');
  const last = samples.findLast(({ type }) => type === 'caller.speech');
  const silent = samples.find(({ type, at }) => type === 'caller.silent' && (last === undefined || at > last.at));
  return samples.filter((fact) => fact === first || fact === last || fact === silent);
}

/** A sampler hears speech and silence by the hundred; the rules need to know few of them. */
function withoutChatter(told: readonly Fact[]): readonly Fact[] {
  const kept: Fact[] = [];
  let run: Fact[] = [];
  for (const fact of told) {
    if (isSample(fact)) {
      run.push(fact);
      continue;
    }
    kept.push(...telling(run), fact);
    run = [];
  }
  return [...kept, ...telling(run)];
}

export function standingAt(facts: Facts, now: Instant, undoMs: Millis): Standing {
  const from = facts.connectedAt ?? Number.POSITIVE_INFINITY;
  const there = facts.told.filter(({ at }) => at >= from && at <= now);
  const undos = there.filter((fact) => fact.type === 'agent.undo');
  const isGone = (fact: Fact): boolean =>
    undos.some(({ fields, at }) => fact.ids.includes(fields.observationId) && withdrawableAt(fact, at, undoMs));
  const left = there.filter((fact) => fact.type !== 'agent.undo' && !isGone(fact));
  return { ...facts, now, told: withoutChatter(left), withdrawn: left.length + undos.length < there.length };
}
