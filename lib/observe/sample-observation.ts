import type { EventType, FieldsOf } from '../call/event.ts';
import type { Observation } from './observation.ts';

const idOf = (frame: string, seq: number): string =>
  `019a0000-0000-7000-8000-${frame.charCodeAt(0).toString(16)}${String(seq).padStart(10, '0')}`;

/** Makes observations in their order, `ms` from an arbitrary start: one layer in one frame, one leg unless told. */
export function createTeller(layer: Observation['source']['layer'], frame: string, at0 = 1_000_000) {
  let seq = 0;
  return <T extends EventType>(ms: number, type: T, fields: FieldsOf<T>, over: Partial<Observation> = {}): Observation => {
    const row = {
      id: idOf(frame, seq),
      v: 1,
      leg: `${layer}:${frame}:1`,
      seq: seq++,
      at: at0 + ms,
      mono: 5_000 + ms,
      boot: 'b',
      type,
      fields,
      source: { layer, adapter: layer, frame },
      basis: layer === 'hand' ? 'manual' : 'observed',
      confidence: 1,
      evidence: [],
      ...over,
    };
    return row as unknown as Observation;
  };
}
