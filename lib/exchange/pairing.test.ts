import { expect, it } from 'vitest';
import { type Manifest, manifestName } from './manifest.ts';
import { pairManifests } from './pairing.ts';

const one = 'a'.repeat(64);
const other = 'b'.repeat(64);
const manifest = (file: string, sha256: string): Manifest => ({
  kind: 'onhook.manifest',
  schema_version: 1,
  file,
  sha256,
  bytes: 1,
  lines: 1,
  device_id: 'device-1',
  ranges: [[1, 1]],
  previous: null,
  made_at: '2026-11-24T17:00:00.000Z',
  producer: 'onhook/0.1.0',
  export_identity: 'none',
  signature: null,
});
const named = (file: string, sha256: string) => ({ name: manifestName(file), manifest: manifest(file, sha256) });

it('pairs by digest, whatever a copy is called', () => {
  const { files, lone } = pairManifests([{ name: 'copy (1).gz', sha256: one }], [named('a.gz', one)]);
  expect(files).toEqual([{ standing: 'as_written', manifest: manifest('a.gz', one) }]);
  expect(lone).toEqual([]);
});

it('calls a file edited that bears the name and another digest', () => {
  const renamed = { name: manifestName('b.gz'), manifest: manifest('a.gz', one) };
  for (const file of ['a.gz', 'b.gz']) expect(pairManifests([{ name: file, sha256: other }], [renamed]).files[0]?.standing).toBe('edited');
  expect(pairManifests([{ name: 'a.gz', sha256: null }], [renamed])).toMatchObject({ files: [{ standing: 'edited' }], lone: [] });
});

it('takes two copies of a file for what they are, though one was changed', () => {
  const files = [
    { name: 'a.gz', sha256: other },
    { name: 'a (1).gz', sha256: one },
  ];
  expect(pairManifests(files, [named('a.gz', one)]).files.map(({ standing }) => standing)).toEqual(['no_manifest', 'as_written']);
});

it('tells a file without a manifest, and a manifest without a file', () => {
  const pairing = pairManifests([{ name: 'a.csv', sha256: one }], [named('b.gz', other)]);
  expect(pairing).toEqual({ files: [{ standing: 'no_manifest', manifest: null }], lone: [named('b.gz', other)] });
});
