import { fail, ok, type Result } from '../base/result.ts';
import type { Instant } from '../base/time.ts';
import type { DispositionRecord } from '../disposition/record.ts';
import { type Claimant, type Correction, claimed, corrected, type EraseReason, emptied, voided } from '../disposition/revise.ts';
import { attempt, type StoreProblem } from './attempt.ts';
import type { Database } from './database.ts';
import { revisionStores, writeRevision } from './revision.ts';

/** `conflict`: somebody else has changed the record since; `erased`: it is no more. */
export type CorrectFailure = StoreProblem | 'conflict' | 'erased';

/** What may be done to a record after its save. Each is one transaction that reads again what it changes. */
export interface Corrections {
  /** `seen`: the revision that was before the agent's eyes. Without a change nothing is written, and the record is the answer. */
  readonly correct: (
    recordId: string,
    seen: number,
    change: Correction,
    now: Instant,
  ) => Promise<Result<DispositionRecord, CorrectFailure>>;
  /** Drops the content of all revisions and what was observed of the call, and adds the void revision. Done twice it changes nothing more. */
  readonly erase: (recordId: string, why: EraseReason, now: Instant) => Promise<Result<DispositionRecord, CorrectFailure>>;
  /** Gives each of these that is unclaimed to its agent; the value is how many. The others stay as they are. */
  readonly claim: (recordIds: readonly string[], who: Claimant, now: Instant) => Promise<Result<number, StoreProblem>>;
}

async function eraseAll(db: Database, record: DispositionRecord, why: EraseReason, now: Instant): Promise<DispositionRecord> {
  const { record_id } = record;
  const earlier = await db.revisions.where('record_id').equals(record_id).toArray();
  await db.revisions.bulkPut(earlier.map((each) => emptied(each, why)));
  const legs = (await db.calls.get(record_id))?.legs ?? [];
  await db.journal
    .where('leg')
    .anyOf([...legs])
    .delete();
  await db.drafts.delete(record_id);
  return writeRevision(db, voided(record, why, now));
}

export function createCorrections(db: Database): Corrections {
  const current = async (recordId: string): Promise<Result<DispositionRecord, 'erased'>> => {
    const record = await db.records.get(recordId);
    return record === undefined || record.record_status === 'void' ? fail('erased') : ok(record);
  };
  const flat = async <T, R extends string>(work: () => PromiseLike<Result<T, R>>): Promise<Result<T, R | StoreProblem>> => {
    const done = await attempt(work);
    return done.ok ? done.value : done;
  };
  return {
    correct: (recordId, seen, change, now) =>
      flat(() =>
        db.transaction('rw', revisionStores(db), async (): Promise<Result<DispositionRecord, 'erased' | 'conflict'>> => {
          const record = await current(recordId);
          if (!record.ok) return record;
          if (record.value.revision !== seen) return fail('conflict');
          const next = corrected(record.value, change, now);
          return ok(next === record.value ? next : await writeRevision(db, next));
        }),
      ),
    erase: (recordId, why, now) =>
      flat(() =>
        db.transaction(
          'rw',
          [...revisionStores(db), db.journal, db.calls, db.drafts],
          async (): Promise<Result<DispositionRecord, 'erased'>> => {
            const record = await db.records.get(recordId);
            if (record === undefined) return fail('erased');
            return ok(record.record_status === 'void' ? record : await eraseAll(db, record, why, now));
          },
        ),
      ),
    claim: (recordIds, who, now) =>
      attempt(() =>
        db.transaction('rw', revisionStores(db), async () => {
          const records = await db.records.bulkGet([...new Set(recordIds)]);
          const given = records.flatMap((record) => (record === undefined ? [] : (claimed(record, who, now) ?? [])));
          for (const each of given) await writeRevision(db, each);
          return given.length;
        }),
      ),
  };
}
