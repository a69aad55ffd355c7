import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Observation } from '../observe/observation.ts';
import { createTeller } from '../observe/sample-observation.ts';
import { type CallStage, type Database, openDatabase } from './database.ts';
import { lastCalls } from './last-calls.ts';

let db: Database;

beforeEach(() => {
  db = openDatabase(crypto.randomUUID());
});
afterEach(() => db.delete());

const LARGE = 5_000_000;
const keyOf = (n: number): string => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const sip = createTeller('sip', 'f');

/** Puts a call with two rows, told in the wrong order, into the database; `n` is also when it was. */
async function keep(n: number, state: CallStage = 'filed'): Promise<void> {
  const leg = `sip:f:${n}`;
  const rows = [sip(n * 10 + 1, 'call.connected', {}, { leg }), sip(n * 10, 'call.progress', { stage: 'ringing' }, { leg })];
  await db.journal.bulkAdd(rows);
  await db.calls.add({ callKey: keyOf(n), state, legs: [leg] });
}
const legsOf = (calls: readonly (readonly Observation[])[]): unknown[] => calls.map((rows) => rows[0]?.leg);

it('reads the last calls, the oldest first, each by time', async () => {
  for (const n of [3, 1, 4, 2]) await keep(n);
  const calls = await lastCalls(db, { calls: 3, size: LARGE });
  expect(legsOf(calls)).toEqual(['sip:f:2', 'sip:f:3', 'sip:f:4']);
  expect(calls[0]?.map(({ type }) => type)).toEqual(['call.progress', 'call.connected']);
});

it('reads a call that is up, however long ago it began', async () => {
  await keep(1, 'open');
  for (let n = 2; n < 50; n++) await keep(n);
  expect(legsOf(await lastCalls(db, { calls: 2, size: LARGE }))).toEqual(['sip:f:1', 'sip:f:48', 'sip:f:49']);
});

it('leaves the oldest out where it would be too much, and never the latest', async () => {
  for (const n of [1, 2, 3]) await keep(n);
  const [rows = []] = await lastCalls(db, { calls: 1, size: LARGE });
  const one = JSON.stringify(rows[0]).length + JSON.stringify(rows[1]).length;
  expect(legsOf(await lastCalls(db, { calls: 3, size: one * 2 + 10 }))).toEqual(['sip:f:2', 'sip:f:3']);
  expect(legsOf(await lastCalls(db, { calls: 3, size: 10 }))).toEqual(['sip:f:3']);
});

it('passes over calls of which nothing is left, and finds none where there is none', async () => {
  expect(await lastCalls(db, { calls: 2, size: LARGE })).toEqual([]);
  for (const n of [1, 2, 3]) await keep(n);
  await db.journal.where('leg').equals('sip:f:3').delete();
  expect(legsOf(await lastCalls(db, { calls: 2, size: LARGE }))).toEqual(['sip:f:1', 'sip:f:2']);
});

it('reads none of the other calls', async () => {
  for (let n = 1; n <= 30; n++) await keep(n);
  let read = 0;
  db.journal.hook('reading', (row) => {
    read += 1;
    return row;
  });
  await lastCalls(db, { calls: 2, size: LARGE });
  expect(read).toBe(4);
});
