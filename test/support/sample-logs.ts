import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { jsonLinesOf } from '../../lib/exchange/jsonl.ts';
import { bundleName, type Manifest, manifestName, manifestText, rangesOf } from '../../lib/exchange/manifest.ts';

/** A file as it is dropped. */
export interface LogFile {
  readonly name: string;
  readonly bytes: Buffer<ArrayBuffer>;
}

/** Records as a device writes them into its folder: the log, and its manifest. */
export function bundleOf(records: readonly DispositionRecord[], day: string, previous: string | null = null): readonly [LogFile, LogFile] {
  const text = jsonLinesOf(records, { identity: 'name', pseudonymOf: (agent) => agent });
  const bytes = Buffer.from(gzipSync(text));
  const device_id = records[0]?.device_id ?? 'nobody';
  const ranges = rangesOf(records.map(({ seq }) => seq));
  const file = bundleName(device_id, day, ranges);
  const manifest: Manifest = {
    kind: 'onhook.manifest',
    schema_version: 1,
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    lines: records.length,
    device_id,
    ranges,
    previous,
    made_at: `${day}T18:00:00.000Z`,
    producer: 'onhook/0.1.0',
    export_identity: 'name',
    signature: null,
  };
  return [
    { name: file, bytes },
    { name: manifestName(file), bytes: Buffer.from(manifestText(manifest)) },
  ];
}
