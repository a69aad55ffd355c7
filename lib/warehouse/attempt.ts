import { fail, ok, type Result } from '../base/result.ts';

/** Why nothing, or nothing more, was written. `busy`: another page of ours is writing. */
export type WarehouseProblem = 'busy' | 'quota' | 'database';

/** Dexie hands on a full disk inside an AbortError. */
const isQuota = (error: unknown): boolean =>
  error instanceof Object &&
  (('name' in error && error.name === 'QuotaExceededError') || ('inner' in error && error.inner !== error && isQuota(error.inner)));

/** Runs what reads or writes the database and turns its failure into a reason. */
export async function attempt<T>(work: () => PromiseLike<T>): Promise<Result<T, 'quota' | 'database'>> {
  try {
    return ok(await work());
  } catch (error) {
    return fail(isQuota(error) ? 'quota' : 'database', error instanceof Error ? error.name : undefined);
  }
}
