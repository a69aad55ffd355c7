import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bombOf } from './bomb.ts';

it('is a sound file', () => {
  const piece = Buffer.from('0123456789'.repeat(5_000));
  expect(gunzipSync(bombOf(piece, 40)).equals(Buffer.concat(Array.from({ length: 40 }, () => piece)))).toBe(true);
});
