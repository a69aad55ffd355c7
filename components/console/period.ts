import type { Instant } from '../../lib/base/time.ts';
import type { Period } from '../../lib/warehouse/page.ts';

export const spans = ['today', 'yesterday', 'week', 'month', 'all'] as const;
export type Span = (typeof spans)[number];

const two = (value: number): string => String(value).padStart(2, '0');

/** The day on this machine's clock, YYYY-MM-DD; `back`: so many days before. */
export function dayText(now: Instant, back = 0): string {
  const date = new Date(now);
  const day = new Date(date.getFullYear(), date.getMonth(), date.getDate() - back);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

const BACK: Readonly<Record<Exclude<Span, 'all'>, readonly [from: number, to: number]>> = {
  today: [0, 0],
  yesterday: [1, 1],
  week: [6, 0],
  month: [29, 0],
};

/** The days of a span. `known`: the first and last day of which there are records. */
export function periodOf(span: Span, now: Instant, known: Period | null): Period {
  if (span === 'all') return known ?? { from: dayText(now), to: dayText(now) };
  const [from, to] = BACK[span];
  return { from: dayText(now, from), to: dayText(now, to) };
}

/** The span that a period is, or null. */
export const spanOf = ({ from, to }: Period, now: Instant, known: Period | null): Span | null =>
  spans.find((span) => {
    const period = periodOf(span, now, known);
    return period.from === from && period.to === to;
  }) ?? null;

const long = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A period in words: one day, or from and to. */
export function periodText({ from, to }: Period): string {
  if (from === to) return long.format(Date.parse(from));
  return short.formatRange(Date.parse(from), Date.parse(to));
}
