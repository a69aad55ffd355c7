import { fail, type Result } from '../base/result.ts';
import type { Instant } from '../base/time.ts';
import type { DispositionRecord } from '../disposition/record.ts';
import { attempt, type StoreProblem } from './attempt.ts';
import { nextOf } from './counters.ts';
import type { Database } from './database.ts';

/** A record before its save; a `seq` that it bears is not looked at. */
export type Unsaved = Omit<DispositionRecord, 'seq'>;

export type SaveFailure = StoreProblem | 'conflict';

export interface Dispositions {
  /**
   * Files a revision in one strict transaction: record, history, outbox, the draft gone, its call filed, and the device's next `seq`.
   * A first revision that is already there, or a later one with the same content, is answered with the one that was kept. `conflict`:
   * somebody else has written this revision, or it skips one.
   */
  readonly save: (record: Unsaved) => Promise<Result<DispositionRecord, SaveFailure>>;
  readonly get: (recordId: string) => Promise<DispositionRecord | undefined>;
  /** All revisions of a record, the first one first. */
  readonly history: (recordId: string) => Promise<DispositionRecord[]>;
  /** Records of calls that began in [from, to), the latest first. */
  readonly today: (range: { readonly from: Instant; readonly to: Instant }) => Promise<DispositionRecord[]>;
}

/** The target that every device has. */
const FILE = 'file';

const conflict = Symbol('conflict');

/** A record's content without what each attempt to save it stamps anew. */
function contentOf(record: Unsaved): string {
  const stamped = new Set([
    'seq',
    'last_update_timestamp',
    'agent_after_contact_work_end_timestamp',
    'agent_after_contact_work_duration_ms',
    'handle_time_ms',
  ]);
  return JSON.stringify(
    Object.entries(record)
      .filter(([field]) => !stamped.has(field))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The row that makes this save a repetition; `conflict` if the revision does not follow; null if it may be written. */
function earlier(current: DispositionRecord | undefined, record: Unsaved): DispositionRecord | typeof conflict | null {
  const revision = current?.revision ?? 0;
  if (record.revision === revision + 1) return null;
  if (current === undefined || record.revision > revision) return conflict;
  if (record.revision === 1) return current;
  return record.revision === revision && contentOf(current) === contentOf(record) ? current : conflict;
}

async function file(db: Database, record: Unsaved): Promise<DispositionRecord> {
  const { record_id, revision } = record;
  const row: DispositionRecord = { ...record, seq: await nextOf(db, 'seq') };
  await db.records.put(row);
  await db.revisions.add(row);
  await db.outbox.add({ seq: row.seq, record_id, revision, pending: [FILE] });
  await db.drafts.delete(record_id);
  await db.calls.update(record_id, { state: 'filed' });
  return row;
}

/** The records of this device. Plain promises, usable in a live query. */
export function createDispositions(db: Database): Dispositions {
  const saved = (record: Unsaved): PromiseLike<DispositionRecord | typeof conflict> =>
    db.transaction('rw', [db.records, db.revisions, db.outbox, db.drafts, db.calls, db.counters], async () => {
      const before = earlier(await db.records.get(record.record_id), record);
      return before ?? (await file(db, record));
    });
  return {
    save: async (record) => {
      const result = await attempt(() => saved(record));
      if (!result.ok) return result;
      return result.value === conflict ? fail('conflict') : { ok: true, value: result.value };
    },
    get: (recordId) => db.records.get(recordId),
    history: (recordId) => db.revisions.where('record_id').equals(recordId).sortBy('revision'),
    today: ({ from, to }) =>
      db.records
        .where('initiation_timestamp')
        .between(new Date(from).toISOString(), new Date(to).toISOString(), true, false)
        .reverse()
        .toArray(),
  };
}
