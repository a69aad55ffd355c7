import { fail, ok, type Result } from '../base/result.ts';
import type { Instant, Millis } from '../base/time.ts';
import type { DispositionRecord } from '../disposition/record.ts';
import { attempt, type StoreProblem } from './attempt.ts';
import type { Database } from './database.ts';
import { letGo } from './outbox.ts';
import { FILE } from './revision.ts';

/** A shift file on its way to the disk: its revisions stay in the outbox until the browser says that both parts are complete. */
export interface OpenShift {
  /** SHA-256 of the canonical manifest, which names this shift file. */
  readonly hash: string;
  readonly seqs: readonly number[];
  readonly startedAt: Instant;
  /** The browser's own numbers of the downloads; empty until they have begun. */
  readonly downloads: readonly number[];
}

export interface ShiftLog {
  /** Revisions that no shift file has yet, in the order of their numbers. */
  readonly waiting: () => Promise<DispositionRecord[]>;
  /** How many, counted up to 2,000. */
  readonly waitingCount: () => Promise<number>;
  /** When the oldest of them was saved. */
  readonly oldest: () => Promise<Instant | null>;
  /** Digest of the last manifest that reached the disk. */
  readonly previous: () => Promise<string | null>;
  readonly open: () => Promise<OpenShift | null>;
  /**
   * Takes the one place of a shift file on its way; `busy` while another has it, and where another had it since this one was put
   * together: some of its revisions wait no more, or `previous` is not the last manifest any longer.
   */
  readonly begin: (shift: OpenShift, previous: string | null) => Promise<Result<void, StoreProblem | 'busy'>>;
  readonly started: (hash: string, downloads: readonly number[]) => Promise<Result<void, StoreProblem>>;
  /** Both parts are on the disk: the outbox lets their revisions go, and the next manifest will name this one. Twice changes nothing. */
  readonly delivered: (hash: string) => Promise<Result<void, StoreProblem>>;
  /** It did not come to be; everything waits on. */
  readonly dropped: (hash: string) => Promise<Result<void, StoreProblem>>;
}

/** A count walks from row to row: beyond this it is said as this. */
const COUNTED = 2_000;
const OPEN = 'shift_open';
const PREVIOUS = 'shift_previous';
/** A shift file that began no download within this lost its worker. */
const STALE: Millis = 60_000;

const isOpen = (value: unknown): value is OpenShift => typeof value === 'object' && value !== null && 'hash' in value;

export function createShiftLog(db: Database): ShiftLog {
  const openShift = async (): Promise<OpenShift | null> => {
    const value = (await db.kv.get(OPEN))?.value;
    return isOpen(value) ? value : null;
  };
  const previous = async (): Promise<string | null> => {
    const value = (await db.kv.get(PREVIOUS))?.value;
    return typeof value === 'string' ? value : null;
  };
  const waitingRows = () => db.outbox.filter(({ pending }) => pending.includes(FILE));
  const whileOpen = (hash: string, work: (shift: OpenShift) => Promise<unknown>): Promise<Result<void, StoreProblem>> =>
    attempt(() =>
      db.transaction('rw', db.kv, db.outbox, async () => {
        const shift = await openShift();
        if (shift?.hash === hash) await work(shift);
      }),
    );
  return {
    async waiting() {
      const rows = await waitingRows().toArray();
      const found = await db.revisions.bulkGet(rows.map(({ record_id, revision }): [string, number] => [record_id, revision]));
      return found.filter((each) => each !== undefined);
    },
    waitingCount: () => waitingRows().limit(COUNTED).count(),
    async oldest() {
      const row = await waitingRows().first();
      const revision = row && (await db.revisions.get([row.record_id, row.revision]));
      return revision === undefined ? null : Date.parse(revision.last_update_timestamp);
    },
    previous,
    open: openShift,
    async begin(shift, last) {
      const begun = await attempt(() =>
        db.transaction('rw', db.kv, db.outbox, async () => {
          const other = await openShift();
          if (other !== null && (other.downloads.length > 0 || shift.startedAt - other.startedAt < STALE)) return false;
          const rows = await db.outbox.bulkGet([...shift.seqs]);
          if ((await previous()) !== last || rows.some((row) => row?.pending.includes(FILE) !== true)) return false;
          await db.kv.put({ key: OPEN, value: shift });
          return true;
        }),
      );
      if (!begun.ok) return begun;
      return begun.value ? ok(undefined) : fail('busy');
    },
    started: (hash, downloads) => whileOpen(hash, (shift) => db.kv.put({ key: OPEN, value: { ...shift, downloads } })),
    delivered: (hash) =>
      whileOpen(hash, async ({ seqs }) => {
        await letGo(db, seqs, FILE);
        await db.kv.put({ key: PREVIOUS, value: hash });
        await db.kv.delete(OPEN);
      }),
    dropped: (hash) => whileOpen(hash, () => db.kv.delete(OPEN)),
  };
}
