import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateFieldOf, dayAfter, dayOf, dayOfField } from './day.ts';

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

it('goes from day to day and back, and through a date field', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1971-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), fc.integer(), (date, by) => {
      const day = dayOf(date.getTime());
      const days = by % 500;
      expect(dayAfter(dayAfter(day, days), -days)).toEqual(day);
      expect(dayAfter(day, 1).from).toBe(day.to);
      expect(dayOfField(dateFieldOf(day))).toEqual(day);
    }),
  );
  expect(dayOfField('')).toBeNull();
});
