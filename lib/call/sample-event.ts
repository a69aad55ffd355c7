import type { CallEvent, EventOf, EventType, FieldsOf } from './event.ts';
import type { Mark } from './session.ts';

/** A moment of a test: milliseconds from an arbitrary start, on one clock. */
export const markAt = (ms: number): Mark => ({ at: 1_000_000 + ms, mono: 5_000 + ms, frame: 'f', boot: 'b' });

/** An event of a test, seen in the signalling at that moment unless `over` says otherwise. */
export const eventAt = <T extends EventType>(ms: number, type: T, fields: FieldsOf<T>, over: Partial<EventOf<T>> = {}): CallEvent => {
  const { frame, ...times } = markAt(ms);
  const source = { layer: 'sip', adapter: 'sip', frame } as const;
  const id = `${type}@${ms}`;
  return { id, ...times, type, fields, source, basis: 'observed', confidence: 1, evidence: [], ...over } as unknown as CallEvent;
};
