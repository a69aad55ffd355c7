import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { csvOf } from '../../lib/exchange/csv.ts';
import { bombOf } from '../support/bomb.ts';
import { type Browser, launch } from '../support/browser.ts';
import { addLogs, chooseLogs, openConsole, planLine } from '../support/console-tab.ts';
import { memoryOf } from '../support/memory.ts';
import { callsOf } from '../support/sample-calls.ts';
import { bundleOf, type LogFile } from '../support/sample-logs.ts';
import { DEMO_EXTENSION } from '../support/world.ts';

let browser: Browser;
let page: Page;

test.beforeEach(async () => {
  browser = await launch({ extension: DEMO_EXTENSION });
  page = await openConsole(browser);
});
test.afterEach(() => browser.stop());

const DAY = '2026-11-24';
const MIB = 1024 * 1024;
const leaving = { identity: 'name', pseudonymOf: (agent: string) => agent } as const;
const fileOf = (name: string, text: string | Buffer): LogFile => ({ name, bytes: Buffer.from(text as string) });
const rowOf = (name: string) => page.getByRole('table', { name: 'What was dropped' }).getByRole('row').filter({ hasText: name });

test('damaged, cut off, changed and foreign files are told apart, and what is sound is taken', async () => {
  const [whole, itsManifest] = bundleOf(callsOf(1, 50, DAY), DAY);
  const [long] = bundleOf(callsOf(2, 400, DAY), DAY);
  const cut = { name: 'cut.jsonl.gz', bytes: long.bytes.subarray(0, long.bytes.length / 2) };
  const damaged = { name: 'damaged.jsonl.gz', bytes: Buffer.from(long.bytes) };
  damaged.bytes.fill(0xff, damaged.bytes.length - 8, damaged.bytes.length - 4);
  const [edited, editedManifest] = bundleOf(callsOf(3, 30, DAY), DAY);
  const changed = { name: edited.name, bytes: gzipSync(Buffer.from(JSON.stringify(callsOf(3, 1, DAY)[0]))) };
  const [, lone] = bundleOf(callsOf(4, 10, DAY), DAY);
  await chooseLogs(page, [
    whole,
    itsManifest,
    cut,
    damaged,
    changed,
    editedManifest,
    lone,
    fileOf('holiday.jpg', Buffer.from([0xff, 0xd8, 1])),
  ]);
  await expect(rowOf(whole.name).first()).toContainText('As written: its digest agrees');
  await expect(rowOf('cut.jsonl.gz')).toContainText('Cut off: what came before the cut is taken.');
  await expect(rowOf('damaged.jsonl.gz')).toContainText('Damaged');
  await expect(rowOf(edited.name)).toContainText('Not as its manifest says');
  await expect(rowOf(edited.name)).toContainText('no');
  await expect(rowOf(lone.name)).toContainText('A manifest whose file is not among these');
  await expect(rowOf('holiday.jpg')).toContainText('Not a log');
  const [, taken = '0'] = /^(\d+) new/.exec((await planLine(page).textContent()) ?? '') ?? [];
  expect(Number(taken)).toBeGreaterThan(150);
  expect(Number(taken)).toBeLessThan(450);
  await page.getByRole('button', { name: 'Take the changed files too' }).click();
  await expect(planLine(page)).toContainText(`${Number(taken) + 1} new`);
});

test('a hundred thousand rows with a wrong type in row 73,411, and rows of another version: refused by themselves', async () => {
  const records = callsOf(1, 100_000, DAY);
  const lines = records.map((record) => JSON.stringify(record));
  lines[73_410] = JSON.stringify({ ...records[73_410], revision: 'one', call_back_owed: 'no' });
  lines[80_000] = JSON.stringify({ ...records[80_000], schema_version: 2 });
  lines[80_001] = '{"schema_version":1,';
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'onhook-rows-'));
  await pipeline(Readable.from(lines.map((line) => `${line}\n`)), createGzip(), createWriteStream(join(folder, 'many.jsonl.gz')));
  await page.locator('input[type=file]').setInputFiles(join(folder, 'many.jsonl.gz'));
  await expect(planLine(page)).toHaveText('99997 new · 0 replaced · 0 unchanged · 3 refused', { timeout: 120_000 });
  await expect(page.getByText('Row 73,411: wrong or missing: revision, call_back_owed')).toBeVisible();
  await expect(page.getByText('Row 80,001: written by a newer version of Onhook (schema 2)')).toBeVisible();
  await expect(page.getByText('Row 80,002: cannot be read')).toBeVisible();
  rmSync(folder, { recursive: true });
});

