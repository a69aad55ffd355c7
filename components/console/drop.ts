import type { Result } from '../../lib/base/result.ts';
import { sha256Of } from '../../lib/base/sha256.ts';
import { type ManifestProblem, manifestText, parseManifest } from '../../lib/exchange/manifest.ts';
import { type NamedManifest, type Pairing, pairManifests, type Standing } from '../../lib/exchange/pairing.ts';
import { digestOf, type ReadLog, readLog } from '../../lib/exchange/read.ts';
import type { ByteSource } from '../../lib/exchange/unpack.ts';
import type { Plan, Source } from '../../lib/warehouse/plan.ts';
import type { Delivery, Warehouse } from '../../lib/warehouse/warehouse.ts';

/** A file as it was dropped; `open` reads it from its beginning. */
export interface Dropped {
  readonly name: string;
  readonly size: number;
  readonly open: () => ByteSource;
}

/** What is wrong with a manifest, or that its file is not there. */
export interface BadManifest {
  readonly name: string;
  readonly reason: ManifestProblem | 'no_file';
}

/** What was found in a data file. */
export interface FileReport {
  readonly name: string;
  readonly standing: Standing;
  readonly log: ReadLog;
  /** Its rows are in the plan. */
  readonly isTaken: boolean;
}

/** A dry run: what there is, and what adding it would do. */
export interface DryRun {
  readonly files: readonly FileReport[];
  readonly manifests: readonly BadManifest[];
  readonly plan: Plan;
  readonly delivery: Delivery;
}

/** Rows that could not be taken, in all files. */
export const refusedIn = ({ files }: DryRun): number => files.reduce((sum, { log }) => sum + log.refused, 0);

const MIB = 1024 * 1024;
const isManifest = ({ name, size }: Dropped): boolean => /\.json$/i.test(name) && size <= MIB;

async function textOf(file: Dropped): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const bytes of file.open()) text += decoder.decode(bytes, { stream: true });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return '';
  }
  return text + decoder.decode();
}

async function readManifests(files: readonly Dropped[]): Promise<{ readonly good: NamedManifest[]; readonly bad: BadManifest[] }> {
  const good: NamedManifest[] = [];
  const bad: BadManifest[] = [];
  for (const file of files) {
    const read = parseManifest(await textOf(file));
    if (read.ok) good.push({ name: file.name, manifest: read.value });
    else bad.push({ name: file.name, reason: read.reason });
  }
  return { good, bad };
}

/** What a file with this problem holds is sound as far as it goes. */
const isFit = ({ problem }: ReadLog): boolean => problem === null || problem === 'truncated';

async function pair(data: readonly Dropped[], manifests: readonly NamedManifest[]): Promise<Pairing> {
  const digests: { name: string; sha256: string | null }[] = [];
  for (const { name, open } of data) digests.push({ name, sha256: await digestOf(open()) });
  return pairManifests(digests, manifests);
}

/**
 * Reads what was dropped once and says what adding it would do. A file that is not as its manifest says is read, and taken only with
 * `takeEdited`.
 */
export async function dryRun(dropped: readonly Dropped[], warehouse: Pick<Warehouse, 'plan'>, takeEdited = false): Promise<Result<DryRun>> {
  const { good, bad } = await readManifests(dropped.filter(isManifest));
  const data = dropped.filter((file) => !isManifest(file));
  const pairing = await pair(data, good);
  const logs: ReadLog[] = [];
  const isWanted = (at: number): boolean => takeEdited || pairing.files[at]?.standing !== 'edited';
  const sources = data.map(
    ({ open }, at): Source =>
      async (take) => {
        const log = await readLog(open(), isWanted(at) ? take : async () => {});
        logs[at] = log;
        return isWanted(at) && isFit(log);
      },
  );
  const manifests = pairing.files.flatMap(({ standing, manifest }) =>
    standing === 'as_written' && manifest !== null
      ? [{ digest: sha256Of(manifestText(manifest)), device_id: manifest.device_id, previous: manifest.previous }]
      : [],
  );
  const plan = await warehouse.plan({ names: [], sources, manifests });
  if (!plan.ok) return plan;
  const files = data.map(({ name }, at): FileReport => {
    const log = logs[at] ?? { problem: 'unreadable', rows: 0, refused: 0, refusals: [] };
    return { name, standing: pairing.files[at]?.standing ?? 'no_manifest', log, isTaken: isWanted(at) && isFit(log) };
  });
  const lone = pairing.lone.map(({ name }): BadManifest => ({ name, reason: 'no_file' }));
  const delivery: Delivery = {
    names: files.filter(({ isTaken }) => isTaken).map(({ name }) => name),
    sources: sources.filter((_, at) => files[at]?.isTaken),
    manifests,
  };
  return { ok: true, value: { files, manifests: [...bad, ...lone], plan: plan.value, delivery } };
}
