import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { sampleRecord } from '../../lib/disposition/sample-record.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { createDispositions } from '../../lib/store/dispositions.ts';
import { createDocuments } from '../../lib/store/documents.ts';
import { createFinding } from '../../lib/store/finding.ts';
import { createPolicyShelf } from '../../lib/store/policy-shelf.ts';
import { createShiftLog } from '../../lib/store/shift-log.ts';
import policy from '../../public/policy/default.json' with { type: 'json' };

/** The stores as the first version shipped them. */
const first = {
  journal: 'id, leg, at',
  calls: 'callKey, state, *legs',
  records: 'record_id, initiation_timestamp',
  revisions: '[record_id+revision], record_id',
  outbox: 'seq',
  drafts: 'callKey',
  counters: 'name',
  kv: 'key',
};

const COUNT = 2_500;
const idOf = (number: number): string => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;

async function firstVersion(name: string): Promise<void> {
  const db = new Dexie(name);
  db.version(1).stores(first);
  const rows = Array.from({ length: COUNT }, (_, at) =>
    sampleRecord({ record_id: idOf(at), seq: at + 1, notes: at === 1_700 ? 'a needle' : null, call_back_owed: at === 3 }),
  );
  await db.table('records').bulkAdd(rows);
  await db.table('revisions').bulkAdd(rows);
  await db.table('outbox').bulkAdd(rows.map(({ record_id, seq }) => ({ seq, record_id, revision: 1, pending: ['file'] })));
  await db.table('counters').add({ name: 'seq', value: COUNT });
  await db.table('kv').bulkAdd([
    { key: 'policy:abc', value: { ...policy, title: 'Of a call that is up' } },
    { key: 'a-setting', value: 7 },
  ]);
  db.close();
}

it('walks the first version to today: all is there, can be found, and goes on', async () => {
  const name = crypto.randomUUID();
  await firstVersion(name);
  const db = openDatabase(name);
  const finding = createFinding(db);
  expect((await finding.find({ text: 'needle', ended: null, owed: false }, 9)).map(({ record_id }) => record_id)).toEqual([idOf(1_700)]);
  expect(await finding.owed()).toBe(1);
  expect(await db.words.count()).toBe(COUNT);
  expect(await createShiftLog(db).waiting()).toHaveLength(COUNT);
  expect(await createDispositions(db).save(sampleRecord({ record_id: idOf(COUNT) }))).toMatchObject({
    ok: true,
    value: { seq: COUNT + 1 },
  });
  const shelf = createPolicyShelf({
    documents: createDocuments(db),
    names: [],
    overlays: [],
    shipped: async () => '',
    digest: async () => '',
  });
  expect(await shelf.byHash('abc')).toMatchObject({ title: 'Of a call that is up' });
  expect(await db.kv.toArray()).toEqual([{ key: 'a-setting', value: 7 }]);
  await db.delete();
});
