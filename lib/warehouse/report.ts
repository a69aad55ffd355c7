import type { Millis } from '../base/time.ts';
import type { WarehouseDatabase } from './database.ts';
import type { Mark } from './mark.ts';
import { daysIn, type Listed, longestHolds, markedIn, type Page, type Period, pageOf } from './page.ts';
import { allTotals, type Totals } from './totals.ts';

/** How much of a period a report tells. */
export interface ReportSize {
  /** Calls of each mark. */
  readonly few: number;
  /** Calls of the first page of all. */
  readonly page: number;
  /** Only holds that are longer are listed. */
  readonly holdLimit: Millis;
}

/** A period in one answer: its figures, the first calls of each mark, and the first page of all its calls. */
export interface Report {
  readonly period: Period;
  readonly totals: Totals;
  readonly marked: Readonly<Record<Mark, readonly Listed[]>>;
  readonly page: Page;
}

export const totalsIn = async (db: WarehouseDatabase, period: Period): Promise<Totals> => allTotals(await daysIn(db, period));

/** One transaction, so that figures and lists are of one moment, and one way to the browser's storage and back. */
export const reportOf = (db: WarehouseDatabase, period: Period, { few, page, holdLimit }: ReportSize): Promise<Report> =>
  db.transaction('r', db.records, db.days, async () => {
    const list = (mark: Mark) => markedIn(db, period, mark, few);
    const reading = daysIn(db, period);
    const [days, first, owed, unwarned, unlogged, held] = await Promise.all([
      reading,
      pageOf(db, period, page, null),
      list('owed'),
      list('unwarned'),
      list('unlogged'),
      reading.then((read) => longestHolds(db, read, few, holdLimit)),
    ]);
    return { period, totals: allTotals(days), marked: { owed, unwarned, unlogged, held }, page: first };
  });
