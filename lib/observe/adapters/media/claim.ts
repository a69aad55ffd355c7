import type { EventType, FieldsOf } from '../../../call/event.ts';
import type { Claim } from '../../adapter.ts';
import type { Signal } from '../../signal.ts';
import type { Leg } from './leg.ts';

/** A leg after a signal, and what it amounts to. */
export type Turn = readonly [Leg, readonly Claim[]];

export interface Grounds {
  readonly evidence: readonly string[];
  /** 1 unless told. */
  readonly confidence?: number;
  readonly basis?: 'observed' | 'inferred';
}

/** A claim about a connection, made at the instant of the signal. */
export function claim<T extends EventType>({ at, mono }: Signal, leg: Leg, type: T, fields: FieldsOf<T>, grounds: Grounds): Claim {
  const { evidence, confidence = 1, basis = 'observed' } = grounds;
  // The pair of type and fields is checked by the parameters; the union of claims cannot be built from a generic pair.
  return { type, fields, own: `${leg.id}`, at, mono, basis, confidence, evidence } as unknown as Claim;
}

/** Lets each step see what the one before left, and joins what they claim. */
export function inTurn(leg: Leg, ...steps: readonly ((leg: Leg) => Turn)[]): Turn {
  let now = leg;
  const all: Claim[] = [];
  for (const step of steps) {
    const [next, claims] = step(now);
    now = next;
    all.push(...claims);
  }
  return [now, all];
}
