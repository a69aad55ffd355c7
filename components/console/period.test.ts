import { expect, it } from 'vitest';
import { dayText, periodOf, spanOf, spans } from './period.ts';

const noon = new Date(2026, 2, 1, 12).getTime();

it('counts days on the calendar of this machine', () => {
  expect(dayText(noon)).toBe('2026-03-01');
  expect(dayText(noon, 1)).toBe('2026-02-28');
  expect(periodOf('week', noon, null)).toEqual({ from: '2026-02-23', to: '2026-03-01' });
  expect(periodOf('all', noon, { from: '2025-01-01', to: '2026-02-01' })).toEqual({ from: '2025-01-01', to: '2026-02-01' });
});

it('knows a span again', () => {
  const known = { from: '2025-01-01', to: '2026-02-01' };
  for (const span of spans) expect(spanOf(periodOf(span, noon, known), noon, known)).toBe(span);
  expect(spanOf({ from: '2026-01-01', to: '2026-01-02' }, noon, known)).toBeNull();
});
