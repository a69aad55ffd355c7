import type { Result } from '../../lib/base/result.ts';

/** How many calls a trace holds at most, beside those that are up: more than go wrong in a shift. */
export const TRACED_CALLS = 20;

/** A diagnostic trace that was handed to the browser. `calls` is 0, and nothing was saved, where there is none. */
export interface SavedTrace {
  readonly calls: number;
  readonly name: string;
}

/** What the section of diagnostics needs of the world. */
export interface TracePort {
  readonly save: () => Promise<Result<SavedTrace>>;
}
