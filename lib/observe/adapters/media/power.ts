import { type Millis, SECOND } from '../../../base/time.ts';

/** The samples' own time must go on with the clock, else they say nothing. */
const VALID = 0.8;

/** Softest level told, in dBFS: digital silence has none. */
const SOFTEST = -127;
export const inDb = (power: number): number => (power <= 0 ? SOFTEST : Math.max(SOFTEST, Math.round(10 * Math.log10(power))));

export interface Sound {
  readonly energy: number;
  readonly duration: number;
}

/** Mean power of a stretch of sound (webrtc-stats: totalAudioEnergy over totalSamplesDuration); null where its figures say nothing. */
export function powerOf(before: Sound, now: Sound, ms: Millis): number | null {
  const duration = now.duration - before.duration;
  if (before.energy < 0 || before.duration < 0 || duration * SECOND < VALID * ms) return null;
  return Math.max(0, now.energy - before.energy) / duration;
}
