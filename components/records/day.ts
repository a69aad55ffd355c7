import type { Instant } from '../../lib/base/time.ts';

export interface Day {
  readonly from: Instant;
  readonly to: Instant;
}

/** The day of this device in which `now` lies; 23 or 25 hours long where the clocks change. */
export function dayOf(now: Instant): Day {
  const date = new Date(now);
  const midnight = (days: number): Instant => new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
  return { from: midnight(0), to: midnight(1) };
}
