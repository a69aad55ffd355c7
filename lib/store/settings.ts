import type { Result } from '../base/result.ts';
import { attempt, type StoreProblem } from './attempt.ts';
import type { Database } from './database.ts';

export interface Settings {
  /** The value as it was put; whoever reads it parses it. */
  readonly get: (key: string) => Promise<unknown>;
  readonly put: (key: string, value: unknown) => Promise<Result<void, StoreProblem>>;
}

/** Keeps a value under a key unless one is there; the value is the one that is there then. Two callers at once get the same. */
export async function keepFirst<T>(db: Database, key: string, isKept: (value: unknown) => value is T, made: T): Promise<T> {
  return db.transaction('rw', db.kv, async () => {
    const kept = (await db.kv.get(key))?.value;
    if (isKept(kept)) return kept;
    await db.kv.put({ key, value: made });
    return made;
  });
}

/** What this device has been told to do. */
export function createSettings(db: Database): Settings {
  return {
    get: async (key) => (await db.kv.get(key))?.value,
    put: (key, value) =>
      attempt(async () => {
        await db.kv.put({ key, value });
      }),
  };
}
