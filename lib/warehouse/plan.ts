import { compareRanks, merge, mergedOf, type Rank } from '../disposition/merge.ts';
import type { DispositionRecord } from '../disposition/record.ts';
import { rangesByDevice, storedOf } from './chunk.ts';
import type { ManifestRow, WarehouseDatabase } from './database.ts';
import { gapsIn, joinRanges, type Range } from './range.ts';

/**
 * Records of one file, from its beginning at each call; the next batch comes when `take` has had the last. False: the file has turned out not
 * to be fit, and nothing of it counts.
 */
export type Source = (take: (records: readonly DispositionRecord[]) => Promise<void>) => Promise<boolean>;

export interface DevicePlan {
  readonly device_id: string;
  /** Nothing has come from it before. */
  readonly isNew: boolean;
  /** Numbers that are in no log that was added, these ones included. */
  readonly gaps: readonly Range[];
  /** Shift files that were never added, though a later one names them; and two that name the same one before them. */
  readonly missingFiles: number;
  readonly forks: number;
}

/** What adding would do. Each row is one of added, replaced, unchanged. */
export interface Plan {
  readonly added: number;
  readonly replaced: number;
  /** There already, or older than what is there. */
  readonly unchanged: number;
  readonly devices: readonly DevicePlan[];
}

/** What is kept of a record while a drop is read: all of it in full would not fit into memory. */
interface Stamp {
  readonly rank: Rank;
  readonly isStored: boolean;
  readonly isFromDrop: boolean;
}

type Stamps = Map<string, Stamp>;

const rankOf = ({ record_status, revision, device_id, seq }: Rank): Rank => ({ record_status, revision, device_id, seq });

async function stampBatch(db: WarehouseDatabase, records: readonly DispositionRecord[], known: Stamps, own: Stamps): Promise<void> {
  const unseen = [...new Set(records.map(({ record_id }) => record_id))].filter((id) => !known.has(id) && !own.has(id));
  const stored = await storedOf(db, unseen);
  for (const record of records) {
    const id = record.record_id;
    const row = stored.get(id);
    const before = own.get(id) ?? known.get(id);
    if (before === undefined) {
      // Two texts of one revision are told apart against what is stored alone.
      const held = row === undefined ? record : merge(row, mergedOf(record)).record;
      own.set(id, { rank: rankOf(held), isStored: row !== undefined, isFromDrop: held === record });
    } else if (compareRanks(record, before.rank) > 0) own.set(id, { ...before, rank: rankOf(record), isFromDrop: true });
  }
}

const countOf = (stamps: Iterable<Stamp>, isStored: boolean): number => {
  let count = 0;
  for (const stamp of stamps) if (stamp.isFromDrop && stamp.isStored === isStored) count += 1;
  return count;
};

/** How the shift files of one device hang together. */
function chainOf(manifests: readonly ManifestRow[]): Pick<DevicePlan, 'missingFiles' | 'forks'> {
  const digests = new Set(manifests.map(({ digest }) => digest));
  const previous = manifests.flatMap((each) => each.previous ?? []);
  return {
    missingFiles: new Set(previous.filter((digest) => !digests.has(digest))).size,
    forks: previous.length - new Set(previous).size,
  };
}

async function devicePlans(
  db: WarehouseDatabase,
  came: ReadonlyMap<string, readonly Range[]>,
  manifests: readonly ManifestRow[],
): Promise<DevicePlan[]> {
  const names = [...new Set([...came.keys(), ...manifests.map(({ device_id }) => device_id)])];
  const known = await db.devices.bulkGet(names);
  const before = await db.manifests.where('device_id').anyOf(names).toArray();
  const all = [...new Map([...before, ...manifests].map((row) => [row.digest, row])).values()];
  return names.map((device_id, at) => ({
    device_id,
    isNew: known[at] === undefined,
    gaps: gapsIn(joinRanges(known[at]?.ranges ?? [], came.get(device_id) ?? [])),
    ...chainOf(all.filter((row) => row.device_id === device_id)),
  }));
}

/** Reads everything and writes nothing. */
export async function planOf(db: WarehouseDatabase, sources: readonly Source[], manifests: readonly ManifestRow[]): Promise<Plan> {
  const known: Stamps = new Map();
  const came = new Map<string, readonly Range[]>();
  let rows = 0;
  for (const source of sources) {
    const own: Stamps = new Map();
    const ranges = new Map<string, readonly Range[]>();
    let read = 0;
    const isFit = await source(async (records) => {
      read += records.length;
      for (const [device, more] of rangesByDevice(records)) ranges.set(device, joinRanges(ranges.get(device) ?? [], more));
      await stampBatch(db, records, known, own);
    });
    if (!isFit) continue;
    rows += read;
    for (const [id, stamp] of own) known.set(id, stamp);
    for (const [device, more] of ranges) came.set(device, joinRanges(came.get(device) ?? [], more));
  }
  const [added, replaced] = [countOf(known.values(), false), countOf(known.values(), true)];
  return { added, replaced, unchanged: rows - added - replaced, devices: await devicePlans(db, came, manifests) };
}
