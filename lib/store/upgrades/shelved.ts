import type { Transaction } from 'dexie';
import type { DocumentRow } from '../database.ts';

const PREFIX = 'policy:';

interface Pinned {
  readonly id: string;
  readonly version: number;
}

/** Version 3: policy documents have a table of their own; those that calls were pinned to move there. */
export async function shelved(transaction: Transaction): Promise<void> {
  const kv = transaction.table<{ readonly key: string; readonly value: unknown }, string>('kv');
  const rows = await kv.where('key').startsWith(PREFIX).toArray();
  const documents = rows.map(({ key, value }): DocumentRow => {
    const { id, version } = value as Pinned;
    return { hash: key.slice(PREFIX.length), id, version, raw: value, origin: 'shipped', keptAt: 0 };
  });
  await transaction.table('documents').bulkPut(documents);
  await kv.bulkDelete(rows.map(({ key }) => key));
}
