import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyDraft } from '../disposition/draft.ts';
import { sampleRecord } from '../disposition/sample-record.ts';
import { type Database, openDatabase } from './database.ts';
import { createDispositions } from './dispositions.ts';
import { createDocuments } from './documents.ts';
import { createDrafts } from './drafts.ts';
import { createIdentity } from './identity.ts';
import { createJournal } from './journal.ts';
import { createSettings } from './settings.ts';

let db: Database;
const outdated = vi.fn();

beforeEach(() => {
  outdated.mockClear();
  db = openDatabase(crypto.randomUUID(), outdated);
});

afterEach(() => {
  vi.restoreAllMocks();
  return db.delete();
});

/** The durability of every transaction that may write, by the stores it holds; Dexie binds the method when it opens, so watch before. */
function watchDurability(): { readonly stores: string[]; readonly durability: string }[] {
  const seen: { stores: string[]; durability: string }[] = [];
  const open = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    const transaction = open.apply(this, args);
    if (args[1] === 'readwrite') seen.push({ stores: [...transaction.objectStoreNames], durability: transaction.durability });
    return transaction;
  });
  return seen;
}

it('waits for the disk with every write of journal, drafts, records and outbox', async () => {
  const seen = watchDurability();
  await createJournal(db).append([], { callKey: 'k', state: 'open', legs: [] });
  await createDrafts(db).put('k', emptyDraft, 1);
  await createDispositions(db).save(sampleRecord());
  await createSettings(db).put('a', 1);
  const documents = createDocuments(db);
  await documents.add({ hash: 'h', id: 'a', version: 1, raw: {}, origin: 'imported', keptAt: 1 }, []);
  await documents.activate('a', 'h');
  const stores = new Set(seen.flatMap((each) => each.stores));
  expect([...stores].sort()).toEqual([
    'actives',
    'calls',
    'counters',
    'documents',
    'drafts',
    'journal',
    'kv',
    'outbox',
    'records',
    'revisions',
    'words',
  ]);
  expect(seen.map((each) => each.durability)).toEqual(seen.map(() => 'strict'));
});

it('closes at once, and for good, when another version wants to change it', async () => {
  await db.open();
  const next = indexedDB.open(db.name, 1_000);
  await new Promise((resolve, reject) => {
    next.onsuccess = resolve;
    next.onerror = reject;
    next.onblocked = reject;
  });
  expect(outdated).toHaveBeenCalledOnce();
  await expect(db.calls.count()).rejects.toThrow();
  next.result.close();
});

it('mints one device id, whoever asks first', async () => {
  const [one, two] = await Promise.all([createIdentity(db).deviceId(), createIdentity(db).deviceId()]);
  expect(one).toBe(two);
  expect(await createIdentity(db).deviceId()).toBe(one);
});

it('knows a number again by a hash that no other device makes', async () => {
  const hash = await createIdentity(db).endpointHash('+4930123456');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await createIdentity(db).endpointHash('+4930123456')).toBe(hash);
  expect(await createIdentity(db).endpointHash('+4930123457')).not.toBe(hash);
  const elsewhere = openDatabase(crypto.randomUUID());
  expect(await createIdentity(elsewhere).endpointHash('+4930123456')).not.toBe(hash);
  await elsewhere.delete();
});