test('CSV with a byte order mark, semicolons and quoted line breaks is read as it was written', async () => {
  const records = callsOf(1, 40, DAY);
  const [head = '', ...rest] = csvOf(records, leaving).split('\r\n');
  await addLogs(page, [fileOf('commas.csv', [head, ...rest].join('\r\n'))]);
  const semicolons = `\uFEFF${Object.keys(records[0] ?? {}).join(';')}\r\n${records
    .map((record) =>
      Object.values(record)
        .map((value) =>
          value === null ? '' : `"${(typeof value === 'object' ? JSON.stringify(value) : String(value)).replaceAll('"', '""')}"`,
        )
        .join(';'),
    )
    .join('\r\n')}`;
  await chooseLogs(page, [fileOf('semicolons.csv', semicolons)]);
  await expect(planLine(page)).toHaveText('0 new · 0 replaced · 40 unchanged · 0 refused');
});

/** Chooses a file that is too large to travel in a message. */
async function chooseLarge(name: string, bytes: Buffer): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'onhook-bomb-'));
  writeFileSync(join(folder, name), bytes);
  await page.locator('input[type=file]').setInputFiles(join(folder, name));
  await rowOf(name).waitFor({ timeout: 60_000 });
  rmSync(folder, { recursive: true });
}

test('a bomb of 10 MB that unpacks to 10 GB is refused at the limit, within 200 MB', async () => {
  test.setTimeout(120_000);
  // One line without an end, which looks like a record.
  const piece = Buffer.alloc(16 * MIB, ' ');
  piece.write('{');
  const bomb = bombOf(piece, 640);
  expect(Math.round(bomb.length / MIB)).toBe(10);
  const memory = await memoryOf(browser, page);
  await chooseLarge('bomb.jsonl.gz', bomb);
  await expect(rowOf('bomb.jsonl.gz')).toContainText('Stopped: it unpacks to far more than any log would.');
  const above = await memory.aboveIdle();
  process.stdout.write(`the bomb took ${Math.round(above / MIB)} MiB above idle at most\n`);
  expect(above).toBeLessThan(200 * MIB);
  await addLogs(page, [bundleOf(callsOf(1, 5, DAY), DAY)[0]]);
});

test('a bomb whose lines look like records stops at the same limit', async () => {
  const lines = Buffer.from(`{"record_id":1${' '.repeat(200_000)}}\n`.repeat(50));
  await chooseLarge('lines.jsonl.gz', bombOf(lines, 20));
  await expect(rowOf('lines.jsonl.gz')).toContainText('Stopped: it unpacks to far more than any log would.');
});

test('a bomb of zeros is no log, which its first bytes say', async () => {
  await chooseLarge('zeros.jsonl.gz', bombOf(Buffer.alloc(16 * MIB), 20));
  await expect(rowOf('zeros.jsonl.gz')).toContainText('Not a log');
});

test('a database that cannot be read is said so, and hides nothing else', async () => {
  await page.close();
  const other = await browser.context.newPage();
  await other.goto(`chrome-extension://${browser.extensionId}/records.html`);
  await other.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        indexedDB.deleteDatabase('onhook-warehouse').onsuccess = () => {
          const opening = indexedDB.open('onhook-warehouse', 1_000);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  page = await openConsole(browser);
  await expect(page.getByRole('alert')).toContainText('What was added could not be read just now.');
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeEnabled();
});
