import type { Basis, EventType, FieldsOf } from '../call/event.ts';
import type { Signal } from './signal.ts';

/** An observation as an adapter makes it: the bridge adds id, leg prefix, frame, boot and sequence. */
export type Claim = {
  [T in EventType]: {
    readonly type: T;
    readonly fields: FieldsOf<T>;
    /** The layer's own name of the leg (SIP: Call-ID). */
    readonly own: string;
    readonly at: number;
    readonly mono: number;
    /** `manual` from the agent's hand only. */
    readonly basis: Basis;
    readonly confidence: number;
    readonly evidence: readonly string[];
    /** Number and name of the customer: split off at the bridge, never journalled. */
    readonly private?: { readonly number: string; readonly name: string };
  };
}[EventType];

/** A call that was up when its page's bridge was replaced, by the layer's own name of the leg. */
export interface RunningLeg {
  readonly own: string;
  readonly phase: 'early' | 'connected';
  readonly direction: 'inbound' | 'outbound' | 'unknown';
}

/** Turns one layer's signals into claims. Pure: the same state and signal give the same answer, and no signal may throw. */
export interface Adapter<State> {
  readonly name: string;
  readonly layer: 'sip' | 'vendor' | 'peer' | 'media' | 'dom';
  readonly initial: State;
  readonly step: (state: State, signal: Signal) => readonly [State, readonly Claim[]];
}
