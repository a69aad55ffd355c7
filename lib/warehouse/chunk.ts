import { type Merged, merge, mergedOf } from '../disposition/merge.ts';
import type { DispositionRecord } from '../disposition/record.ts';
import type { DayRow, DeviceRow, RecordRow, WarehouseDatabase } from './database.ts';
import { dayOf, markKeysOf } from './mark.ts';
import { joinRanges, type Range } from './range.ts';
import { addTotals, noTotals, type Totals, totalsOf } from './totals.ts';

/** Ids of records that are new, and of ones that were there and read otherwise now. */
export interface Change {
  readonly added: readonly string[];
  readonly replaced: readonly string[];
}

const rowOf = ({ record, origin }: Merged): RecordRow => ({
  record_id: record.record_id,
  day: record.record_status === 'void' ? '' : dayOf(record),
  at: record.initiation_timestamp,
  marks: markKeysOf(record),
  record,
  origin,
});

/** Adds to the day of a row, or takes away from it. */
function tally(days: Map<string, Totals>, row: Merged | undefined, sign: 1 | -1): void {
  if (row === undefined || row.record.record_status === 'void') return;
  const day = dayOf(row.record);
  days.set(day, addTotals(days.get(day) ?? noTotals, totalsOf(row.record), sign));
}

async function putDays(db: WarehouseDatabase, changes: ReadonlyMap<string, Totals>): Promise<void> {
  const names = [...changes.keys()];
  const before = await db.days.bulkGet(names);
  const after = names.map((day, at): DayRow => ({ ...addTotals(before[at] ?? noTotals, changes.get(day) ?? noTotals), day }));
  await db.days.bulkPut(after.filter(({ calls }) => calls > 0));
  await db.days.bulkDelete(after.filter(({ calls }) => calls === 0).map(({ day }) => day));
}

/** Which numbers of which devices stand in these. */
export function rangesByDevice(records: readonly DispositionRecord[]): ReadonlyMap<string, readonly Range[]> {
  const byDevice = Map.groupBy(records, ({ device_id }) => device_id);
  return new Map(
    [...byDevice].map(([device, own]) => [
      device,
      joinRanges(
        [],
        own.map(({ seq }): Range => [seq, seq]),
      ),
    ]),
  );
}

async function putDevices(db: WarehouseDatabase, records: readonly DispositionRecord[]): Promise<void> {
  const came = [...rangesByDevice(records)];
  const before = await db.devices.bulkGet(came.map(([device]) => device));
  await db.devices.bulkPut(
    came.map(([device_id, ranges], at): DeviceRow => ({ device_id, ranges: joinRanges(before[at]?.ranges ?? [], ranges) })),
  );
}

/** So many keys are looked through for each that is sought; where more lie between the first and the last, each is asked for by itself. */
const LOOKED_THROUGH = 4;

/** The rows that are there of these ids. Of a log that is new none is, and one look at the keys from the first to the last says so. */
export async function storedOf(db: WarehouseDatabase, ids: readonly string[]): Promise<ReadonlyMap<string, RecordRow>> {
  const sorted = ids.toSorted();
  const most = LOOKED_THROUGH * ids.length;
  const range = db.records.where(':id').between(sorted[0] ?? '', sorted.at(-1) ?? '', true, true);
  const keys = new Set(await range.limit(most).primaryKeys());
  const there = keys.size < most ? ids.filter((id) => keys.has(id)) : ids;
  const rows = there.length === 0 ? [] : await db.records.bulkGet([...there]);
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.record_id, row]])));
}

/**
 * Merges records into what is there. Only inside a transaction over `records`, `days` and `devices`: it reads again what it changes, so two
 * writers do each other no harm, and the totals of a day are right at every instant.
 */
export async function mergeChunk(db: WarehouseDatabase, records: readonly DispositionRecord[]): Promise<Change> {
  const ids = [...new Set(records.map(({ record_id }) => record_id))];
  const before = await storedOf(db, ids);
  const after = new Map<string, Merged>(before);
  for (const record of records) {
    const current = after.get(record.record_id);
    after.set(record.record_id, current === undefined ? mergedOf(record) : merge(current, mergedOf(record)));
  }
  const changed = [...after].filter(([id, merged]) => merged !== before.get(id));
  const days = new Map<string, Totals>();
  for (const [id, merged] of changed) {
    tally(days, before.get(id), -1);
    tally(days, merged, 1);
  }
  await db.records.bulkPut(changed.map(([, merged]) => rowOf(merged)));
  await putDays(db, days);
  await putDevices(db, records);
  const [added, others] = [changed.filter(([id]) => before.get(id) === undefined), changed.filter(([id]) => before.get(id) !== undefined)];
  const replaced = others.filter(([id, merged]) => before.get(id)?.record !== merged.record);
  return { added: added.map(([id]) => id), replaced: replaced.map(([id]) => id) };
}
