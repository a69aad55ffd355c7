import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSha256, sha256Of } from './sha256.ts';

const theirs = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

it('agrees with the machine’s own, however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), (pieces) => {
      const sha = createSha256();
      for (const piece of pieces) sha.update(piece);
      expect(sha.hex()).toBe(theirs(Buffer.concat(pieces)));
    }),
  );
});

it('takes a view into a larger buffer as what it shows', () => {
  const view = new Uint8Array(300).map((_, i) => i).subarray(3, 203);
  const sha = createSha256();
  sha.update(view);
  expect(sha.hex()).toBe(theirs(view));
});

it('reads a text as UTF-8', () => {
  expect(sha256Of('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256Of('…é')).toBe(theirs(Buffer.from('…é')));
});
