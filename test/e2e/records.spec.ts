import { expect, type Page, test } from '@playwright/test';
import { faultsInBoth } from '../support/axe.ts';
import { type Browser, launch } from '../support/browser.ts';
import { pressOf } from '../support/cockpit.ts';
import { idOf, openRecords, openSaver, todayAt } from '../support/records-tab.ts';
import { openPanel } from '../support/watched.ts';
import { DEMO_EXTENSION } from '../support/world.ts';

let browser: Browser;
let page: Page;
let save: Awaited<ReturnType<typeof openSaver>>;

test.beforeEach(async () => {
  browser = await launch({ extension: DEMO_EXTENSION });
  page = await openRecords(browser);
  save = await openSaver(browser);
});
test.afterEach(() => browser.stop());

test('says that nothing is there, then shows each call as it is saved, the latest first', async () => {
  await expect(page.getByText('No calls recorded today')).toBeVisible();
  await save([{ record_id: idOf(1), initiation_timestamp: todayAt(1) }]);
  await expect(page.getByRole('status').first()).toContainText('1 call recorded');
  await save([
    {
      record_id: idOf(2),
      initiation_timestamp: todayAt(2),
      customer_endpoint_address: '…0932',
      ended_while_held: true,
      call_back_owed: true,
    },
    { record_id: idOf(3), initiation_timestamp: todayAt(-1) },
  ]);
  await expect(page.getByRole('status').first()).toContainText('2 calls recorded');
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') });
  await expect(rows.nth(0)).toContainText(/…0932.*The customer hung up on hold after 0:30.*Sorted out.*Owed.*0:30 · 1 hold.*2:00/);
  await expect(rows.nth(1)).toContainText('…1234');
});

test('an edit replaces its call', async () => {
  const record = { record_id: idOf(1), initiation_timestamp: todayAt(1) };
  await save([record, { ...record, revision: 2, record_status: 'amended', wrap_up_code: 'complaint' }]);
  await expect(page.getByText('Complaint')).toBeVisible();
  await expect(page.getByRole('rowheader')).toHaveCount(1);
});

test('is a table that can be read aloud, light and dark', async () => {
  await save([{ record_id: idOf(1), initiation_timestamp: todayAt(1), call_back_owed: true }]);
  await expect(page.getByRole('table', { name: 'Today’s calls' })).toBeVisible();
  await expect(page.getByRole('columnheader')).toHaveText([
    'Time',
    'Caller',
    'What happened',
    'Code',
    'Call back',
    'On hold',
    'Length',
    'Record',
  ]);
  expect(await faultsInBoth(page)).toEqual([]);
});

test('lets another version have the database at once, and says that it has to be loaded again', async () => {
  await save([{ record_id: idOf(1), initiation_timestamp: todayAt(1) }]);
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  const version = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('onhook', 1_000);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => resolve(opening.result.version);
      }),
  );
  expect(version).toBe(1_000);
  await expect(page.getByRole('alert')).toContainText('Onhook has been updated.');
  await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible();
  await expect(page.getByRole('rowheader')).toHaveCount(1);
});

test('the idle cockpit leads to the page', async () => {
  const panel = await openPanel(browser);
  const [opened] = await Promise.all([browser.context.waitForEvent('page'), pressOf(panel, 'records').click()]);
  await expect(opened.getByRole('heading', { level: 1 })).toBeVisible();
  expect(new URL(opened.url()).pathname).toBe('/records.html');
});
