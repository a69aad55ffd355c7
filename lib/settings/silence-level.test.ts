import { expect, it } from 'vitest';
import { silenceBounds, silenceLevelFor } from './setting.ts';

it.each([
  [-90, silenceBounds.softest],
  [-60.4, -54],
  [-48, -42],
  [-36, silenceBounds.loudest],
  [-35, null],
  [-10, null],
])('of a line with noise at %d dBFS is %s', (noise, level) => expect(silenceLevelFor(noise)).toBe(level));
