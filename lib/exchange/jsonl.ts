import type { DispositionRecord } from '../disposition/record.ts';
import { type Leaving, leavingRecord } from './columns.ts';

/** Revisions as JSON Lines: UTF-8 text, one revision a line, each line ended by a line feed, every column present. */
export const jsonLinesOf = (records: readonly DispositionRecord[], leaving: Leaving): string =>
  records.map((record) => `${JSON.stringify(leavingRecord(record, leaving))}\n`).join('');
