import { describe, expect, it } from 'vitest';
import { guidance, snapshot, WRITTEN } from '../../test/support/gallery/fixtures.ts';
import { elapsedAt, guidanceAt, partOf, remaining, untilNextSecond, wallAt } from './clock-reading.ts';

const running = { kind: 'call', elapsedMs: 5_000, running: true } as const;

describe('a clock of a snapshot', () => {
  it('goes on from the moment it was written, by the wall clock until it is seen and by our own after', () => {
    expect(elapsedAt(running, WRITTEN, { wall: WRITTEN + 700, mono: 100 }, 1_600)).toBe(7_200);
  });
  it('stands when it does not run', () => {
    expect(elapsedAt({ ...running, running: false }, WRITTEN, { wall: WRITTEN + 700, mono: 100 }, 9_000)).toBe(5_000);
  });
  it('never goes back for a snapshot from the future', () => {
    expect(elapsedAt(running, WRITTEN + 9_000, { wall: WRITTEN, mono: 0 }, 0)).toBe(5_000);
  });
  it('ignores the wall clock once it is seen', () => {
    expect(wallAt({ wall: WRITTEN, mono: 100 }, 350)).toBe(WRITTEN + 250);
  });
});

describe('digits', () => {
  it('turn on the whole second', () => {
    expect(untilNextSecond(5_999)).toBe(1);
    expect(untilNextSecond(6_000)).toBe(1_000);
  });
  it('of a countdown reach zero only at its end', () => {
    expect(remaining(10_000, 9_999)).toBe(1_000);
    expect(remaining(10_000, 10_000)).toBe(0);
    expect(remaining(10_000, 12_000)).toBe(0);
  });
  it('of a ring are true to scale', () => {
    expect(partOf(15_000, 60_000)).toBe(0.25);
    expect(partOf(90_000, 60_000)).toBe(1);
  });
});

describe('the answer that holds', () => {
  const later = guidance({ verdict: 'permitted' });
  // biome-ignore lint/suspicious/noThenProperty: the snapshot's word; never a function.
  const call = snapshot({ then: { at: WRITTEN + 7_000, guidance: later } });
  it('is the old one until a millisecond before its instant', () => {
    expect(guidanceAt(call, WRITTEN + 6_999)).toBe(call.guidance);
  });
  it('is the new one from its instant on', () => {
    expect(guidanceAt(call, WRITTEN + 7_000)).toBe(later);
  });
});
