import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayOf } from './day.ts';

it('holds its instant, and the next day begins where it ends', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      const { from, to } = dayOf(date.getTime());
      expect(from).toBeLessThanOrEqual(date.getTime());
      expect(to).toBeGreaterThan(date.getTime());
      expect(dayOf(to).from).toBe(to);
      expect(dayOf(to - 1)).toEqual({ from, to });
    }),
  );
});
