import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleRecord } from '../../lib/disposition/sample-record.ts';
import { columnNames, columns } from '../../lib/exchange/columns.ts';
import { readLog } from '../../lib/exchange/read.ts';
import type { ByteSource } from '../../lib/exchange/unpack.ts';
import { openWarehouse } from '../../lib/warehouse/database.ts';
import type { Source } from '../../lib/warehouse/plan.ts';
import { heldOver, type Totals } from '../../lib/warehouse/totals.ts';
import { createWarehouse } from '../../lib/warehouse/warehouse.ts';
import { type Duck, openDuck } from './duckdb.ts';
import { callsOf } from './sample-calls.ts';
import { bundleOf, type LogFile } from './sample-logs.ts';

const DAY = '2026-11-24';
const folder = mkdtempSync(join(tmpdir(), 'onhook-duck-'));
let duck: Duck;
let logs: readonly LogFile[];
let totals: Totals;

async function* bytesOf(file: LogFile): ByteSource {
  yield new Uint8Array(file.bytes);
}

/** Six agents; of the first, some calls were edited, erased, or edited after that by another device. */
function bundles(): LogFile[] {
  const agents = Array.from({ length: 6 }, (_, at) => callsOf(at + 1, 350, DAY));
  const [first = []] = agents;
  const later = { device_id: 'zz-another', last_update_timestamp: '2020-01-01T00:00:00.000Z' } as const;
  const edits = first
    .slice(0, 60)
    .map((record, at) => ({ ...record, ...later, seq: at + 1, revision: 2, record_status: 'amended' as const }));
  const voids = edits.slice(0, 20).map((record) => ({ ...record, revision: 1, record_status: 'void' as const, device_id: 'yy-third' }));
  const coded = edits.map((record) => ({ ...record, wrap_up_code: 'complaint', call_back_owed: true, call_back_done_at: null }));
  return [...agents, coded, voids].map((records) => bundleOf(records, DAY)[0]);
}

beforeAll(async () => {
  duck = await openDuck();
  logs = bundles();
  for (const { name, bytes } of logs) writeFileSync(join(folder, name), bytes);
  const db = openWarehouse('duck');
  const warehouse = createWarehouse(db);
  const sources = logs.map(
    (file): Source =>
      async (take) =>
        (await readLog(bytesOf(file), take)).problem === null,
  );
  const applied = await warehouse.apply({ names: [], sources, manifests: [] }, 0, () => {});
  expect(applied.ok).toBe(true);
  totals = await warehouse.totals({ from: '0000-00-00', to: '9999-99-99' });
  // The merge as the format's own page has it, by another engine.
  await duck.rows(`create table log as select * from read_json('${folder}/*.jsonl.gz', format = 'newline_delimited')`);
  await duck.rows(`create table held as select * from log
    qualify row_number() over (partition by record_id order by record_status = 'void' desc, revision desc, device_id desc, seq desc) = 1`);
  await duck.rows(`create table calls as select *,
    agent_connected_to_agent_timestamp is not null or end_kind in ('hangup', 'transferred') as answered,
    coalesce(disconnect_reason_agent, disconnect_reason) as reason,
    coalesce(verdict_at_end_computed, verdict_at_end) as verdict
    from held where record_status <> 'void'`);
});
afterAll(() => {
  duck.close();
  rmSync(folder, { recursive: true });
});

const one = async (expression: string): Promise<unknown> => (await duck.rows(`select ${expression} as n from calls`))[0]?.['n'];
const counted = async (name: string, where = 'true'): Promise<Record<string, unknown>> => {
  const rows = await duck.rows(`select ${name} as name, count(*) as n from calls where ${where} group by 1`);
  return Object.fromEntries(rows.map((row) => [String(row['name'] ?? ''), row['n']]));
};
const ENDER = `case when not answered then 'never_connected' when end_kind = 'transferred' then 'handed_over'
  when reason = 'CUSTOMER_DISCONNECT' then 'customer' when reason = 'AGENT_DISCONNECT' then 'agent' when reason = 'THIRD_PARTY_DISCONNECT' then 'third_party'
  when reason = 'TELECOM_PROBLEM' then 'dropped_line' when reason = 'OTHER' then 'dropped_system' else 'unknown' end`;

it('every total is what DuckDB counts over the raw files', async () => {
  const numbers = {
    calls: await one('count(*)'),
    handle: await one('sum(handle_time_ms)::bigint'),
    hold: await one('sum(agent_customer_hold_duration_ms)::bigint'),
    holds: await one('sum(agent_number_of_holds)::bigint'),
    calledBack: await one('count(*) filter (call_back_owed and call_back_done_at is not null)'),
    held: await one('count(*) filter (agent_longest_hold_duration_ms > 120000)'),
    heldAtAll: await one('count(*) filter (agent_longest_hold_duration_ms > 0)'),
  };
  expect(numbers.calls).toBe(6 * 350 - 20);
  const { calls, handle, hold, holds, calledBack } = totals;
  expect({ calls, handle, hold, holds, calledBack, held: heldOver(totals, 120_000), heldAtAll: heldOver(totals, 0) }).toEqual(numbers);
});

it('and so is every total by a name', async () => {
  expect(totals.codes).toEqual(await counted('coalesce(wrap_up_code, end_code)'));
  expect(totals.enders).toEqual(await counted(ENDER));
  expect(totals.verdicts).toEqual(await counted('verdict', `${ENDER} = 'agent'`));
  expect(totals.agents).toEqual(await counted('agent_id'));
  expect(totals.marks).toEqual({
    owed: await one('count(*) filter (call_back_owed and call_back_done_at is null)'),
    unwarned: await one(`count(*) filter (${ENDER} = 'agent' and verdict not in ('permitted', 'permitted_with_supervisor'))`),
    unlogged: await one('count(*) filter (answered and wrap_up_code is null and end_code is null)'),
    held: await one('count(*) filter (agent_longest_hold_duration_ms > 0)'),
  });
  expect(Object.values(totals.codes).length).toBeGreaterThan(5);
  expect(Object.values(totals.enders).length).toBe(7);
});

it('JSON Lines are read with the right types, where a column says anything at all', async () => {
  const full = sampleRecord({
    ...Object.fromEntries(
      columnNames.map((name) => [
        name,
        { text: 'x', time: '2026-11-24T11:00:00.000Z', integer: 7, number: 0.5, flag: true, json: ['x'] }[columns[name].type],
      ]),
    ),
    schema_version: 1,
  });
  writeFileSync(join(folder, 'typed.jsonl'), `${JSON.stringify(full)}\n`);
  const described = await duck.rows(`describe select * from read_json('${join(folder, 'typed.jsonl')}', format = 'newline_delimited')`);
  const types = Object.fromEntries(described.map((row) => [row['column_name'], row['column_type']]));
  const expected = { text: 'VARCHAR', time: 'TIMESTAMP', integer: 'BIGINT', number: 'DOUBLE', flag: 'BOOLEAN', json: 'VARCHAR[]' };
  expect(types).toEqual(Object.fromEntries(columnNames.map((name) => [name, expected[columns[name].type]])));
});
