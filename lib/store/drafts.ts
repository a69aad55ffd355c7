import type { Result } from '../base/result.ts';
import type { DispositionDraft } from '../disposition/draft.ts';
import { attempt, type StoreProblem } from './attempt.ts';
import type { Database, DraftRow } from './database.ts';

export interface Drafts {
  /** Keeps the draft of a call, in the place of the one before. Its text must have been redacted. `at`: wall clock. */
  readonly put: (callKey: string, draft: DispositionDraft, at: number) => Promise<Result<void, StoreProblem>>;
  readonly get: (callKey: string) => Promise<DispositionDraft | undefined>;
  /** Forgets the draft of a call that closes without a record. */
  readonly drop: (callKey: string) => Promise<Result<void, StoreProblem>>;
  readonly all: () => Promise<DraftRow[]>;
}

/** What agents have put into wrap-ups that are not saved yet. A draft of a call that is already filed is not kept. */
export function createDrafts(db: Database): Drafts {
  return {
    put: (callKey, draft, at) =>
      attempt(() =>
        db.transaction('rw', db.drafts, db.calls, async () => {
          if ((await db.calls.get(callKey))?.state === 'filed') return;
          await db.drafts.put({ callKey, draft, updatedAt: at });
        }),
      ),
    get: async (callKey) => (await db.drafts.get(callKey))?.draft,
    drop: (callKey) => attempt(() => db.drafts.delete(callKey)),
    all: () => db.drafts.toArray(),
  };
}
