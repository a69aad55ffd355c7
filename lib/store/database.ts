import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { DispositionDraft } from '../disposition/draft.ts';
import type { DispositionRecord } from '../disposition/record.ts';
import type { Observation } from '../observe/observation.ts';

export type CallStage = 'open' | 'ended' | 'filed';

/** A call of the desk's: which legs are bound to it, and how far it is. */
export interface CallRow {
  readonly callKey: string;
  readonly state: CallStage;
  readonly legs: readonly string[];
}

/** A revision that some target has not got yet. The row goes when `pending` is empty. */
export interface OutboxRow {
  readonly seq: number;
  readonly record_id: string;
  readonly revision: number;
  readonly pending: readonly string[];
}

export interface DraftRow {
  readonly callKey: string;
  readonly draft: DispositionDraft;
  readonly updatedAt: number;
}

export interface Database extends Dexie {
  readonly journal: Table<Observation, string>;
  readonly calls: Table<CallRow, string>;
  /** The current revision of each record; `revisions` has them all. */
  readonly records: Table<DispositionRecord, string>;
  readonly revisions: Table<DispositionRecord, [recordId: string, revision: number]>;
  readonly outbox: Table<OutboxRow, number>;
  readonly drafts: Table<DraftRow, string>;
  readonly counters: Table<{ readonly name: string; readonly value: number }, string>;
  readonly kv: Table<{ readonly key: string; readonly value: unknown }, string>;
}

const DATABASE = 'onhook';

/** Every commit reaches the disk before it is acknowledged: Chromium's default since 121 is not to wait. Firefox takes the same word. */
const options: DexieOptions = { chromeTransactionDurability: 'strict' };

/**
 * The database of the extension; opens at first use. When another version of us wants to change it, it closes at once and stays closed
 * (`onOutdated` is told, to show *reload*): a held connection would block the other for ever.
 */
export function openDatabase(name: string = DATABASE, onOutdated: () => void = () => {}): Database {
  const db = new Dexie(name, options) as Database;
  db.version(1).stores({
    journal: 'id, leg, at',
    calls: 'callKey, state, *legs',
    records: 'record_id, initiation_timestamp',
    revisions: '[record_id+revision], record_id',
    outbox: 'seq',
    drafts: 'callKey',
    counters: 'name',
    kv: 'key',
  });
  db.on('versionchange', () => {
    db.close({ disableAutoOpen: true });
    onOutdated();
    return false;
  });
  return db;
}
