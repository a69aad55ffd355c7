import type { Millis } from '../base/time.ts';
import { isForeign } from '../disposition/merge.ts';
import type { DispositionRecord } from '../disposition/record.ts';
import type { DayRow, RecordRow, WarehouseDatabase } from './database.ts';
import { type Mark, markRange } from './mark.ts';
import { heldOver } from './totals.ts';

/** Days from and to, both within, as YYYY-MM-DD. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** A record as the console lists it. */
export interface Listed {
  readonly record: DispositionRecord;
  /** The revision that holds was written by another device than the first one. */
  readonly isForeign: boolean;
}

/** Where the next page begins. */
export type Cursor = readonly [day: string, at: string, id: string];

export interface Page {
  readonly rows: readonly Listed[];
  /** Null at the end. */
  readonly next: Cursor | null;
}

const listed = (row: RecordRow): Listed => ({ record: row.record, isForeign: isForeign(row) });

/** Records of a period, the latest first. */
export async function pageOf(db: WarehouseDatabase, period: Period, size: number, after: Cursor | null): Promise<Page> {
  const upper = after === null ? [period.to, '\uffff', ''] : [...after];
  const rows = await db.records
    .where('[day+at+record_id]')
    .between([period.from, '', ''], upper, true, false)
    .reverse()
    .limit(size + 1)
    .toArray();
  const last = rows[size - 1];
  const next: Cursor | null = rows.length > size && last !== undefined ? [last.day, last.at, last.record_id] : null;
  return { rows: rows.slice(0, size).map(listed), next };
}

/** The days of a period that have calls, in order. */
export const daysIn = (db: WarehouseDatabase, { from, to }: Period): PromiseLike<DayRow[]> =>
  db.days.where('day').between(from, to, true, true).toArray();

/** The calls of these days with a hold above that, the latest day first and in it the longest hold. */
export async function longestHolds(db: WarehouseDatabase, days: readonly DayRow[], most: number, above: Millis): Promise<Listed[]> {
  const found: RecordRow[] = [];
  for (const each of days.toReversed()) {
    if (found.length >= most) break;
    if (heldOver(each, above) === 0) continue;
    const { day } = each;
    const [lower, upper] = markRange('held', day, above);
    const rows = db.records.where('marks').between(lower, upper).reverse();
    found.push(...(await rows.limit(most - found.length).toArray()));
  }
  return found.map(listed);
}

/** Records of a period that bear a mark, the latest first and the longest hold first, at most `most`. `above`: only holds longer than this. */
export async function markedIn(db: WarehouseDatabase, period: Period, mark: Mark, most: number, above: Millis = 0): Promise<Listed[]> {
  if (mark === 'held') return longestHolds(db, await daysIn(db, period), most, above);
  // Within a mark the keys run by day and time: one stretch of the index, whatever the period.
  const [from, to] = [markRange(mark, period.from)[0], markRange(mark, period.to)[1]];
  return (await db.records.where('marks').between(from, to).reverse().limit(most).toArray()).map(listed);
}
