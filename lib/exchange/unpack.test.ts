import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { type ByteSource, type Bytes, type UnpackLimits, unpack, unpackLimits } from './unpack.ts';

/** As a disk gives them: each in a turn of its own. */
async function* pieces(bytes: Uint8Array, size = 1_000): ByteSource {
  for (let at = 0; at < bytes.length; at += size) {
    await new Promise(setImmediate);
    yield new Uint8Array(bytes.subarray(at, at + size));
  }
}

async function read(source: ByteSource, limits?: UnpackLimits) {
  const taken: Bytes[] = [];
  const problem = await unpack(source, async (bytes) => taken.push(bytes) > 0, limits);
  return { problem, bytes: Buffer.concat(taken) };
}

const text = Buffer.from(Array.from({ length: 9_000 }, (_, i) => `${i * i} …\n`).join(''));

it.each([
  ['packed', gzipSync(text)],
  ['unpacked', text],
])('hands on what a %s file holds', async (_, file) => {
  const { problem, bytes } = await read(pieces(file));
  expect(problem).toBeNull();
  expect(bytes.equals(text)).toBe(true);
});

it('an empty file holds nothing', async () => {
  expect(await read(pieces(new Uint8Array()))).toMatchObject({ problem: null, bytes: { length: 0 } });
});

it('hands on what came before the cut of a truncated file', async () => {
  const packed = gzipSync(text);
  const { problem, bytes } = await read(pieces(packed.subarray(0, packed.length - 9_000)));
  expect(problem).toBe('truncated');
  expect(bytes.length).toBeGreaterThan(1_000);
  expect(text.subarray(0, bytes.length).equals(bytes)).toBe(true);
});

// A browser says which of the two it is; Node’s own stream tells of either at the end only.
it('says that bytes were changed', async () => {
  const packed = gzipSync(randomBytes(500_000).toString('hex'));
  packed.fill(0xff, 9_000, 9_100);
  expect((await read(pieces(packed))).problem).toMatch(/^(corrupt|truncated)$/);
});

it('says that the file could no longer be read', async () => {
  async function* gone(): ByteSource {
    yield* pieces(gzipSync(text).subarray(0, 3_000));
    throw new DOMException('gone', 'NotReadableError');
  }
  expect((await read(gone())).problem).toBe('unreadable');
});

it('stops at its limits, and soon', async () => {
  const zeros = gzipSync(new Uint8Array(64 * 1024 * 1024));
  const bomb = await read(pieces(zeros));
  expect(bomb.problem).toBe('bomb');
  expect(bomb.bytes.length).toBeLessThanOrEqual(unpackLimits.free);
  const limits = { unpacked: 50_000, ratio: 2_000, free: 10_000 };
  expect(await read(pieces(text), limits)).toMatchObject({ problem: 'too_large' });
  expect(await read(pieces(zeros), limits)).toMatchObject({ problem: 'too_large' });
});

it.each([
  ['packed', gzipSync(randomBytes(500_000).toString('hex'))],
  ['unpacked', Buffer.alloc(1_000_000)],
])('reads no more of a %s file than is wanted, and lets it go', async (_, file) => {
  let isOpen = true;
  async function* watched(): ByteSource {
    try {
      yield* pieces(file);
    } finally {
      isOpen = false;
    }
  }
  let taken = 0;
  expect(await unpack(watched(), async () => ++taken < 2)).toBeNull();
  expect(taken).toBe(2);
  await expect.poll(() => isOpen).toBe(false);
});
