import { expect, type Locator, type Page, test } from '@playwright/test';
import { type Browser, launch } from '../support/browser.ts';
import { openConsole, planLine } from '../support/console-tab.ts';
import { openOptions } from '../support/options-tab.ts';
import { idOf, openRecords, openSaver, todayAt } from '../support/records-tab.ts';
import { callsOf } from '../support/sample-calls.ts';
import { bundleOf } from '../support/sample-logs.ts';
import { DEMO_EXTENSION } from '../support/world.ts';

let browser: Browser;

test.beforeAll(async () => {
  browser = await launch({ extension: DEMO_EXTENSION });
});
test.afterAll(() => browser.stop());

/** More stops of Tab than any page of ours has before what is looked for. */
const STOPS = 60;

/** Goes on by Tab alone until that has the focus, and the focus is to be seen at each stop. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const unseen = await page.evaluate(() => {
      const stop = document.activeElement ?? document.body;
      // Within a field of several parts the browser marks the part itself.
      return stop.matches(':focus') && getComputedStyle(stop).outlineStyle === 'none' ? stop.outerHTML : null;
    });
    expect(unseen).toBe(null);
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${wanted}`);
}

test('records: from the top of the page to a correction, an export and the console, by keys alone', async () => {
  const save = await openSaver(browser);
  await save([{ record_id: idOf(1), initiation_timestamp: todayAt(1) }]);
  const page = await openRecords(browser);
  const open = page.getByRole('button', { name: /^Open the call/ });
  await tabTo(page, open);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('textbox', { name: 'Note' }));
  await page.keyboard.type('by keys');
  await tabTo(page, page.getByRole('button', { name: 'Save correction' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved as revision 2.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();

  await page.reload();
  await tabTo(page, page.locator('summary').filter({ hasText: 'Export' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: /^Table/ }));
  await page.keyboard.press('Escape');
  await expect(page.locator('summary').filter({ hasText: 'Export' })).toBeFocused();

  await page.reload();
  await tabTo(page, page.getByRole('link', { name: 'Console for leads' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Console');
  await page.close();
});

test('console: a log chosen, added, looked through and its agents shown, by keys alone', async () => {
  const page = await openConsole(browser);
  // Asked for well before the press: the driver tells the renderer, and the key goes to the browser, which may be the faster.
  const chooser = page.waitForEvent('filechooser');
  const day = await page.getByLabel('First day').inputValue();
  await tabTo(page, page.getByRole('button', { name: 'Choose files' }));
  await page.keyboard.press('Enter');
  const logs = bundleOf(callsOf(1, 60, day), day).map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: bytes }));
  await (await chooser).setFiles(logs);
  await expect(page.getByRole('button', { name: 'Add 60 records' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(planLine(page)).toContainText('Done: 60 records added');
  await page.reload();
  await tabTo(page, page.getByLabel('Show agents'));
  await page.keyboard.press('Space');
  await expect(page.getByRole('table', { name: 'Calls by agent' })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Older' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('51–60 of 60')).toBeVisible();
  await page.close();
});

test('settings: a layer found and switched, by keys alone', async () => {
  const page = await openOptions(browser);
  await tabTo(page, page.getByRole('link', { name: 'Layers' }));
  await page.keyboard.press('Enter');
  const sound = page.getByRole('switch', { name: 'Sound' });
  await tabTo(page, sound);
  await page.keyboard.press('Space');
  await expect(sound).toHaveAttribute('aria-checked', 'false');
  await page.close();
});
