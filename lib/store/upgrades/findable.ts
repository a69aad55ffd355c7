import type { Transaction } from 'dexie';
import type { DispositionRecord } from '../../disposition/record.ts';
import { searchWords } from '../../disposition/search-words.ts';

/** Rows held at once: an upgrade must not need memory for a year of calls. */
const BATCH = 1_000;

/** Version 2: records can be searched. */
export async function findable(transaction: Transaction): Promise<void> {
  const records = transaction.table<DispositionRecord, string>('records');
  const words = transaction.table('words');
  for (let after = ''; ; ) {
    const rows = await records.where(':id').above(after).limit(BATCH).toArray();
    await words.bulkPut(rows.map((row) => ({ record_id: row.record_id, words: searchWords(row) })));
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.record_id ?? '';
  }
}
