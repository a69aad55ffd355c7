import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Observation } from '../observe/observation.ts';
import { type Database, openDatabase } from './database.ts';
import { createJournal, type Journal } from './journal.ts';

let db: Database;
let journal: Journal;

beforeEach(() => {
  db = openDatabase(crypto.randomUUID());
  journal = createJournal(db);
});

afterEach(() => db.delete());

const row = (id: string, over: Partial<Observation> = {}): Observation =>
  ({
    id,
    v: 1,
    leg: 'sip:f:1',
    at: 1_000,
    mono: 0,
    boot: 'b',
    seq: 0,
    type: 'call.connected',
    fields: {},
    source: { layer: 'sip', adapter: 'sip', frame: 'f' },
    basis: 'observed',
    confidence: 1,
    evidence: [],
    ...over,
  }) as Observation;

it('reports what was new, and keeps the first row of a doubled id', async () => {
  expect(await journal.append([row('a'), row('b')])).toEqual({ ok: true, value: ['a', 'b'] });
  expect(await journal.append([row('b', { at: 9 }), row('c'), row('c', { at: 9 })])).toEqual({ ok: true, value: ['c'] });
  expect(await journal.rowCount()).toBe(3);
  expect((await journal.rowsOfLegs(['sip:f:1'])).map((each) => each.at)).toEqual([1_000, 1_000, 1_000]);
});

it('gives the rows of all legs bound to a call, by time', async () => {
  await journal.append([row('a', { at: 3 })], { callKey: 'k', state: 'open', legs: ['sip:f:1'] });
  await journal.append([row('b', { at: 1, leg: 'dom:f:2' }), row('x', { leg: 'dom:f:9' })]);
  expect((await journal.rowsOfCall('k')).map((each) => each.id)).toEqual(['a']);
  await journal.append([], { callKey: 'k', state: 'open', legs: ['dom:f:2'] });
  expect((await journal.rowsOfCall('k')).map((each) => each.id)).toEqual(['b', 'a']);
  expect(await journal.callOfLeg('dom:f:2')).toMatchObject({ callKey: 'k' });
  expect((await journal.rowsSince(3)).map((each) => each.id)).toEqual(['a', 'x']);
});

it('knows the calls that are not filed, and opens none again', async () => {
  await journal.append([], { callKey: 'k', state: 'ended', legs: ['l'] });
  await journal.append([], { callKey: 'k', state: 'open', legs: ['l'] });
  expect(await journal.openCalls()).toEqual([{ callKey: 'k', state: 'ended', legs: ['l'] }]);
  await journal.append([], { callKey: 'k', state: 'filed', legs: [] });
  await journal.append([], { callKey: 'k', state: 'open', legs: [] });
  expect(await journal.openCalls()).toEqual([]);
});

it('keeps no observation when the row of the call cannot be written', async () => {
  db.calls.hook('creating', () => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await journal.append([row('a')], { callKey: 'k', state: 'open', legs: [] })).toMatchObject({ ok: false, reason: 'quota' });
  expect(await journal.rowCount()).toBe(0);
});
