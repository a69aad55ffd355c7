import { fail, ok, type Result } from '../base/result.ts';
import type { Millis } from '../base/time.ts';

/** Everything of one store that could still be read. */
export interface Rescued {
  readonly rows: readonly unknown[];
  /** False where reading stopped before the end. */
  readonly whole: boolean;
}

/** A database that is broken may not answer at all. */
const PATIENCE: Millis = 15_000;

const after = <T>(ms: Millis, value: T): Promise<T> => new Promise((resolve) => setTimeout(resolve, ms, value));

/** Opens whatever version is there, without an upgrade. */
function open(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const opening = indexedDB.open(name);
    // A database that was not there is not made.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => resolve(null);
  });
}

/** Row by row, so that one that cannot be read costs only those behind it. */
function readRows(db: IDBDatabase, store: string): Promise<Rescued> {
  const rows: unknown[] = [];
  const walk = new Promise<Rescued>((resolve) => {
    const cursor = db.transaction(store).objectStore(store).openCursor();
    cursor.onerror = () => resolve({ rows, whole: false });
    cursor.onsuccess = () => {
      if (cursor.result === null) return resolve({ rows, whole: true });
      rows.push(cursor.result.value);
      cursor.result.continue();
    };
  });
  return Promise.race([walk, after(PATIENCE, { rows, whole: false })]);
}

/** Reads the revisions of a database that does not open as it should, else its records, past every schema of ours. Never hangs. */
export async function rescue(name = 'onhook'): Promise<Result<Rescued, 'unreadable'>> {
  const db = await Promise.race([open(name), after(PATIENCE, null)]);
  if (db === null) return fail('unreadable');
  try {
    const store = ['revisions', 'records'].find((each) => db.objectStoreNames.contains(each));
    return store === undefined ? fail('unreadable') : ok(await readRows(db, store));
  } catch {
    // Not even a cursor: whatever the reason, there is nothing to hand out.
    return fail('unreadable');
  } finally {
    db.close();
  }
}
