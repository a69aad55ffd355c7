import type { Instant } from '../base/time.ts';
import type { DispositionRecord } from '../disposition/record.ts';
import type { ExportIdentity, Leaving } from '../exchange/columns.ts';
import { jsonLinesOf } from '../exchange/jsonl.ts';
import { bundleName, type Manifest, manifestName, manifestText, rangesOf } from '../exchange/manifest.ts';

export interface FileOut {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** A log file and its manifest, ready to be written. */
export interface Bundle {
  readonly data: FileOut;
  readonly manifest: FileOut;
  /** SHA-256 of the manifest's canonical text, which the next one names. */
  readonly hash: string;
  readonly seqs: readonly number[];
}

export interface BundleMeans {
  readonly gzip: (parts: Iterable<string>) => Promise<Uint8Array<ArrayBuffer>>;
  readonly digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
  readonly pseudonym: (agentId: string) => Promise<string>;
  readonly deviceId: string;
  readonly producer: string;
}

export interface BundleOrder {
  readonly revisions: readonly DispositionRecord[];
  readonly identity: ExportIdentity;
  readonly previous: string | null;
  readonly now: Instant;
}

/** Lines turned to text at once: a long log is never one string. */
const BATCH = 500;

/** What may leave of who logged, with the pseudonyms made beforehand. */
export async function leavingBy(
  identity: ExportIdentity,
  records: readonly DispositionRecord[],
  pseudonym: BundleMeans['pseudonym'],
): Promise<Leaving> {
  const agents = identity === 'pseudonym' ? [...new Set(records.map(({ agent_id }) => agent_id))] : [];
  const names = new Map(await Promise.all(agents.map(async (id): Promise<[string, string]> => [id, (await pseudonym(id)).slice(0, 16)])));
  return { identity, pseudonymOf: (agentId) => names.get(agentId) ?? '' };
}

function* linesOf(revisions: readonly DispositionRecord[], leaving: Leaving): Generator<string> {
  for (let at = 0; at < revisions.length; at += BATCH) yield jsonLinesOf(revisions.slice(at, at + BATCH), leaving);
}

/** Packs revisions as a log file with its manifest. */
export async function packBundle(
  { revisions, identity, previous, now }: BundleOrder,
  { gzip, digest, pseudonym, deviceId, producer }: BundleMeans,
): Promise<Bundle> {
  const seqs = revisions.map(({ seq }) => seq);
  const ranges = rangesOf(seqs);
  const bytes = await gzip(linesOf(revisions, await leavingBy(identity, revisions, pseudonym)));
  const madeAt = new Date(now).toISOString();
  const file = bundleName(deviceId, madeAt.slice(0, 10), ranges);
  const manifest: Manifest = {
    kind: 'onhook.manifest',
    schema_version: 1,
    file,
    sha256: await digest(bytes),
    bytes: bytes.length,
    lines: revisions.length,
    device_id: deviceId,
    ranges,
    previous,
    made_at: madeAt,
    producer,
    export_identity: identity,
    signature: null,
  };
  const text = new TextEncoder().encode(manifestText(manifest));
  return {
    data: { name: file, bytes, type: 'application/gzip' },
    manifest: { name: manifestName(file), bytes: text, type: 'application/json' },
    hash: await digest(text),
    seqs,
  };
}
