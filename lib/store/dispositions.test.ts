import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDraft } from '../disposition/draft.ts';
import { sampleRecord } from '../disposition/sample-record.ts';
import { type Database, openDatabase } from './database.ts';
import { createDispositions, type Dispositions } from './dispositions.ts';
import { createDrafts } from './drafts.ts';
import { createJournal } from './journal.ts';
import { createOutbox } from './outbox.ts';

let db: Database;
let dispositions: Dispositions;

const first = sampleRecord();
const key = first.record_id;
const other = sampleRecord({ record_id: '019a0000-0000-7000-8000-000000000002', initiation_timestamp: '2026-11-24T12:00:00.000Z' });

beforeEach(() => {
  db = openDatabase(crypto.randomUUID());
  dispositions = createDispositions(db);
});

afterEach(() => db.delete());

describe('save', () => {
  it('files record, history and outbox, drops the draft and files the call', async () => {
    await createJournal(db).append([], { callKey: key, state: 'ended', legs: [] });
    const drafts = createDrafts(db);
    await drafts.put(key, { ...emptyDraft, note: 'so far' }, 5);
    expect(await drafts.get(key)).toMatchObject({ note: 'so far' });
    expect(await dispositions.save({ ...first, seq: 77 } as typeof first)).toEqual({ ok: true, value: { ...first, seq: 1 } });
    expect(await dispositions.get(key)).toMatchObject({ seq: 1 });
    expect(await db.outbox.toArray()).toEqual([{ seq: 1, record_id: key, revision: 1, pending: ['file'] }]);
    expect(await createJournal(db).openCalls()).toEqual([]);
    await drafts.put(key, emptyDraft, 6);
    expect(await drafts.all()).toEqual([]);
  });

  it('answers a repeated save with the record that was kept', async () => {
    await dispositions.save(first);
    const again = await dispositions.save({ ...first, notes: 'late', last_update_timestamp: '2026-11-24T11:09:00.000Z' });
    expect(again).toEqual({ ok: true, value: { ...first, seq: 1 } });
    expect(await db.outbox.count()).toBe(1);
    expect(await dispositions.save(other)).toMatchObject({ ok: true, value: { seq: 2 } });
  });

  it('saves one record when two saves run at once', async () => {
    await Promise.all([dispositions.save(first), dispositions.save(first)]);
    expect(await db.revisions.count()).toBe(1);
    expect((await db.counters.get('seq'))?.value).toBe(1);
  });

  it('keeps the history of an edit, and refuses a second edit of the same revision', async () => {
    await dispositions.save(first);
    const edited = { ...first, revision: 2, record_status: 'amended', notes: 'x' } as const;
    expect(await dispositions.save(edited)).toMatchObject({ ok: true, value: { seq: 2, revision: 2 } });
    expect(await dispositions.save({ ...edited, last_update_timestamp: '2026-11-25T00:00:00.000Z' })).toMatchObject({
      ok: true,
      value: { seq: 2 },
    });
    expect(await dispositions.save({ ...edited, notes: 'y' })).toEqual({ ok: false, reason: 'conflict' });
    expect(await dispositions.save({ ...edited, revision: 4 })).toEqual({ ok: false, reason: 'conflict' });
    expect((await dispositions.history(key)).map((row) => row.notes)).toEqual([null, 'x']);
    expect((await db.counters.get('seq'))?.value).toBe(2);
  });

  it.each(['records', 'revisions', 'outbox', 'counters'] as const)('leaves nothing half-written when %s fails', async (table) => {
    await createDrafts(db).put(key, emptyDraft, 5);
    const plant = (): never => {
      throw new DOMException('planted', 'QuotaExceededError');
    };
    db[table].hook('creating', plant);
    expect(await dispositions.save(first)).toMatchObject({ ok: false, reason: 'quota' });
    const counts = await Promise.all([db.records.count(), db.revisions.count(), db.outbox.count(), db.counters.count(), db.drafts.count()]);
    expect(counts).toEqual([0, 0, 0, 0, 1]);
    db[table].hook('creating').unsubscribe(plant);
    expect(await dispositions.save(first)).toMatchObject({ ok: true, value: { seq: 1 } });
  });

  it('says database when it is not the disk that is full', async () => {
    db.drafts.hook('deleting', () => {
      throw new Error('planted');
    });
    await createDrafts(db).put(key, emptyDraft, 5);
    expect(await dispositions.save(first)).toMatchObject({ ok: false, reason: 'database' });
    expect(await db.records.count()).toBe(0);
  });
});

it('lists the records of a day, the latest first', async () => {
  await dispositions.save(first);
  await dispositions.save(other);
  await dispositions.save(
    sampleRecord({ record_id: '019a0000-0000-7000-8000-000000000003', initiation_timestamp: '2026-11-25T00:00:00.000Z' }),
  );
  const day = { from: Date.UTC(2026, 10, 24), to: Date.UTC(2026, 10, 25) };
  const { records, more } = await dispositions.page(day, 2);
  expect([records.map((row) => row.record_id), more]).toEqual([[other.record_id, key], false]);
  expect(await dispositions.page(day, 1)).toMatchObject({ records: [{ record_id: other.record_id }], more: true });
  expect(await dispositions.count(day)).toBe(2);
});

it('lets an outbox row go when the last target has it', async () => {
  await dispositions.save(first);
  const outbox = createOutbox(db);
  await outbox.delivered([1], 'bucket');
  expect(await outbox.pendingFor('file')).toHaveLength(1);
  await outbox.delivered([1, 9], 'file');
  expect(await db.outbox.count()).toBe(0);
});
