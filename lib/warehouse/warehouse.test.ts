import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DispositionRecord } from '../disposition/record.ts';
import { sampleRecord } from '../disposition/sample-record.ts';
import { openWarehouse, type WarehouseDatabase } from './database.ts';
import type { Source } from './plan.ts';
import { createWarehouse, type Delivery, type Warehouse } from './warehouse.ts';

const idOf = (n: number): string => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const sourceOf =
  (records: readonly DispositionRecord[], isFit = true): Source =>
  async (take) => {
    for (let at = 0; at < records.length; at += 1_000) await take(records.slice(at, at + 1_000));
    return isFit;
  };
const delivery = (...logs: readonly (readonly DispositionRecord[])[]): Delivery => ({
  names: logs.map((_, at) => `${at}.gz`),
  sources: logs.map((log) => sourceOf(log)),
  manifests: [],
});
const ever = { from: '0000-00-00', to: '9999-99-99' };
const nobody = () => {};

let db: WarehouseDatabase;
let warehouse: Warehouse;
beforeEach(() => {
  db = openWarehouse(crypto.randomUUID());
  warehouse = createWarehouse(db);
});
afterEach(() => db.delete());

/** Everything there is, but for the list of what was added when. */
const contentOf = () => Promise.all([db.records.toArray(), db.days.toArray(), db.devices.toArray(), db.manifests.toArray()]);

const agentLog = (agent: number): DispositionRecord[] =>
  Array.from({ length: 200 }, (_, n) =>
    sampleRecord({
      record_id: idOf(agent * 1_000 + n),
      device_id: `device-${agent}`,
      agent_id: `agent-${agent}`,
      seq: n + 1,
      initiation_timestamp: new Date(Date.UTC(2026, 10, 23 + (n % 2), 8, n)).toISOString(),
    }),
  );

describe('adding', () => {
  it('twenty agents with two hundred records each, twice: the second time changes nothing', async () => {
    const logs = Array.from({ length: 20 }, (_, agent) => agentLog(agent));
    expect(await warehouse.plan(delivery(...logs))).toMatchObject({ ok: true, value: { added: 4_000, replaced: 0, unchanged: 0 } });
    expect(await warehouse.apply(delivery(...logs), 1, nobody)).toEqual({ ok: true, value: { rows: 4_000, added: 4_000, replaced: 0 } });
    const once = await contentOf();
    expect(await warehouse.plan(delivery(...logs))).toMatchObject({ ok: true, value: { added: 0, replaced: 0, unchanged: 4_000 } });
    expect(await warehouse.apply(delivery(...logs), 2, nobody)).toEqual({ ok: true, value: { rows: 4_000, added: 0, replaced: 0 } });
    expect(await contentOf()).toEqual(once);
    expect(await warehouse.totals(ever)).toMatchObject({ calls: 4_000, enders: { customer: 4_000 }, agents: { 'agent-7': 200 } });
  });

  it('takes what a void erased out of every figure, for ever', async () => {
    const [first, second] = [sampleRecord({ seq: 1 }), sampleRecord({ seq: 2, revision: 2, record_status: 'void', notes: null })];
    const edit = sampleRecord({ seq: 3, revision: 3, record_status: 'amended' });
    await warehouse.apply(delivery([first]), 1, nobody);
    await warehouse.apply(delivery([second], [edit]), 2, nobody);
    expect(await warehouse.totals(ever)).toMatchObject({ calls: 0, codes: {}, longest: {} });
    expect(await warehouse.days()).toBeNull();
    expect((await warehouse.page(ever, 10, null)).rows).toEqual([]);
    expect((await warehouse.plan(delivery([edit]))).ok).toBe(true);
    expect(await db.records.count()).toBe(1);
  });

  it('does the rest when it was broken off, and says until then that it was', async () => {
    const records = Array.from({ length: 3 }, (_, n) => agentLog(n)).flat();
    const torn: Source = async (take) => {
      await take(records.slice(0, 250));
      throw new DOMException('gone', 'NotReadableError');
    };
    expect(await warehouse.apply({ ...delivery(records), sources: [torn] }, 1, nobody)).toMatchObject({ ok: false, reason: 'database' });
    expect(await warehouse.totals(ever)).toMatchObject({ calls: 250 });
    expect(await warehouse.broken()).toMatchObject({ rows: 250, files: ['0.gz'] });
    expect(await warehouse.apply(delivery(records), 2, nobody)).toEqual({ ok: true, value: { rows: 600, added: 350, replaced: 0 } });
    expect(await warehouse.broken()).toBeNull();
    expect(await warehouse.totals(ever)).toMatchObject({ calls: 600 });
  });

  it('is refused while another page is at it, and the database is right all the same', async () => {
    const other = createWarehouse(db);
    const answers = await Promise.all([warehouse.apply(delivery(agentLog(1)), 1, nobody), other.apply(delivery(agentLog(1)), 1, nobody)]);
    expect(answers.map((answer) => (answer.ok ? answer.value.added : answer.reason))).toEqual([200, 'busy']);
    const together = createWarehouse(db, (work) => work());
    await Promise.all([together.apply(delivery(agentLog(2)), 1, nobody), together.apply(delivery(agentLog(2)), 1, nobody)]);
    expect(await warehouse.totals(ever)).toMatchObject({ calls: 400 });
  });

  it('says how far it is', async () => {
    const sofar: number[] = [];
    await warehouse.apply(delivery(Array.from({ length: 12 }, (_, n) => agentLog(n)).flat()), 1, (rows) => sofar.push(rows));
    expect(sofar).toEqual([1_000, 2_000, 2_400]);
  });

  it('says that the disk is full, and keeps nothing of that batch', async () => {
    db.days.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await warehouse.apply(delivery(agentLog(1)), 1, nobody)).toMatchObject({ ok: false, reason: 'quota' });
    expect(await db.records.count()).toBe(0);
  });
});

