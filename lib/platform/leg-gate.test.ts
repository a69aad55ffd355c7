import { describe, expect, it } from 'vitest';
import { createLegGate } from './leg-gate.ts';

describe('the gate of a frame’s legs', () => {
  it('lets twenty new legs in at once, and no more of a flood', () => {
    const gate = createLegGate();
    const admitted = Array.from({ length: 3_000 }, (_, at) => gate.admits(`leg-${at}`, 0)).filter((each) => each);
    expect(admitted).toHaveLength(20);
    expect(gate.refused()).toBe(2_980);
  });

  it('remembers what it let in, and what it did not', () => {
    const gate = createLegGate();
    const legs = Array.from({ length: 21 }, (_, at) => `leg-${at}`);
    for (const leg of legs) gate.admits(leg, 0);
    expect(gate.admits('leg-0', 60_000)).toBe(true);
    expect(gate.admits('leg-20', 60_000)).toBe(false);
  });

  it('has room again after a while', () => {
    const gate = createLegGate();
    for (let at = 0; at < 20; at += 1) gate.admits(`leg-${at}`, 0);
    expect(gate.admits('soon', 2_999)).toBe(false);
    expect(gate.admits('later', 6_000)).toBe(true);
  });
});
