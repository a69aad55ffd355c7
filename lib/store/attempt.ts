import { fail, ok, type Result } from '../base/result.ts';

/** Why a write did not happen. Whatever the reason, nothing of it was kept. */
export type StoreProblem = 'quota' | 'database';

/** The names of an error and of all that it wraps: Dexie hands on a full disk inside an AbortError. */
function namesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Object) || depth > 4) return [];
  const name = 'name' in error && typeof error.name === 'string' ? error.name : '';
  return [name, ...('inner' in error ? namesOf(error.inner, depth + 1) : [])];
}

/** Runs a transaction and turns its failure into a reason. The detail is the error's name, never its text. */
export async function attempt<T>(work: () => PromiseLike<T>): Promise<Result<T, StoreProblem>> {
  try {
    return ok(await work());
  } catch (error) {
    const names = namesOf(error);
    return fail(names.includes('QuotaExceededError') ? 'quota' : 'database', names[0]);
  }
}
