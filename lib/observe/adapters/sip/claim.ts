import type { EventType, FieldsOf } from '../../../call/event.ts';
import type { Claim } from '../../adapter.ts';
import type { Signal, SipSignal } from '../../signal.ts';
import type { Leg } from './leg.ts';

/** A leg after a message, and what it amounts to. */
export type Turn = readonly [Leg, readonly Claim[]];

export interface Grounds {
  readonly evidence: readonly string[];
  /** 1 unless told. */
  readonly confidence?: number;
  readonly basis?: 'observed' | 'inferred';
  readonly private?: Claim['private'] | undefined;
}

/** A claim about the call `own`, made at the instant of the signal. */
export function claim<T extends EventType>(signal: Signal, own: string, type: T, fields: FieldsOf<T>, grounds: Grounds): Claim {
  const made = {
    type,
    fields,
    own,
    at: signal.at,
    mono: signal.mono,
    basis: grounds.basis ?? 'observed',
    confidence: grounds.confidence ?? 1,
    evidence: grounds.evidence,
    ...(grounds.private === undefined ? {} : { private: grounds.private }),
  };
  // The pair of type and fields is checked by the parameters; the union of claims cannot be built from a generic pair.
  return made as unknown as Claim;
}

export const isSuccess = (signal: SipSignal): boolean => signal.status >= 200 && signal.status < 300;
export const isRefusal = (signal: SipSignal): boolean => signal.status >= 300;
/** The request will be sent again: with credentials (RFC 3261 §22), or for a longer session interval (RFC 4028 §7.1). */
export const isChallenge = (signal: SipSignal): boolean => [401, 407, 422].includes(signal.status);
