import { expect, it } from 'vitest';
import type { Mark } from './session.ts';
import { spanBetween } from './span.ts';

const mark = (at: number, mono: number, over: Partial<Mark> = {}): Mark => ({ at, mono, frame: 'f', boot: 'b', ...over });
const start = mark(1_000_000, 5_000);

it.each([
  ['one frame', mark(1_010_400, 15_000), { ms: 10_000, source: 'monotonic' }],
  ['clocks two seconds apart, still in agreement', mark(1_012_000, 15_000), { ms: 10_000, source: 'monotonic' }],
  ['the clock was set forward, or the machine slept', mark(4_610_000, 15_000), { ms: 10_000, source: 'mixed' }],
  ['the clock was set back', mark(500_000, 15_000), { ms: 0, source: 'mixed' }],
  ['another frame', mark(1_010_400, 99, { frame: 'g' }), { ms: 10_400, source: 'wall' }],
  ['another boot', mark(1_010_400, 99, { boot: 'c' }), { ms: 10_400, source: 'wall' }],
  ['another frame, earlier', mark(999_000, 99, { frame: 'g' }), { ms: 0, source: 'wall' }],
  ['no number at all', mark(Number.NaN, Number.NaN), { ms: 0, source: 'monotonic' }],
])('%s', (_, end, span) => {
  expect(spanBetween(start, end)).toEqual(span);
});
