import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Download, expect, type Page, test } from '@playwright/test';
import { parseManifest } from '../../lib/exchange/manifest.ts';
import { faultsInBoth } from '../support/axe.ts';
import { type Browser, launch } from '../support/browser.ts';
import { records } from '../support/kept.ts';
import { correctElsewhere, idOf, openRecords, openSaver, todayAt } from '../support/records-tab.ts';
import { DEMO_EXTENSION } from '../support/world.ts';

let browser: Browser;
let page: Page;
let save: Awaited<ReturnType<typeof openSaver>>;

test.beforeEach(async () => {
  browser = await launch({ extension: DEMO_EXTENSION });
  page = await openRecords(browser);
  save = await openSaver(browser);
  await page.bringToFront();
});
test.afterEach(() => browser.stop());

const note = () => page.getByRole('textbox', { name: 'Note' });
const openCall = () => page.getByRole('button', { name: /^Open the call/ }).first();

test('is worked by the keyboard alone: found, corrected, and the focus goes back', async () => {
  await save([
    { record_id: idOf(1), initiation_timestamp: todayAt(1), notes: 'Invoice sent twice' },
    { record_id: idOf(2), initiation_timestamp: todayAt(2) },
  ]);
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('invo');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Calls found');
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  await openCall().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('combobox', { name: 'Code', exact: true }).focus();
  await page.keyboard.type('Comp');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('End');
  await page.keyboard.type(', card 4111 1111 1111 1111');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved as revision 2.')).toBeVisible();
  await expect(page.locator('[data-part="history"]')).toContainText(/first saved.*Invoice sent twice.*corrected: code, note/s);
  await page.keyboard.press('Escape');
  await expect(openCall()).toBeFocused();
  const kept = (await records(browser)).find(({ record_id }) => record_id === idOf(1));
  expect(kept).toMatchObject({
    revision: 2,
    record_status: 'amended',
    wrap_up_code: 'complaint',
    edited_fields: ['wrap_up_code', 'notes'],
  });
  expect(kept?.notes).toMatch(/^Invoice sent twice, card .*1111$/);
  expect(kept?.notes).not.toContain('4111');
});

test('two tabs at once: the second is told, keeps what it wrote, and can save it then', async () => {
  await save([{ record_id: idOf(1), initiation_timestamp: todayAt(1) }]);
  await openCall().click();
  await note().fill('mine');
  await correctElsewhere(browser, idOf(1), 1, 'theirs');
  await page.bringToFront();
  await page.getByRole('button', { name: 'Save correction' }).click();
  await expect(page.getByText(/^Not saved: this record was changed elsewhere/)).toBeVisible();
  await expect(note()).toHaveValue('mine');
  await expect(page.locator('[data-part="history"]')).toContainText('theirs');
  await page.getByRole('button', { name: 'Save correction' }).click();
  await expect(page.getByText('Saved as revision 3.')).toBeVisible();
  expect(await records(browser)).toMatchObject([{ revision: 3, notes: 'mine' }]);
});

test('a call back that is owed is seen at a glance, and done when it is done', async () => {
  await save([
    { record_id: idOf(1), initiation_timestamp: todayAt(-3_000), call_back_owed: true },
    { record_id: idOf(2), initiation_timestamp: todayAt(2) },
  ]);
  await page.getByRole('button', { name: 'Call-backs owed: 1' }).click();
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  await openCall().click();
  await page.getByRole('checkbox', { name: 'Called back' }).check();
  await page.getByRole('button', { name: 'Save correction' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('No record has all of that')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Call-backs owed: 0' })).toBeVisible();
});

test('erases a record for a reason, in every revision, and shows that it did', async () => {
  await save([{ record_id: idOf(1), initiation_timestamp: todayAt(1), notes: 'a secret' }]);
  await openCall().click();
  await page.getByText('Erase this record').click();
  await expect(page.getByRole('button', { name: 'Erase for good' })).toBeDisabled();
  await page.getByRole('radio', { name: 'somebody asked for it' }).check();
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByRole('dialog')).toContainText('erased');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Erased: somebody asked for it/ })).toBeVisible();
  expect(JSON.stringify(await records(browser))).not.toContain('secret');
});

test('records without an agent are claimed once', async () => {
  await save([
    { record_id: idOf(1), initiation_timestamp: todayAt(1) },
    { record_id: idOf(2), initiation_timestamp: todayAt(2), agent_id: 'bob' },
  ]);
  await page.getByRole('textbox', { name: 'Your name or number' }).fill('Ada');
  await page.getByRole('button', { name: 'Claim' }).click();
  await expect(page.getByText('1 record is yours now.')).toBeVisible();
  await expect(page.locator('[data-part="claim"]')).toHaveCount(0);
  const agents = (await records(browser)).map(({ record_id, agent_id }) => [record_id, agent_id]);
  expect(agents.sort()).toEqual([
    [idOf(1), 'Ada'],
    [idOf(2), 'bob'],
  ]);
});

