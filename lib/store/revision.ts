import type { DispositionRecord } from '../disposition/record.ts';
import { searchWords } from '../disposition/search-words.ts';
import { nextOf } from './counters.ts';
import type { Database } from './database.ts';

/** A record before its save; a `seq` that it bears is not looked at. */
export type Unsaved = Omit<DispositionRecord, 'seq'>;

/** The target that every device has. */
export const FILE = 'file';

/** The stores that a new revision touches: its transaction must hold them all. */
export const revisionStores = (db: Database) => [db.records, db.revisions, db.words, db.outbox, db.counters];

/** Writes the next revision of a record, within a transaction of `revisionStores` that has read the one before. */
export async function writeRevision(db: Database, record: Unsaved): Promise<DispositionRecord> {
  const { record_id, revision } = record;
  const row: DispositionRecord = { ...record, seq: await nextOf(db, 'seq') };
  await db.records.put(row);
  await db.revisions.add(row);
  await db.words.put({ record_id, words: searchWords(row) });
  await db.outbox.add({ seq: row.seq, record_id, revision, pending: [FILE] });
  return row;
}
