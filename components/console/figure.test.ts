import { expect, it } from 'vitest';
import { sampleRecord } from '../../lib/disposition/sample-record.ts';
import { addTotals, noTotals, totalsOf } from '../../lib/warehouse/totals.ts';
import { codeBars, enderBars, holdBars, shareOf, verdictBars } from './figure.ts';

const totals = [
  sampleRecord({ agent_longest_hold_duration_ms: 30_000 }),
  sampleRecord({ agent_longest_hold_duration_ms: 30_001, wrap_up_code: 'complaint' }),
  sampleRecord({ agent_longest_hold_duration_ms: 700_000, disconnect_reason: 'AGENT_DISCONNECT', wrap_up_code: 'complaint' }),
  sampleRecord({
    agent_longest_hold_duration_ms: 0,
    disconnect_reason: 'AGENT_DISCONNECT',
    verdict_at_end: null,
    end_code: null,
    wrap_up_code: null,
  }),
]
  .map(totalsOf)
  .reduce((sum, each) => addTotals(sum, each), noTotals);

it('shows who ended calls in a fixed order, and codes by their count', () => {
  expect(enderBars(totals)).toEqual([
    { name: 'customer', count: 2 },
    { name: 'agent', count: 2 },
  ]);
  expect(codeBars(totals).map(({ name, count }) => [name, count])).toEqual([
    ['complaint', 2],
    ['', 1],
    ['sorted', 1],
  ]);
});

it('shows answers of calls alone that an agent ended, and those without one last', () => {
  expect(verdictBars(totals).map(({ name }) => name)).toEqual(['not_permitted', '']);
});

it('counts a hold in the band that it fills', () => {
  expect(holdBars(totals).map(({ count }) => count)).toEqual([1, 1, 0, 0, 0, 1]);
});

it('takes no share of nothing', () => {
  expect(shareOf(1, 3)).toBe(33);
  expect(shareOf(0, 0)).toBeNull();
});
