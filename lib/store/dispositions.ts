import { fail, type Result } from '../base/result.ts';
import type { Instant } from '../base/time.ts';
import type { DispositionRecord } from '../disposition/record.ts';
import { attempt, type StoreProblem } from './attempt.ts';
import type { Database } from './database.ts';
import { revisionStores, type Unsaved, writeRevision } from './revision.ts';

export type SaveFailure = StoreProblem | 'conflict';

export interface TimeRange {
  readonly from: Instant;
  readonly to: Instant;
}

export interface RecordPage {
  readonly records: readonly DispositionRecord[];
  /** There are more than were asked for. */
  readonly more: boolean;
}

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
  /** Records of calls that began in [from, to), the latest first, at most `most` of them. */
  readonly page: (range: TimeRange, most: number) => Promise<RecordPage>;
  /** How many there are. Walks from one to the next, which takes longer than to read a page. */
  readonly count: (range: TimeRange) => Promise<number>;
}

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
  const row = await writeRevision(db, record);
  await db.drafts.delete(record.record_id);
  await db.calls.update(record.record_id, { state: 'filed' });
  return row;
}

/** The records of this device. Plain promises, usable in a live query. */
export function createDispositions(db: Database): Dispositions {
  const saved = (record: Unsaved): PromiseLike<DispositionRecord | typeof conflict> =>
    db.transaction('rw', [...revisionStores(db), db.drafts, db.calls], async () => {
      const before = earlier(await db.records.get(record.record_id), record);
      return before ?? (await file(db, record));
    });
  const inRange = ({ from, to }: TimeRange) =>
    db.records.where('initiation_timestamp').between(new Date(from).toISOString(), new Date(to).toISOString(), true, false);
  return {
    save: async (record) => {
      const result = await attempt(() => saved(record));
      if (!result.ok) return result;
      return result.value === conflict ? fail('conflict') : { ok: true, value: result.value };
    },
    get: (recordId) => db.records.get(recordId),
    history: (recordId) => db.revisions.where('record_id').equals(recordId).sortBy('revision'),
    async page(range, most) {
      // One more than is wanted says that there are more.
      const records = await inRange(range)
        .reverse()
        .limit(most + 1)
        .toArray();
      return { records: records.slice(0, most), more: records.length > most };
    },
    count: (range) => inRange(range).count(),
  };
}