test('shows any day, and pages through a long one', async () => {
  await save(Array.from({ length: 130 }, (_, at) => ({ record_id: idOf(at), initiation_timestamp: todayAt(at) })));
  await expect(page.getByRole('status').first()).toContainText('130 calls recorded');
  await expect(page.getByRole('rowheader')).toHaveCount(50);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(page.getByRole('rowheader')).toHaveCount(100);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(page.getByRole('rowheader')).toHaveCount(130);
  await page.getByRole('button', { name: 'Day before' }).click();
  await expect(page.getByText('No calls recorded on this day')).toBeVisible();
  await page.getByRole('button', { name: 'Today' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Today’s calls');
});

const textOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());

test('exports a log file with its manifest, and a table that no spreadsheet runs', async () => {
  await save([{ record_id: idOf(1), initiation_timestamp: todayAt(1), notes: '=1+1', agent_id: 'ada', customer_endpoint_hash: 'f00d' }]);
  await page.getByText('Export').click();
  await expect(page.getByText('Files bear a code in place of your name.')).toBeVisible();
  const files: Download[] = [];
  page.on('download', (download) => files.push(download));
  await page.getByRole('button', { name: /^Log file/ }).click();
  await expect.poll(() => files.length).toBe(2);
  const [data, beside] = [...files].sort((a, b) => a.suggestedFilename().length - b.suggestedFilename().length);
  const manifest = parseManifest((await textOf(beside as Download)).toString());
  expect(manifest).toMatchObject({ ok: true, value: { file: data?.suggestedFilename(), lines: 1, ranges: [[1, 1]], previous: null } });
  const line = JSON.parse(gunzipSync(await textOf(data as Download)).toString());
  expect(line).toMatchObject({ record_id: idOf(1), notes: '=1+1', customer_endpoint_hash: null });
  expect(line.agent_id).toMatch(/^[0-9a-f]{16}$/);
  await page.getByText('Export').click();
  const [table] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Table/ }).click()]);
  expect((await textOf(table)).toString()).toContain(`"'=1+1"`);
});

test('every part of it can be read aloud, light and dark', async () => {
  await save([{ record_id: idOf(1), initiation_timestamp: todayAt(1), call_back_owed: true }]);
  await page.getByText('Export').click();
  await expect(page.getByText('Files bear')).toBeVisible();
  expect(await faultsInBoth(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await openCall().click();
  await page.getByText('Erase this record').click();
  expect(await faultsInBoth(page)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('a database that does not open offers what can be read of it', async () => {
  await save([
    { record_id: idOf(1), initiation_timestamp: todayAt(1) },
    { record_id: idOf(2), initiation_timestamp: todayAt(2) },
  ]);
  await page.addInitScript(() => {
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, ...rest) {
      // Broken wherever our own code reads; a plain look at one store still works.
      if (stores !== 'revisions') throw new DOMException('planted', 'UnknownError');
      return begin.call(this, stores, ...rest);
    };
  });
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('could not be read');
  const files: Download[] = [];
  page.on('download', (download) => files.push(download));
  await page.getByRole('button', { name: 'Save what can be read' }).click();
  await expect(page.getByText('2 revisions were read')).toBeVisible();
  await expect.poll(() => files.length).toBe(2);
  const data = files.find((each) => each.suggestedFilename().endsWith('.gz'));
  expect(
    gunzipSync(await textOf(data as Download))
      .toString()
      .trimEnd()
      .split('\n'),
  ).toHaveLength(2);
});

test('says that this browser has lost what was stored, when one half of the mark is gone', async () => {
  const mark = () =>
    page.evaluate(() =>
      (
        globalThis as unknown as { chrome: { storage: { local: { get(key: string): Promise<{ mark?: string }> } } } }
      ).chrome.storage.local.get('mark'),
    );
  await expect.poll(async () => (await mark()).mark).toBeTruthy();
  await expect(page.locator('[data-part="forgot"]')).toHaveCount(0);
  await page.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase('onhook').onsuccess = resolve)));
  await browser.killWorker();
  await page.reload();
  await page.evaluate(() =>
    (globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }).chrome.runtime
      .sendMessage({})
      .catch(() => null),
  );
  await expect(async () => {
    await page.reload();
    await expect(page.locator('[data-part="forgot"]')).toContainText('This browser lost what Onhook had stored');
  }).toPass();
});
