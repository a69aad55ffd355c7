import type { Millis } from '../base/time.ts';
import type { Mark } from './session.ts';

/** Which clock a span was read from. `mixed`: the two clocks disagree, and the smaller reading was kept. */
export interface Span {
  readonly ms: Millis;
  readonly source: 'monotonic' | 'wall' | 'mixed';
}

/** How far wall and monotonic clock of one frame may part before one of them is doubted: a set clock, or a machine that slept. */
export const CLOCK_DOUBT: Millis = 2_000;

const orZero = (ms: Millis): Millis => (Number.isFinite(ms) ? ms : 0);

/**
 * The time from one mark to a later one, never negative. Monotonic within one frame and boot while wall and monotonic clock agree
 * within {@link CLOCK_DOUBT}; wall between frames, whose monotonic readings have no common origin.
 */
export function spanBetween(from: Mark, to: Mark): Span {
  const wall = Math.max(0, orZero(to.at - from.at));
  if (from.frame !== to.frame || from.boot !== to.boot) return { ms: wall, source: 'wall' };
  const mono = Math.max(0, orZero(to.mono - from.mono));
  if (Math.abs(wall - mono) <= CLOCK_DOUBT) return { ms: mono, source: 'monotonic' };
  return { ms: Math.min(wall, mono), source: 'mixed' };
}
