import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_PLACE, fitted, insetsOf, movedBy, nudged } from './place.ts';

const viewport = { width: 1280, height: 800 };
const frame = { width: 360, height: 500 };

describe('the place of the cockpit', () => {
  it('stands at the end corner until it is moved', () => {
    expect(insetsOf(FIRST_PLACE, viewport, frame)).toEqual({ right: 12, bottom: 12 });
  });

  it('follows the pointer pixel by pixel', () => {
    expect(insetsOf(movedBy(FIRST_PLACE, -100, -40, viewport, frame), viewport, frame)).toEqual({ right: 112, bottom: 52 });
  });

  it('moves sixteen pixels by an arrow key', () => {
    expect(insetsOf(nudged(FIRST_PLACE, -1, -1, viewport, frame), viewport, frame)).toEqual({ right: 28, bottom: 28 });
  });

  it('never leaves the viewport, however it is moved and whatever the window', () => {
    const size = fc.record({ width: fc.integer({ min: 400, max: 4000 }), height: fc.integer({ min: 100, max: 3000 }) });
    const cards = fc.integer({ min: 0, max: 1500 });
    const moves = fc.array(fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 })));
    fc.assert(
      fc.property(size, cards, moves, (window, height, all) => {
        const frame = fitted({ width: 360, height }, window);
        const place = all.reduce((at, [dx, dy]) => movedBy(at, dx, dy, window, frame), FIRST_PLACE);
        const { right, bottom } = insetsOf(place, window, frame);
        expect(right).toBeGreaterThanOrEqual(12);
        expect(bottom).toBeGreaterThanOrEqual(12);
        expect(right + frame.width).toBeLessThanOrEqual(window.width - 12);
        expect(bottom + frame.height).toBeLessThanOrEqual(window.height - 12);
      }),
    );
  });
});
