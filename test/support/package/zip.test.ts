import { crc32, inflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Entry, zipOf } from './zip.ts';

/** Reads an archive as every reader does: from the directory at its end. */
function unzip(zip: Buffer): Entry[] {
  const end = zip.length - 22;
  expect(zip.readUInt32LE(end)).toBe(0x06054b50);
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50);
    const [method, sum, packed, size, nameLength] = [10, 16, 20, 24, 28].map((field) =>
      field === 10 || field === 28 ? zip.readUInt16LE(at + field) : zip.readUInt32LE(at + field),
    ) as [number, number, number, number, number];
    const path = zip.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const local = zip.readUInt32LE(at + 42);
    expect(zip.readUInt32LE(local)).toBe(0x04034b50);
    // The local header repeats what the directory says, from the version on.
    expect(zip.subarray(local + 4, local + 30)).toEqual(zip.subarray(at + 6, at + 32));
    const from = local + 30 + nameLength;
    const body = zip.subarray(from, from + packed);
    const bytes = new Uint8Array(method === 8 ? inflateRawSync(body) : body);
    expect([bytes.length, crc32(bytes)]).toEqual([size, sum]);
    at += 46 + nameLength;
    return { path, bytes };
  });
}

const entry = fc.record({ path: fc.string({ minLength: 1, unit: 'grapheme' }), bytes: fc.uint8Array({ maxLength: 2_000 }) });
const entries = fc.uniqueArray(entry, { selector: ({ path }) => path, maxLength: 8 });

it('gives every file back', () => {
  fc.assert(
    fc.property(entries, (files) => {
      const back = new Map(unzip(zipOf(files)).map(({ path, bytes }) => [path, bytes]));
      expect(back).toEqual(new Map(files.map(({ path, bytes }) => [path, bytes])));
    }),
  );
});

it('is the same for the same files, in whatever order they come', () => {
  const files = ['b.js', 'a/c.js', 'a.js'].map((path) => ({ path, bytes: Buffer.from(path.repeat(50)) }));
  expect(zipOf(files)).toEqual(zipOf(files.toReversed()));
});
