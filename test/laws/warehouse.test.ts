import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { sampleRecord } from '../../lib/disposition/sample-record.ts';
import { openWarehouse, type WarehouseDatabase } from '../../lib/warehouse/database.ts';
import type { Source } from '../../lib/warehouse/plan.ts';
import { addTotals, heldOver, noTotals, totalsOf } from '../../lib/warehouse/totals.ts';
import { createWarehouse, type Delivery } from '../../lib/warehouse/warehouse.ts';

const ever = { from: '0000-00-00', to: '9999-99-99' };
const idOf = (n: number): string => `019a0000-0000-7000-8000-00000000000${n}`;

const facts = fc.record({
  record: fc.nat(5),
  revision: fc.integer({ min: 1, max: 3 }),
  device_id: fc.constantFrom('device-1', 'device-2'),
  record_status: fc.constantFrom('final', 'amended', 'amended', 'void'),
  disconnect_reason: fc.constantFrom(null, 'CUSTOMER_DISCONNECT', 'AGENT_DISCONNECT', 'TELECOM_PROBLEM', 'OTHER'),
  end_kind: fc.constantFrom('hangup', 'drop', 'cancelled', 'transferred'),
  agent_connected_to_agent_timestamp: fc.constantFrom(null, '2026-11-24T11:00:05.000Z'),
  verdict_at_end: fc.constantFrom(null, 'permitted', 'not_permitted', 'never'),
  wrap_up_code: fc.constantFrom(null, 'sorted', 'complaint'),
  end_code: fc.constantFrom(null, 'customer_ended.unknown'),
  call_back_owed: fc.boolean(),
  call_back_done_at: fc.constantFrom(null, '2026-11-24T12:00:05.000Z'),
  agent_longest_hold_duration_ms: fc.constantFrom(0, 500, 119_999, 120_000, 120_001),
  initiation_timestamp: fc.constantFrom('2026-11-24T22:30:00.000Z', '2026-11-24T11:00:00.000Z', '2026-11-25T11:00:00.000Z'),
  utc_offset_minutes: fc.constantFrom(0, 120),
});
/** One text a device and number, as a device writes them. */
const log = fc
  .array(facts, { maxLength: 14 })
  .map((all) =>
    all.map(({ record, ...over }, at) => sampleRecord({ ...(over as Partial<DispositionRecord>), record_id: idOf(record), seq: at + 1 })),
  );

const cut = (records: readonly DispositionRecord[], size: number): DispositionRecord[][] =>
  Array.from({ length: Math.ceil(records.length / size) }, (_, at) => records.slice(at * size, (at + 1) * size));
const sourceOf =
  (records: readonly DispositionRecord[], size: number): Source =>
  async (take) => {
    for (const batch of cut(records, size)) await take(batch);
    return true;
  };
const deliveryOf = (logs: readonly (readonly DispositionRecord[])[], size: number): Delivery => ({
  names: [],
  sources: logs.map((each) => sourceOf(each, size)),
  manifests: [],
});
const contentOf = (db: WarehouseDatabase) => Promise.all([db.records.toArray(), db.days.toArray(), db.devices.toArray()]);

async function inWarehouse<T>(work: (db: WarehouseDatabase, add: (delivery: Delivery) => Promise<unknown>) => Promise<T>): Promise<T> {
  const db = openWarehouse(crypto.randomUUID());
  const warehouse = createWarehouse(db, (write) => write());
  try {
    return await work(db, async (delivery) => {
      const [plan, applied] = [await warehouse.plan(delivery), await warehouse.apply(delivery, 0, () => {})];
      if (!plan.ok || !applied.ok) throw new Error('the warehouse failed');
      const { added, replaced, unchanged } = plan.value;
      expect({ added, replaced, rows: added + replaced + unchanged }).toEqual(applied.value);
      return warehouse.totals(ever);
    });
  } finally {
    await db.delete();
  }
}

const shuffled = fc.record({ log, size: fc.integer({ min: 1, max: 5 }), seed: fc.array(fc.nat(), { minLength: 14, maxLength: 14 }) });

it('holds the same however the logs are cut, in whatever order and however often they are added, and does what its plan said', () =>
  fc.assert(
    fc.asyncProperty(shuffled, async ({ log: records, size, seed }) => {
      const others = records.toSorted((a, b) => (seed[a.seq - 1] ?? 0) - (seed[b.seq - 1] ?? 0));
      const once = await inWarehouse(async (db, add) => {
        await add(deliveryOf([records], 1_000));
        return contentOf(db);
      });
      const twice = await inWarehouse(async (db, add) => {
        for (const piece of cut(others, size)) await add(deliveryOf([piece, piece], size));
        await add(deliveryOf(cut(records, size), 2));
        return contentOf(db);
      });
      expect(twice).toEqual(once);
    }),
    { numRuns: 60 },
  ));

it('counts up, batch by batch, to what its records come to', () =>
  fc.assert(
    fc.asyncProperty(log, fc.integer({ min: 1, max: 5 }), async (records, size) => {
      await inWarehouse(async (db, add) => {
        let totals: unknown = noTotals;
        for (const piece of cut(records, size)) totals = await add(deliveryOf([piece], 2));
        const rows = await db.records.toArray();
        expect(totals).toEqual(rows.map(({ record }) => totalsOf(record)).reduce((sum, each) => addTotals(sum, each), noTotals));
        const over = rows.filter(({ record, day }) => day !== '' && record.agent_longest_hold_duration_ms > 120_000);
        expect(heldOver(totals as typeof noTotals, 120_000)).toBe(over.length);
      });
    }),
    { numRuns: 60 },
  ));
