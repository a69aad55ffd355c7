import { canonicalJson } from '../base/json.ts';
import type { Instant, Millis } from '../base/time.ts';
import type { CallEvent, EventType, FieldsOf } from '../call/event.ts';

/** An event as far as the policy is concerned. `ids`: of all events that say the same at the same instant. */
export type FactOf<T extends EventType> = {
  readonly type: T;
  readonly fields: FieldsOf<T>;
  readonly at: Instant;
  readonly ids: readonly string[];
};
export type Fact = { [T in EventType]: FactOf<T> }[EventType];

/** What an agent may decide alone (A1): D0 nothing that ends a call against the caller's word, D3 as a supervisor. */
export const discretions = ['D0', 'D1', 'D2', 'D3'] as const;
export type Discretion = (typeof discretions)[number];

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

/** Of `call.*` these alone matter to a rule; of the agent's corrections none does. */
const calls: ReadonlySet<EventType> = new Set(['call.held', 'call.resumed', 'call.ended', 'call.reconnected']);
const rooms = /^(agent|caller|supervisor|interpreter|handoff|request|journal)\./;

const matters = ({ type }: CallEvent): boolean => calls.has(type) || (rooms.test(type) && type !== 'agent.correct');

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

/** The facts as they stood at `now`: nothing later, nothing from before the call was answered, and nothing that was withdrawn by then. */
export interface Standing extends Facts {
  readonly now: Instant;
  /** True when something was withdrawn. */
  readonly withdrawn: boolean;
}

export function standingAt(facts: Facts, now: Instant, undoMs: Millis): Standing {
  const from = facts.connectedAt ?? Number.POSITIVE_INFINITY;
  const there = facts.told.filter(({ at }) => at >= from && at <= now);
  const undos = there.filter((fact) => fact.type === 'agent.undo');
  const isGone = (fact: Fact): boolean =>
    undos.some(({ fields, at }) => fact.ids.includes(fields.observationId) && withdrawableAt(fact, at, undoMs));
  const told = there.filter((fact) => fact.type !== 'agent.undo' && !isGone(fact));
  return { ...facts, now, told, withdrawn: told.length + undos.length < there.length };
}
