import type { Observation } from '../observe/observation.ts';
import type { Database } from './database.ts';
import { createJournal } from './journal.ts';

/** How much is read at most. */
export interface Bounds {
  readonly calls: number;
  /** Of the rows as JSON, in UTF-16 code units. The latest call is read whole, whatever its size. */
  readonly size: number;
}

/** An erased call keeps its row and has no observation: so many calls are looked at for each that is read. */
const LOOKED_AT = 20;

const sizeOf = (rows: readonly Observation[]): number => rows.reduce((size, row) => size + JSON.stringify(row).length, 0);

/**
 * What was observed of the last calls, and of those that are up, the oldest call first and each call by time. Where it would be too
 * much the oldest calls are left out. A call's key is in the order of time, so that a long journal is not walked.
 */
export function lastCalls(db: Database, { calls: most, size }: Bounds): Promise<readonly (readonly Observation[])[]> {
  const { rowsOfLegs, openCalls } = createJournal(db);
  return db.transaction('r', db.journal, db.calls, async () => {
    const latest = await db.calls
      .reverse()
      .limit(most * LOOKED_AT)
      .toArray();
    const open = new Map((await openCalls()).map((call) => [call.callKey, call]));
    const seen = new Set(latest.map(({ callKey }) => callKey));
    const older = [...open.values()].filter(({ callKey }) => !seen.has(callKey)).reverse();
    const read: (readonly Observation[])[] = [];
    let left = size;
    for (const { callKey, legs } of [...latest, ...older]) {
      if (read.length >= most && !open.has(callKey)) continue;
      const rows = await rowsOfLegs(legs);
      if (rows.length === 0) continue;
      left -= sizeOf(rows);
      if (left < 0 && read.length > 0) break;
      read.push(rows);
    }
    return read.reverse();
  });
}
