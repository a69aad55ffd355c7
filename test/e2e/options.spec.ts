import { expect, type Page, test } from '@playwright/test';
import { faultsInBoth } from '../support/axe.ts';
import { type Browser, launch } from '../support/browser.ts';
import { part, pressOf } from '../support/cockpit.ts';
import { records } from '../support/kept.ts';
import { openOptions } from '../support/options-tab.ts';
import { openPanel } from '../support/watched.ts';
import { DEMO_EXTENSION } from '../support/world.ts';

let browser: Browser;

test.beforeEach(async () => {
  browser = await launch({ extension: DEMO_EXTENSION });
});
test.afterEach(() => browser.stop());

const kept = async (): Promise<Record<string, unknown> | undefined> => {
  const worker = await browser.worker();
  return worker.evaluate(async () => (await chrome.storage.local.get('settings'))['settings'] as Record<string, unknown> | undefined);
};

/** A call by hand up to its wrap-up. */
async function wrapUp(panel: Page): Promise<void> {
  await pressOf(panel, 'start').click();
  await pressOf(panel, 'end').click();
  await pressOf(panel, 'end-remote').click();
  await expect(part(panel, 'codes')).toBeVisible();
}

async function load(page: Page, text: string): Promise<void> {
  const file = { name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await part(page, 'settings-file').setInputFiles(file);
}

test('codes are changed by the keyboard alone, and the wrap-up that is open offers them at once', async () => {
  const panel = await openPanel(browser);
  await wrapUp(panel);
  const page = await openOptions(browser, 'codes');
  const fields = page.getByRole('listitem').getByRole('textbox');
  await part(page, 'code-new').focus();
  await page.keyboard.type('Bill explained');
  await page.keyboard.press('Enter');
  await expect(fields).toHaveCount(10);
  await fields.last().focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(fields.nth(8)).toHaveValue('Bill explained');
  await expect(fields.nth(8)).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'is now number 9' })).toBeVisible();
  await fields.first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('All sorted');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove Wrong number' }).press('Enter');
  await expect(fields).toHaveCount(9);

  const offered = part(panel, 'codes').locator('[data-code]');
  await expect(offered.first()).toContainText('All sorted');
  await expect(offered.nth(7)).toContainText('Bill explained');
  await offered.nth(7).click();
  await pressOf(panel, 'save').click();
  await expect.poll(() => records(browser)).toMatchObject([{ wrap_up_code: 'bill_explained', wrap_up_name: 'Bill explained' }]);

  await pressOf(page, 'codes-default').press('Enter');
  await expect(fields.first()).toHaveValue('Sorted out');
  await expect.poll(kept).toEqual({});
});

test('changes in one breath are all kept: the page cannot have drawn one when the next comes', async () => {
  const page = await openOptions(browser, 'codes');
  const pressAll = async (role: 'button' | 'switch', name: RegExp): Promise<void> => {
    const found = page.getByRole(role, { name });
    await expect(found).toHaveCount(2);
    await found.evaluateAll((all) => {
      for (const each of all) (each as HTMLElement).click();
    });
  };
  await pressAll('button', /^Remove (Wrong number|Complaint)$/);
  await expect.poll(async () => (await kept())?.['codes']).toHaveLength(7);
  await page.getByRole('link', { name: 'Layers' }).press('Enter');
  await pressAll('switch', /^(Signalling|Sound)/);
  await expect.poll(async () => (await kept())?.['layers_off']).toEqual(['tap.websocket', 'tap.peer']);
});

test('lengths are checked before they are kept, and layers and sites are switched', async () => {
  const page = await openOptions(browser, 'holds');
  await part(page, 'overdue').fill('2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').first()).toHaveText('Give a whole number of seconds from 5 to 3600.');
  await part(page, 'overdue').fill('90');
  await page.keyboard.press('Enter');
  await expect.poll(kept).toEqual({ hold_overdue_ms: 90_000 });
  await page.getByRole('link', { name: 'Layers' }).press('Enter');
  await page.getByRole('switch', { name: 'Cockpit over the page' }).press(' ');
  await expect.poll(kept).toEqual({ hold_overdue_ms: 90_000, layers_off: ['frame'] });
  await page.getByRole('link', { name: 'Sites' }).press('Enter');
  await page.getByRole('switch', { name: '127.0.0.1' }).press(' ');
  await expect.poll(kept).toMatchObject({ sites_off: ['http://127.0.0.1/*'] });
  await expect(page.getByText('Switched off. Its pages are left alone.')).toBeVisible();
});

test('a name that is set is who logs, from the next call on, and nobody is asked', async () => {
  const page = await openOptions(browser, 'who');
  await expect(part(page, 'who-now')).toContainText('Nobody has answered yet');
  await part(page, 'agent').fill('Dana Bell');
  await page.keyboard.press('Enter');
  await expect(part(page, 'who-now')).toHaveText('Logging as Dana Bell.');
  const panel = await openPanel(browser);
  await wrapUp(panel);
  await expect(part(panel, 'who')).toHaveCount(0);
  await pressOf(panel, 'save').click();
  await expect.poll(() => records(browser)).toMatchObject([{ agent_id: 'Dana Bell' }]);
});

test('settings leave as a file without the name, and come back; a bad file names its faults and changes nothing', async () => {
  const page = await openOptions(browser, 'file');
  await load(
    page,
    JSON.stringify({ onhook: 'settings', version: 1, settings: { hold_notify: false, export_identity: 'none', agent_id: 'a' } }),
  );
  await expect(part(page, 'file-told')).toHaveText('3 settings taken from the file.');
  const [download] = await Promise.all([page.waitForEvent('download'), pressOf(page, 'settings-save').click()]);
  const stream = await download.createReadStream();
  const text = Buffer.concat(await stream.toArray()).toString();
  expect(JSON.parse(text)).toEqual({ onhook: 'settings', version: 1, settings: { hold_notify: false, export_identity: 'none' } });

  const before = await kept();
  await load(page, JSON.stringify({ onhook: 'settings', version: 1, settings: { hold_overdue_ms: 1, colour: 'red' } }));
  await expect(part(page, 'file-told')).toContainText('2 places in the file are wrong');
  await expect(part(page, 'file-told').locator('code')).toHaveText(['settings.hold_overdue_ms', 'settings.colour']);
  for (const [bad, says] of [
    ['{', 'not readable as JSON'],
    ['{"hold":1}', 'no file of Onhook’s settings'],
    ['{"onhook":"settings","version":9}', 'newer version'],
    [' '.repeat(1_000_001), 'never this large'],
  ] as const) {
    await load(page, bad);
    await expect(part(page, 'file-told')).toContainText(says);
  }
  expect(await kept()).toEqual(before);
});

test('axe has nothing against any section, light and dark', async () => {
  const page = await openOptions(browser);
  for (const link of await page.getByRole('navigation').getByRole('link').all()) {
    await link.click();
    expect(await faultsInBoth(page)).toEqual([]);
  }
});
