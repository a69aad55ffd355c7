import { fail, type Result } from '../base/result.ts';
import type { Instant, Millis } from '../base/time.ts';
import type { DispositionRecord } from '../disposition/record.ts';
import { attempt, type WarehouseProblem } from './attempt.ts';
import { mergeChunk } from './chunk.ts';
import type { ImportRow, ManifestRow, WarehouseDatabase } from './database.ts';
import { erase } from './erase.ts';
import type { Mark } from './mark.ts';
import { type Cursor, type Listed, markedIn, type Page, type Period, pageOf } from './page.ts';
import { type Plan, planOf, type Source } from './plan.ts';
import { type Report, type ReportSize, reportOf, totalsIn } from './report.ts';
import type { Totals } from './totals.ts';

/** What was added. A record that came in several revisions counts once. */
export interface Applied {
  readonly rows: number;
  readonly added: number;
  readonly replaced: number;
}

export interface Delivery {
  readonly names: readonly string[];
  readonly sources: readonly Source[];
  readonly manifests: readonly ManifestRow[];
}

/** The lead's records. Nothing here names its database, so that another can take its place. */
export interface Warehouse {
  /** What adding a delivery would do; writes nothing. */
  readonly plan: (delivery: Delivery) => Promise<Result<Plan, WarehouseProblem>>;
  /**
   * Adds a delivery, a thousand rows a transaction. Whatever breaks it off, what was added is whole and counted, and adding the same again
   * does the rest: nothing is doubled. One page at a time: `busy` says that another one is at it.
   */
  readonly apply: (delivery: Delivery, at: Instant, onProgress: (rows: number) => void) => Promise<Result<Applied, WarehouseProblem>>;
  readonly page: (period: Period, size: number, after: Cursor | null) => Promise<Page>;
  readonly marked: (period: Period, mark: Mark, most: number, above?: Millis) => Promise<readonly Listed[]>;
  readonly totals: (period: Period) => Promise<Totals>;
  readonly report: (period: Period, size: ReportSize) => Promise<Report>;
  /** The first and the last day of which there are records; null where there are none. */
  readonly days: () => Promise<Period | null>;
  /** An adding that was broken off, the latest one. */
  readonly broken: () => Promise<ImportRow | null>;
  readonly erase: (what: Period | 'all') => Promise<Result<number, WarehouseProblem>>;
}

/** Runs work while no other page of ours runs any; null if one does. */
export type Alone = <T>(work: () => Promise<T>) => Promise<T | null>;

const LOCK = 'onhook-warehouse';

/** By the browser's locks, which a page that dies lets go. */
const aloneByLock: Alone = (work) => navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock === null ? null : work()));

const isHeld = async (): Promise<boolean> => ((await navigator.locks.query()).held ?? []).some(({ name }) => name === LOCK);

async function applyAll(db: WarehouseDatabase, delivery: Delivery, at: Instant, onProgress: (rows: number) => void): Promise<Applied> {
  const id = await db.imports.add({ at, files: delivery.names, rows: 0, state: 'open' });
  const [added, replaced] = [new Set<string>(), new Set<string>()];
  let rows = 0;
  const sofar = (): Applied => ({ rows, added: added.size, replaced: replaced.difference(added).size });
  const addChunk = async (records: readonly DispositionRecord[]): Promise<void> => {
    const change = await db.transaction('rw', db.records, db.days, db.devices, db.imports, async () => {
      await db.imports.update(id, { rows: rows + records.length });
      return mergeChunk(db, records);
    });
    rows += records.length;
    for (const each of change.added) added.add(each);
    for (const each of change.replaced) replaced.add(each);
    onProgress(rows);
  };
  // The disk has one batch while the next is read, and no more than these two are in memory. What fails is thrown at the next one.
  let writing: Promise<void> = Promise.resolve();
  const take = async (records: readonly DispositionRecord[]): Promise<void> => {
    await writing;
    writing = addChunk(records);
    writing.catch(() => undefined);
  };
  try {
    for (const source of delivery.sources) await source(take);
  } finally {
    await writing;
  }
  await db.transaction('rw', db.manifests, db.imports, async () => {
    await db.manifests.bulkPut([...delivery.manifests]);
    // One that was broken off before has been done again, or is of no more use.
    await db.imports.where('state').equals('open').modify({ state: 'done' });
  });
  return sofar();
}

/** The warehouse on Dexie. */
export function createWarehouse(db: WarehouseDatabase, alone: Alone = aloneByLock): Warehouse {
  const write = async <T>(work: () => Promise<T>): Promise<Result<T, WarehouseProblem>> =>
    (await alone(() => attempt(work))) ?? fail('busy');
  return {
    plan: ({ sources, manifests }) => attempt(() => planOf(db, sources, manifests)),
    apply: (delivery, at, onProgress) => write(() => applyAll(db, delivery, at, onProgress)),
    page: (period, size, after) => pageOf(db, period, size, after),
    marked: (period, mark, most, above) => markedIn(db, period, mark, most, above),
    totals: (period) => totalsIn(db, period),
    report: (period, size) => reportOf(db, period, size),
    days: async () => {
      const [first, last] = await Promise.all([db.days.orderBy('day').first(), db.days.orderBy('day').last()]);
      return first === undefined || last === undefined ? null : { from: first.day, to: last.day };
    },
    broken: async () => ((await isHeld()) ? null : ((await db.imports.where('state').equals('open').last()) ?? null)),
    erase: (what) => write(() => erase(db, what)),
  };
}
