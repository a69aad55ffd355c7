import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dispositionRecordSchema } from '../disposition/record.ts';
import { sampleRecord } from '../disposition/sample-record.ts';
import { type Corrections, createCorrections } from './corrections.ts';
import { type Database, openDatabase } from './database.ts';
import { createDispositions, type Dispositions } from './dispositions.ts';
import { createFinding } from './finding.ts';
import { createJournal } from './journal.ts';

let db: Database;
let dispositions: Dispositions;
let corrections: Corrections;

const first = sampleRecord({ notes: 'secret of the caller', customer_endpoint_hash: 'f00d' });
const key = first.record_id;
const NOW = Date.UTC(2026, 10, 24, 12);
const ada = { agentId: 'ada', agentName: 'Ada' };

beforeEach(async () => {
  db = openDatabase(crypto.randomUUID());
  dispositions = createDispositions(db);
  corrections = createCorrections(db);
  await dispositions.save(first);
});

afterEach(() => db.delete());

describe('correct', () => {
  it('writes a revision of its own and keeps the one before', async () => {
    const done = await corrections.correct(key, 1, { wrap_up_code: 'complaint', notes: first.notes }, NOW);
    expect(done).toMatchObject({ ok: true, value: { revision: 2, seq: 2, record_status: 'amended', edited_fields: ['wrap_up_code'] } });
    expect((await dispositions.history(key)).map((each) => each.wrap_up_code)).toEqual(['sorted', 'complaint']);
    expect((await db.outbox.toArray()).map(({ revision }) => revision)).toEqual([1, 2]);
  });

  it('writes nothing where nothing changes', async () => {
    expect(await corrections.correct(key, 1, { notes: first.notes }, NOW)).toMatchObject({ ok: true, value: { revision: 1 } });
    expect(await db.revisions.count()).toBe(1);
  });

  it('keeps one of two corrections made at once in two tabs, and says so to the other', async () => {
    const other = openDatabase(db.name);
    const done = await Promise.all([
      corrections.correct(key, 1, { notes: 'one' }, NOW),
      createCorrections(other).correct(key, 1, { notes: 'other' }, NOW),
    ]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'conflict' });
    expect(await db.revisions.count()).toBe(2);
    other.close();
  });
});

describe('erase', () => {
  it('drops the content of every revision and of the journal, and keeps ids and numbers', async () => {
    const heard = { id: 'a', leg: 'hand:f:1', at: 1, seq: 1 } as never;
    await createJournal(db).append([heard], { callKey: key, state: 'ended', legs: ['hand:f:1'] });
    await corrections.correct(key, 1, { notes: 'another secret' }, NOW);
    expect(await corrections.erase(key, 'request', NOW)).toMatchObject({ ok: true, value: { revision: 3, seq: 3, record_status: 'void' } });
    const left = await dispositions.history(key);
    expect(left.map(({ revision, seq, record_status }) => [revision, seq, record_status])).toEqual([
      [1, 1, 'void'],
      [2, 2, 'void'],
      [3, 3, 'void'],
    ]);
    for (const each of left) expect(dispositionRecordSchema.safeParse(each).success).toBe(true);
    const everything = JSON.stringify([left, await db.records.toArray(), await db.words.toArray(), await db.journal.toArray()]);
    for (const word of ['secret', 'sorted', '1234', 'f00d', 'CUSTOMER_DISCONNECT', 'hand:f:1']) expect(everything).not.toContain(word);
  });

  it('stands for ever: nothing corrects, claims or erases it again', async () => {
    await corrections.erase(key, 'mistake', NOW);
    expect(await corrections.correct(key, 2, { notes: 'back' }, NOW)).toEqual({ ok: false, reason: 'erased' });
    expect(await corrections.claim([key], ada, NOW)).toEqual({ ok: true, value: 0 });
    await corrections.erase(key, 'mistake', NOW);
    expect(await db.revisions.count()).toBe(2);
  });
});

describe('claim', () => {
  it('gives a record to whoever claims it first, once', async () => {
    expect(await createFinding(db).unclaimed(9)).toEqual([key]);
    expect(await corrections.claim([key, key], ada, NOW)).toEqual({ ok: true, value: 1 });
    expect(await dispositions.get(key)).toMatchObject({ agent_id: 'ada', agent_username: 'Ada', revision: 2 });
    expect(await corrections.claim([key], { agentId: 'bob', agentName: null }, NOW)).toEqual({ ok: true, value: 0 });
    expect(await createFinding(db).unclaimed(9)).toEqual([]);
  });
});
