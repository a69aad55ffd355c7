import type { Database } from './database.ts';

/** The next number of a counter, from 1 and without a hole. Only inside a transaction that holds `counters`: if that fails, the number is free again. */
export async function nextOf(db: Database, name: string): Promise<number> {
  const value = ((await db.counters.get(name))?.value ?? 0) + 1;
  await db.counters.put({ name, value });
  return value;
}
