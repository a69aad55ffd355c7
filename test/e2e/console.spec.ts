import { expect, type Page, test } from '@playwright/test';
import { faultsInBoth } from '../support/axe.ts';
import { type Browser, launch } from '../support/browser.ts';
import { addLogs, chooseLogs, openConsole, planLine } from '../support/console-tab.ts';
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

/** The day on the clock of this machine, which is the browser's too. */
const today = (): string => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};
const logsOf = (agents: number, calls: number): LogFile[] =>
  Array.from({ length: agents }, (_, at) => bundleOf(callsOf(at + 1, calls, today()), today())).flat();

test('twenty agents’ logs are shown before they are added, and the second time change nothing', async () => {
  const logs = logsOf(20, 200);
  await chooseLogs(page, logs);
  await expect(planLine(page)).toHaveText('4000 new · 0 replaced · 0 unchanged · 0 refused');
  await expect(page.getByRole('table', { name: 'What was dropped' }).getByText('As written')).toHaveCount(20);
  await page.keyboard.press('Enter');
  await expect(planLine(page)).toHaveText('Done: 4000 records added, 0 replaced.', { timeout: 30_000 });
  const facts = page.getByRole('list', { name: 'In figures' });
  await expect(facts).toContainText('4,000calls');
  const figures = await facts.textContent();
  await chooseLogs(page, logs);
  await expect(planLine(page)).toHaveText('0 new · 0 replaced · 4000 unchanged · 0 refused');
  await expect(page.getByText('Nothing new')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await facts.textContent()).toBe(figures);
});

test('a drop of files on the page is taken as well', async () => {
  const [log] = bundleOf(callsOf(1, 3, today()), today());
  await page.getByRole('region', { name: 'Add logs' }).evaluate(
    (zone, { name, bytes }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
      zone.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    { name: log.name, bytes: [...log.bytes] },
  );
  await expect(planLine(page)).toHaveText('3 new · 0 replaced · 0 unchanged · 0 refused');
});

test('every figure is a table, its bars are true to scale, and axe has nothing to say', async () => {
  await addLogs(page, logsOf(3, 150));
  for (const name of ['How calls ended', 'When an agent ended it', 'What calls were about', 'How long callers waited']) {
    const rows = page.getByRole('table', { name }).locator('tbody tr');
    const seen = await rows.evaluateAll((all) =>
      all.map((row) => {
        const [, bar, count] = row.children;
        return {
          width: bar?.firstElementChild?.getBoundingClientRect().width ?? 0,
          count: Number(count?.textContent?.replaceAll(',', '')),
        };
      }),
    );
    const most = seen.reduce((one, other) => (other.count > one.count ? other : one));
    for (const { width, count } of seen) expect(Math.abs(width / most.width - count / most.count)).toBeLessThan(0.01);
  }
  expect(await faultsInBoth(page)).toEqual([]);
});

test('who took the calls is shown only when asked for', async () => {
  await addLogs(page, logsOf(2, 60));
  await expect(page.getByRole('heading', { name: 'How calls ended' })).toBeVisible();
  await expect(page.getByText('agent-1')).toHaveCount(0);
  await page.getByLabel('Show agents').check();
  await expect(page.getByRole('table', { name: 'Calls by agent' }).getByText('agent-1')).toBeVisible();
});

test('a full day prints on one page', async () => {
  await addLogs(page, logsOf(20, 200));
  await page.getByRole('heading', { name: 'Not logged' }).waitFor();
  await page.getByRole('table', { name: 'Not logged' }).getByRole('rowheader').first().waitFor();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test('works by keyboard alone: choose days, page through the calls, erase', async () => {
  await addLogs(page, logsOf(1, 120));
  await page.getByRole('button', { name: 'Older' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('51–100 of 120')).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1–50 of 120')).toBeVisible();
  await page.getByLabel('Days shown').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('No calls on these days')).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.getByText('Erase records on this machine').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Erase', exact: true }).press('Enter');
  await expect(page.getByText('No logs added yet')).toBeVisible();
});

test('two consoles: what one adds the other shows, and only one adds at a time', async () => {
  const other = await openConsole(browser);
  await addLogs(page, logsOf(1, 20));
  await expect(other.getByRole('list', { name: 'In figures' })).toContainText('20calls');
  await other.evaluate(() => {
    void navigator.locks.request('onhook-warehouse', () => new Promise(() => {}));
  });
  await chooseLogs(page, logsOf(2, 20));
  await page.getByRole('button', { name: 'Add 20 records' }).click();
  await expect(page.getByRole('alert')).toContainText('Another console is adding or erasing just now. Nothing was changed from here');
  await other.close();
  await addLogs(page, logsOf(2, 20));
  await expect(page.getByRole('list', { name: 'In figures' })).toContainText('40calls');
});
