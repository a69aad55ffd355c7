import { type Millis, SECOND } from '../base/time.ts';

/** Lets the legs of one frame through to the desk. */
export interface LegGate {
  /** `mono`: a reading of the frame's own clock. Once let in, a leg stays in. */
  readonly admits: (own: string, mono: Millis) => boolean;
  /** Legs that were refused. */
  readonly refused: () => number;
}

/** No phone rings this often; a page that invents calls would bury those of every other tab. */
const BURST = 20;
const ONE_MORE_AFTER: Millis = 3 * SECOND;
/** Legs remembered; the oldest go first. */
const KNOWN = 500;

/** A gate that a phone never meets: twenty new legs at once, and one more every three seconds. */
export function createLegGate(): LegGate {
  const known = new Map<string, boolean>();
  let room = BURST;
  let last: Millis | null = null;
  let refused = 0;
  return {
    admits(own, mono) {
      const before = known.get(own);
      if (before !== undefined) return before;
      room = Math.min(BURST, room + (last === null ? 0 : Math.max(0, mono - last)) / ONE_MORE_AFTER);
      last = mono;
      const admitted = room >= 1;
      if (admitted) room -= 1;
      else refused += 1;
      known.set(own, admitted);
      if (known.size > KNOWN) known.delete(known.keys().next().value ?? '');
      return admitted;
    },
    refused: () => refused,
  };
}
