import type { Result } from '../base/result.ts';
import { attempt, type StoreProblem } from './attempt.ts';
import type { Database, OutboxRow } from './database.ts';

export interface Outbox {
  /** What a target has not got yet, the oldest first. */
  readonly pendingFor: (target: string) => Promise<OutboxRow[]>;
  /** Notes that a target has these; a row that no target waits for any more goes. */
  readonly delivered: (seqs: readonly number[], target: string) => Promise<Result<void, StoreProblem>>;
}

/** Notes, within a transaction, that a target has these revisions; a row that no target waits for any more goes. */
export async function letGo(db: Database, seqs: readonly number[], target: string): Promise<void> {
  const rows = (await db.outbox.bulkGet([...seqs])).filter((row) => row !== undefined);
  const left = rows.map((row) => ({ ...row, pending: row.pending.filter((each) => each !== target) }));
  await db.outbox.bulkPut(left.filter((row) => row.pending.length > 0));
  await db.outbox.bulkDelete(left.filter((row) => row.pending.length === 0).map((row) => row.seq));
}

/** Revisions on their way out. */
export function createOutbox(db: Database): Outbox {
  return {
    pendingFor: async (target) => (await db.outbox.toArray()).filter((row) => row.pending.includes(target)),
    delivered: (seqs, target) => attempt(() => db.transaction('rw', db.outbox, () => letGo(db, seqs, target))),
  };
}
