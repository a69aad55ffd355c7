import * as z from 'zod/mini';
import { canonicalJson } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const seq = z.int().check(z.gte(1));
const count = z.int().check(z.gte(0));
const range = z.tuple([seq, seq]);
/** From and to, both within. */
export type SeqRange = z.infer<typeof range>;

const areSorted = (ranges: readonly SeqRange[]): boolean =>
  ranges.every(([from, to], at) => from <= to && (at === 0 || from > (ranges[at - 1]?.[1] ?? Number.NaN)));

const MAJOR = 1;

const fields = {
  kind: z.literal('onhook.manifest'),
  schema_version: z.literal(MAJOR),
  /** Name of the data file as it was written; a copy may have another, so pair by `sha256`. */
  file: z.string().check(z.regex(/^[^/\\]{1,200}$/)),
  /** Of the bytes of the data file, in hex. */
  sha256,
  bytes: count,
  /** Revisions in the data file, one a line. */
  lines: count,
  device_id: z.string().check(z.minLength(1)),
  /** Which of the device's revisions are in the file: sorted, disjoint. A number that no bundle of a device holds is a gap. */
  ranges: z.array(range).check(z.refine(areSorted)),
  /** SHA-256 of the canonical JSON (RFC 8785) of the manifest of this device's shift file before; null for the first, and for an export by hand. */
  previous: z.nullable(sha256),
  made_at: z.iso.datetime({ precision: 3 }),
  producer: z.string(),
  export_identity: z.enum(['none', 'pseudonym', 'name']),
  /** Kept for a device that a team has enrolled. */
  signature: z.nullable(z.string()),
};

const known = z.object(fields);
const manifestSchema = z.looseObject(fields);
/** What stands beside a data file and says what it must be. Fields that this version does not know are kept. */
export type Manifest = z.infer<typeof known>;

export type ManifestProblem = 'not_json' | 'other_kind' | 'newer_version' | 'wrong_fields';

const headSchema = z.object({ kind: z.literal('onhook.manifest'), schema_version: z.int() });

function jsonOf(text: string): Result<unknown, 'not_json'> {
  try {
    return ok(JSON.parse(text));
  } catch {
    // Foreign text: that it is no JSON is all there is to say.
    return fail('not_json');
  }
}

/** Reads the text of a manifest. The detail of `wrong_fields` names the fields. */
export function parseManifest(text: string): Result<Manifest, ManifestProblem> {
  const json = jsonOf(text);
  if (!json.ok) return json;
  const head = headSchema.safeParse(json.value);
  if (!head.success) return fail('other_kind');
  if (head.data.schema_version > MAJOR) return fail('newer_version');
  const parsed = manifestSchema.safeParse(json.value);
  if (parsed.success) return ok(parsed.data);
  return fail('wrong_fields', [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))].join(', '));
}

/** The text as it is written, which is also the text whose digest the next shift's manifest bears. */
export const manifestText = (manifest: Manifest): string => canonicalJson(manifest);

/** Runs of numbers without a hole. The numbers may come in any order, and twice. */
export function rangesOf(seqs: readonly number[]): SeqRange[] {
  const ranges: SeqRange[] = [];
  for (const each of [...new Set(seqs)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === each - 1) last[1] = each;
    else ranges.push([each, each]);
  }
  return ranges;
}

/** Name of a data file. `day`: YYYY-MM-DD. */
export function bundleName(deviceId: string, day: string, ranges: readonly SeqRange[]): string {
  const device = deviceId.replaceAll(/[^0-9A-Za-z]/g, '').slice(0, 8);
  return `onhook-${device}-${day}-${ranges.at(0)?.[0] ?? 0}-${ranges.at(-1)?.[1] ?? 0}.jsonl.gz`;
}

/** Name of the manifest of a data file. */
export const manifestName = (file: string): string => `${file}.manifest.json`;