describe('a plan', () => {
  it('counts each row once, and writes nothing', async () => {
    await warehouse.apply(delivery(agentLog(1)), 1, nobody);
    const before = await contentOf();
    const [one, two, three] = agentLog(1);
    const edited = { ...(one as DispositionRecord), revision: 2, seq: 201 };
    const again = { ...(two as DispositionRecord), revision: 3, seq: 203 };
    const older = { ...(two as DispositionRecord), revision: 2, seq: 202 };
    const plan = await warehouse.plan(delivery([edited, again], [older, three as DispositionRecord], agentLog(2)));
    expect(plan).toMatchObject({ ok: true, value: { added: 200, replaced: 2, unchanged: 2 } });
    expect(await contentOf()).toEqual(before);
  });

  it('takes nothing of a file that is not fit', async () => {
    const plan = await warehouse.plan({ ...delivery([]), sources: [sourceOf(agentLog(1), false), sourceOf(agentLog(2))] });
    expect(plan).toMatchObject({ ok: true, value: { added: 200, devices: [{ device_id: 'device-2' }] } });
  });

  it('shows numbers that are missing of each device, and which device is new', async () => {
    await warehouse.apply(delivery(agentLog(1).slice(2, 10)), 1, nobody);
    const plan = await warehouse.plan(delivery(agentLog(1).slice(12, 20), agentLog(2)));
    const whole = { missingFiles: 0, forks: 0 };
    expect(plan.ok && plan.value.devices).toEqual([
      {
        device_id: 'device-1',
        isNew: false,
        gaps: [
          [1, 2],
          [11, 12],
        ],
        ...whole,
      },
      { device_id: 'device-2', isNew: true, gaps: [], ...whole },
    ]);
  });

  it('shows a chain of shift files that is broken, or forked', async () => {
    const link = (digest: string, previous: string | null) => ({ digest, device_id: 'device-1', previous });
    await warehouse.apply({ ...delivery(), manifests: [link('a', null), link('b', 'a')] }, 1, nobody);
    const planned = async (...manifests: ReturnType<typeof link>[]) => {
      const plan = await warehouse.plan({ ...delivery(), manifests });
      return plan.ok ? plan.value.devices[0] : null;
    };
    expect(await planned(link('c', 'b'))).toMatchObject({ missingFiles: 0, forks: 0 });
    expect(await planned(link('b', 'a'), link('c', 'b'))).toMatchObject({ missingFiles: 0, forks: 0 });
    expect(await planned(link('d', 'c'))).toMatchObject({ missingFiles: 1, forks: 0 });
    expect(await planned(link('e', 'a'))).toMatchObject({ missingFiles: 0, forks: 1 });
  });
});

describe('reading', () => {
  const longest = (n: number, ms: number) =>
    sampleRecord({ record_id: idOf(n), seq: n, agent_longest_hold_duration_ms: ms, disconnect_reason: 'AGENT_DISCONNECT' });

  it('pages through everything once, the latest first', async () => {
    await warehouse.apply(delivery(agentLog(1), agentLog(2)), 1, nobody);
    const seen: string[] = [];
    for (let page = await warehouse.page(ever, 64, null); ; page = await warehouse.page(ever, 64, page.next)) {
      seen.push(...page.rows.map(({ record }) => record.initiation_timestamp + record.record_id));
      if (page.next === null) break;
    }
    expect(seen).toHaveLength(400);
    expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
    expect((await warehouse.page({ from: '2026-11-24', to: '2026-11-24' }, 500, null)).rows).toHaveLength(200);
  });

  it('lists what bears a mark, and holds over a limit by their length', async () => {
    const records = [longest(1, 120_000), longest(2, 120_001), longest(3, 900_000), longest(4, 0)];
    await warehouse.apply(delivery(records), 1, nobody);
    const over = await warehouse.marked(ever, 'held', 10, 120_000);
    expect(over.map(({ record }) => record.seq)).toEqual([3, 2]);
    expect(await warehouse.marked(ever, 'unwarned', 2)).toHaveLength(2);
    expect(await warehouse.marked({ from: '2027-01-01', to: '2027-01-01' }, 'unwarned', 2)).toEqual([]);
  });

  it('marks a revision of another device', async () => {
    await warehouse.apply(delivery([sampleRecord(), sampleRecord({ revision: 2, device_id: 'another' })]), 1, nobody);
    expect((await warehouse.page(ever, 10, null)).rows).toMatchObject([{ isForeign: true, record: { revision: 2 } }]);
  });
});

describe('erasing', () => {
  it('forgets some days, and a void of them stays', async () => {
    const erased = sampleRecord({ record_id: idOf(999_999), record_status: 'void', device_id: 'device-1', seq: 201 });
    await warehouse.apply(delivery([...agentLog(1), erased]), 1, nobody);
    expect(await warehouse.erase({ from: '2026-11-23', to: '2026-11-23' })).toEqual({ ok: true, value: 100 });
    expect(await warehouse.totals(ever)).toMatchObject({ calls: 100 });
    expect(await warehouse.days()).toEqual({ from: '2026-11-24', to: '2026-11-24' });
    expect(await db.records.get(idOf(999_999))).toBeDefined();
  });

  it('forgets everything', async () => {
    await warehouse.apply(delivery(agentLog(1)), 1, nobody);
    expect(await warehouse.erase('all')).toEqual({ ok: true, value: 200 });
    expect((await contentOf()).flat()).toEqual([]);
  });
});
