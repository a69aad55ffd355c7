import type { WarehouseDatabase } from './database.ts';
import type { Period } from './page.ts';

const CHUNK = 1_000;

/** Forgets the records of some days. Voids stay, which hold nothing but an id: a log that is added again must not bring back what was erased. */
async function erasePeriod(db: WarehouseDatabase, { from, to }: Period): Promise<number> {
  let erased = 0;
  const days = await db.days.where('day').between(from, to, true, true).primaryKeys();
  for (const day of days) {
    erased += await db.transaction('rw', db.records, db.days, async () => {
      const ids = await db.records.where('[day+at+record_id]').between([day, '', ''], [day, '\uffff', ''], true, true).primaryKeys();
      for (let at = 0; at < ids.length; at += CHUNK) await db.records.bulkDelete(ids.slice(at, at + CHUNK));
      await db.days.delete(day);
      return ids.length;
    });
  }
  return erased;
}

async function eraseAll(db: WarehouseDatabase): Promise<number> {
  return db.transaction('rw', db.tables, async () => {
    const erased = await db.records.count();
    for (const table of db.tables) await table.clear();
    return erased;
  });
}

/** Forgets a period, or everything there is. The value is the number of records. */
export const erase = (db: WarehouseDatabase, what: Period | 'all'): Promise<number> =>
  what === 'all' ? eraseAll(db) : erasePeriod(db, what);
