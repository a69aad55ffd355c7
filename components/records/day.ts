import type { Instant } from '../../lib/base/time.ts';

export interface Day {
  readonly from: Instant;
  readonly to: Instant;
}

const midnight = (date: Date, days: number): Instant => new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();

/** The day of this device in which `now` lies; 23 or 25 hours long where the clocks change. */
export function dayOf(now: Instant): Day {
  const date = new Date(now);
  return { from: midnight(date, 0), to: midnight(date, 1) };
}

/** The day so many days later. */
export const dayAfter = ({ from }: Day, days: number): Day => dayOf(midnight(new Date(from), days));

/** YYYY-MM-DD, as a date field has it. */
export function dateFieldOf({ from }: Day): string {
  const date = new Date(from);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The day of a date field; null where it holds none. */
export function dayOfField(value: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  const at = new Date(Number(year), Number(month) - 1, Number(day)).getTime();
  return Number.isNaN(at) ? null : dayOf(at);
}
