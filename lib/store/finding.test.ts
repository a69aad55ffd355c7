import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sampleRecord } from '../disposition/sample-record.ts';
import { type Database, openDatabase } from './database.ts';
import { createDispositions } from './dispositions.ts';
import { createFinding } from './finding.ts';

let db: Database;
const idOf = (number: number): string => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;

beforeEach(async () => {
  db = openDatabase(crypto.randomUUID());
  const { save } = createDispositions(db);
  await save(sampleRecord({ record_id: idOf(1), notes: 'Invoice sent twice', customer_endpoint_address: '…4417' }));
  await save(sampleRecord({ record_id: idOf(2), wrap_up_code: 'wrong_number', call_back_owed: true }));
  await save(sampleRecord({ record_id: idOf(3), disconnect_reason: 'AGENT_DISCONNECT', notes: 'Größe der Rechnung; invoice' }));
});

afterEach(() => db.delete());

const all = { text: '', ended: null, owed: false } as const;

it.each([
  [{ ...all, text: 'invo' }, [3, 1]],
  [{ ...all, text: 'INVOICE twice' }, [1]],
  [{ ...all, text: '4417' }, [1]],
  [{ ...all, text: 'wrong number' }, [2]],
  [{ ...all, text: 'größe' }, [3]],
  [{ ...all, ended: 'agent' as const }, [3]],
  [{ ...all, text: 'invoice', ended: 'customer' as const }, [1]],
  [{ ...all, owed: true }, [2]],
  [{ ...all, text: 'nothing such' }, []],
  [{ ...all, text: '#owed' }, []],
  [all, []],
])('finds by %j', async (search, found) => {
  expect((await createFinding(db).find(search, 10)).map(({ record_id }) => record_id)).toEqual(found.map(idOf));
});

it('stops at the most that is wanted, the latest first', async () => {
  expect((await createFinding(db).find({ ...all, text: '1' }, 10)).map(({ record_id }) => record_id)).toEqual([idOf(3), idOf(2)]);
  expect((await createFinding(db).find({ ...all, text: 'sorted' }, 1)).map(({ record_id }) => record_id)).toEqual([idOf(3)]);
  expect(await createFinding(db).owed()).toBe(1);
});

it('walks through the latest where every word is common', async () => {
  const rows = Array.from({ length: 2_300 }, (_, at) => ({
    record_id: idOf(1_000 + at),
    words: at % 1_150 === 7 ? ['common', 'also'] : at < 7 ? ['also'] : ['common'],
  }));
  await db.words.bulkPut(rows);
  await db.words.bulkPut(
    rows.map(({ record_id }, at) => ({ record_id: `${record_id}a`, words: at === 0 ? ['common', 'also'] : ['also'] })),
  );
  await db.records.bulkPut(rows.map(({ record_id }) => sampleRecord({ record_id })));
  const found = await createFinding(db).find({ ...all, text: 'common also' }, 2);
  expect(found.map(({ record_id }) => record_id)).toEqual([idOf(1_000 + 1_157), idOf(1_007)]);
});

it('keeps what it read of the latest until something is saved', async () => {
  const { find } = createFinding(db);
  const ids = async (text: string) => (await find({ ...all, text }, 10)).map(({ record_id }) => record_id);
  await db.words.bulkPut(Array.from({ length: 300 }, (_, at) => ({ record_id: `018${idOf(at).slice(3)}`, words: ['customer'] })));
  expect(await ids('customer')).toEqual([idOf(3), idOf(2), idOf(1)]);
  const reads = vi.spyOn(IDBObjectStore.prototype, 'getAll');
  expect(await ids('cust')).toEqual([idOf(3), idOf(2), idOf(1)]);
  expect(reads).not.toHaveBeenCalled();
  reads.mockRestore();
  await createDispositions(db).save(sampleRecord({ record_id: idOf(4) }));
  expect(await ids('customer')).toEqual([idOf(4), idOf(3), idOf(2), idOf(1)]);
});
