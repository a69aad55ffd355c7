import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundleName, type Manifest, manifestName, manifestText, parseManifest, rangesOf } from './manifest.ts';

const manifest: Manifest = {
  kind: 'onhook.manifest',
  schema_version: 1,
  file: 'onhook-0a1b2c3d-2026-11-24-1-3.jsonl.gz',
  sha256: 'ab'.repeat(32),
  bytes: 900,
  lines: 3,
  device_id: '0a1b2c3d-0000-4000-8000-000000000000',
  ranges: [[1, 3]],
  previous: null,
  made_at: '2026-11-24T17:00:00.000Z',
  producer: 'onhook/0.1.0',
  export_identity: 'pseudonym',
  signature: null,
};

describe('a manifest', () => {
  it('is read as it was written, with what a later version added', () => {
    expect(parseManifest(manifestText(manifest))).toEqual({ ok: true, value: manifest });
    const later = { ...manifest, shift: 'late' };
    expect(parseManifest(manifestText(later))).toEqual({ ok: true, value: later });
  });

  it.each([
    ['{', 'not_json'],
    ['[]', 'other_kind'],
    [JSON.stringify({ ...manifest, kind: 'other' }), 'other_kind'],
    [JSON.stringify({ ...manifest, schema_version: 2, ranges: 'new' }), 'newer_version'],
    [JSON.stringify({ ...manifest, sha256: 'AB' }), 'wrong_fields'],
    [JSON.stringify({ ...manifest, file: 'a/b' }), 'wrong_fields'],
  ])('refuses %s as %s', (text, reason) => {
    expect(parseManifest(text)).toMatchObject({ ok: false, reason });
  });

  it.each([
    [[[2, 1]]],
    [[[0, 1]]],
    [
      [
        [1, 3],
        [3, 4],
      ],
    ],
    [
      [
        [5, 6],
        [1, 2],
      ],
    ],
  ])('refuses the ranges %j, and names the field', (ranges) => {
    expect(parseManifest(JSON.stringify({ ...manifest, ranges }))).toEqual({ ok: false, reason: 'wrong_fields', detail: 'ranges' });
  });
});

it('ranges hold each number once, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 })), (seqs) => {
      const ranges = rangesOf(seqs);
      const held = ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
      expect(held).toEqual([...new Set(seqs)].sort((a, b) => a - b));
      expect(parseManifest(manifestText({ ...manifest, ranges })).ok).toBe(true);
    }),
  );
});

it('a bundle is named by device, day and numbers', () => {
  const file = bundleName(manifest.device_id, '2026-11-24', [
    [1, 2],
    [5, 9],
  ]);
  expect(file).toBe('onhook-0a1b2c3d-2026-11-24-1-9.jsonl.gz');
  expect(manifestName(file)).toBe('onhook-0a1b2c3d-2026-11-24-1-9.jsonl.gz.manifest.json');
});
