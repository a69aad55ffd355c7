import 'fake-indexeddb/auto';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sampleRecord } from '../disposition/sample-record.ts';
import { parseManifest } from '../exchange/manifest.ts';
import { digestOf, gzip } from '../platform/files.ts';
import { createCorrections } from '../store/corrections.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { createDispositions } from '../store/dispositions.ts';
import { createShiftLog, type ShiftLog } from '../store/shift-log.ts';
import type { FileOut } from './bundle.ts';
import { createShift, type DownloadState, type Shift, type ShiftFiles } from './shift.ts';

const NOW = Date.UTC(2026, 10, 24, 17);
const DAY = 86_400_000;

let db: Database;
let log: ShiftLog;
let written: FileOut[];
let states: DownloadState[];

beforeEach(async () => {
  db = openDatabase(crypto.randomUUID());
  log = createShiftLog(db);
  written = [];
  states = ['under_way', 'under_way'];
  await createDispositions(db).save(sampleRecord({ agent_id: 'ada', customer_endpoint_hash: 'f00d' }));
});

afterEach(() => db.delete());

const files: ShiftFiles = {
  allowed: async () => true,
  most: 1_000_000,
  write: async (file) => written.push(file),
  states: async () => states,
};

const shiftWith = (over: Partial<ShiftFiles> = {}, onLog: Partial<ShiftLog> = {}): Shift =>
  createShift({
    log: { ...log, ...onLog },
    files: { ...files, ...over },
    means: async () => ({
      gzip,
      digest: digestOf,
      pseudonym: async (id) => `${id.length}`.repeat(64),
      deviceId: 'device-1',
      producer: 'onhook/0.1.0',
    }),
    identity: async () => 'pseudonym',
    now: () => NOW,
  });

const linesOf = ({ bytes }: FileOut): unknown[] =>
  gunzipSync(bytes)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const manifestAt = (at: number) => {
  const parsed = parseManifest(new TextDecoder().decode(written[at]?.bytes));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
};

it('writes a log file and its manifest, and lets the outbox go when both are complete', async () => {
  const done = await shiftWith().signOff();
  expect(done).toMatchObject({ ok: true, value: { file: 'onhook-device1-2026-11-24-1-1.jsonl.gz', lines: 1 } });
  expect(written.map(({ name }) => name)).toEqual([
    'onhook-device1-2026-11-24-1-1.jsonl.gz',
    'onhook-device1-2026-11-24-1-1.jsonl.gz.manifest.json',
  ]);
  const [data] = written;
  expect(linesOf(data as FileOut)).toMatchObject([
    { seq: 1, agent_id: '3'.repeat(16), agent_username: null, customer_endpoint_hash: null },
  ]);
  expect(manifestAt(1)).toMatchObject({
    ranges: [[1, 1]],
    lines: 1,
    previous: null,
    export_identity: 'pseudonym',
    bytes: data?.bytes.length,
  });
  expect(manifestAt(1).sha256).toBe(await digestOf(data?.bytes as FileOut['bytes']));
  expect(await log.waitingCount()).toBe(1);
  states = ['complete', 'complete'];
  expect(await shiftWith().settle()).toBe('delivered');
  expect(await log.waitingCount()).toBe(0);
  expect(await shiftWith().signOff()).toEqual({ ok: false, reason: 'nothing' });
});

it('hangs each manifest on the one before it', async () => {
  states = ['complete', 'complete'];
  await shiftWith().signOff();
  await createCorrections(db).correct(sampleRecord().record_id, 1, { notes: 'later' }, NOW);
  await shiftWith().signOff();
  expect(manifestAt(3)).toMatchObject({ ranges: [[2, 2]], previous: await digestOf(written[1]?.bytes as FileOut['bytes']) });
});

it.each([
  ['interrupted', 'complete'],
  ['complete', 'gone'],
] as const)('keeps all that is not on the disk: %s, %s', async (...found) => {
  await shiftWith().signOff();
  states = [...found];
  expect(await shiftWith().settle()).toBe('interrupted');
  expect(await log.waitingCount()).toBe(1);
  expect(await shiftWith().settle()).toBe('none');
  expect(await shiftWith().signOff()).toMatchObject({ ok: true });
});

it('waits for a download that is under way, and writes no second file meanwhile', async () => {
  await shiftWith().signOff();
  states = ['complete', 'under_way'];
  expect(await shiftWith().settle()).toBe('under_way');
  expect(await shiftWith().signOff()).toEqual({ ok: false, reason: 'busy' });
  expect(written).toHaveLength(2);
});

it('lets go at once what was complete before it was noted which downloads they are', async () => {
  states = ['complete', 'complete'];
  const done = await shiftWith().signOff();
  expect(await log.waitingCount()).toBe(0);
  expect(done.ok && (await shiftWith().fateOf(done.value.hash))).toBe('delivered');
});

it.each([
  ['delivered', ['complete', 'complete']],
  ['interrupted', ['complete', 'interrupted']],
] as const)('tells what became of a file that another world has looked after: %s', async (fate, found) => {
  const done = await shiftWith().signOff();
  const hash = done.ok ? done.value.hash : '';
  expect(await shiftWith().fateOf(hash)).toBe('under_way');
  states = [...found];
  await shiftWith().settle();
  expect(await shiftWith().settle()).toBe('none');
  expect(await shiftWith().fateOf(hash)).toBe(fate);
});

it('writes nothing a second time that was delivered while it was put together', async () => {
  states = ['complete', 'complete'];
  const slow = shiftWith(
    {},
    {
      begin: async (...shift) => {
        await shiftWith().signOff();
        return log.begin(...shift);
      },
    },
  );
  expect(await slow.signOff()).toEqual({ ok: false, reason: 'busy' });
  expect(written).toHaveLength(2);
});

it('writes one file when two ask at once', async () => {
  const done = await Promise.all([shiftWith().signOff(), shiftWith().signOff()]);
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(written).toHaveLength(2);
});

it.each([
  ['not_allowed', { allowed: async () => false }],
  ['too_large', { most: 10 }],
  ['download', { write: () => Promise.reject(new Error('planted')) }],
] as const)('keeps everything and says %s', async (reason, over) => {
  expect(await shiftWith(over).signOff()).toEqual({ ok: false, reason });
  expect(await log.waitingCount()).toBe(1);
  expect(await log.open()).toBeNull();
});

it('is due when the oldest has waited for so long', async () => {
  const saved = Date.parse(sampleRecord().last_update_timestamp);
  expect(await shiftWith().isDue(NOW - saved)).toBe(true);
  expect(await shiftWith().isDue(NOW - saved + 1)).toBe(false);
  expect(await shiftWith().isDue(DAY)).toBe(false);
});
