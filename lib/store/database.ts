import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { DispositionDraft } from '../disposition/draft.ts';
import type { DispositionRecord } from '../disposition/record.ts';
import type { Observation } from '../observe/observation.ts';
import { findable } from './upgrades/findable.ts';
import { shelved } from './upgrades/shelved.ts';

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

export interface WordsRow {
  readonly record_id: string;
  readonly words: readonly string[];
}

/** A policy document as it came; whoever reads it parses it. */
export interface DocumentRow {
  /** SHA-256 of its canonical form. */
  readonly hash: string;
  readonly id: string;
  readonly version: number;
  readonly raw: unknown;
  /** `composed`: of a document and its overlays, for a call that was pinned to them. */
  readonly origin: 'shipped' | 'imported' | 'composed';
  /** When it was brought, or first judged a call; 0 where nobody knows. */
  readonly keptAt: number;
}

export interface Database extends Dexie {
  readonly journal: Table<Observation, string>;
  readonly calls: Table<CallRow, string>;
  /** The current revision of each record; `revisions` has them all. */
  readonly records: Table<DispositionRecord, string>;
  readonly revisions: Table<DispositionRecord, [recordId: string, revision: number]>;
  /** What each current revision is found by. */
  readonly words: Table<WordsRow, string>;
  readonly outbox: Table<OutboxRow, number>;
  readonly drafts: Table<DraftRow, string>;
  readonly counters: Table<{ readonly name: string; readonly value: number }, string>;
  readonly documents: Table<DocumentRow, string>;
  /** The document in force of each id, where it is another than what ships. */
  readonly actives: Table<{ readonly id: string; readonly hash: string }, string>;
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
  db.version(2).stores({ words: 'record_id, *words' }).upgrade(findable);
  db.version(3).stores({ documents: 'hash, id', actives: 'id' }).upgrade(shelved);
  db.on('versionchange', () => {
    db.close({ disableAutoOpen: true });
    onOutdated();
    return false;
  });
  return db;
}
