import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { bundleScript } from '../support/bundle-script.ts';
import { openFirefoxPopup } from '../support/firefox-popup.ts';
import { cockpitIn, type FirefoxWorld, startFirefoxWorld } from '../support/firefox-world.ts';
import { recordsFrom } from '../support/kept.ts';
import { idOf, todayAt } from '../support/records-tab.ts';
import { callsOf } from '../support/sample-calls.ts';
import { bundleOf } from '../support/sample-logs.ts';

// One Firefox for all pages: it takes longer to start than any of them to be tried.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

declare const browser: { readonly permissions: { contains(wanted: { readonly origins: readonly string[] }): Promise<boolean> } };
declare const store: typeof import('../support/store-script.ts');

let world: FirefoxWorld;

test.beforeAll(async () => {
  world = await startFirefoxWorld();
  // A page gets its cockpit some moments after its load, or none at all if that layer is off just then.
  await cockpitIn(world.phone);
});
test.afterAll(() => world.stop());
test.afterEach(() => expect(world.firefox.errors).toEqual([]));

const open = (path: string) => world.firefox.open(path);
const press = (name: string) => `[data-press="${name}"]`;
const part = (name: string) => `[data-part="${name}"]`;
const textOf = (page: Page, selector: string) => page.$eval(selector, (element) => element.textContent);
const says = (page: Page, selector: string, words: string | RegExp) =>
  expect.poll(() => textOf(page, selector).catch(() => '')).toMatch(words);

test('the page of records shows a call, and takes a correction', async () => {
  const { inside } = world.firefox;
  await inside.evaluate(await bundleScript(join(import.meta.dirname, '../support/store-script.ts'), 'store'));
  await inside.evaluate(
    async (record) => {
      const saved = await store.createDispositions(store.openDatabase()).save(store.sampleRecord(record));
      if (!saved.ok) throw new Error(saved.reason);
    },
    { record_id: idOf(1), initiation_timestamp: todayAt(1) },
  );
  const page = await open('/records.html');
  await says(page, '[role="status"]', '1 call recorded');
  await page.click(`[data-record="${idOf(1)}"] button`);
  await page.type(`${part('correct')} textarea`, 'told twice');
  await page.click(press('save-correction'));
  await says(page, part('correct'), 'Saved as revision 2.');
  expect(await recordsFrom(page)).toMatchObject([{ revision: 2, notes: 'told twice' }]);
  await page.close();
});

test('the page of settings keeps what is switched, and the page of welcome leads to the phone', async () => {
  const options = await open('/options.html#layers');
  await options.click(press('frame'));
  await options.waitForSelector(`${press('frame')}[aria-checked="false"]`);
  await options.click(press('frame'));
  await options.waitForSelector(`${press('frame')}[aria-checked="true"]`);
  await options.close();

  const welcome = await open('/welcome.html');
  await welcome.type(part('address'), 'my phone');
  await welcome.click(press('watch'));
  await says(welcome, '[role="alert"]', 'This is no web address');
  await welcome.$eval(part('address'), (field) => (field as HTMLInputElement).select());
  await welcome.type(part('address'), world.phone.url());
  await welcome.keyboard.press('Enter');
  await says(welcome, part('watching'), '127.0.0.1 is watched');
  await welcome.close();
});

test('the console adds a log, and says what is in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onhook-logs-'));
  const now = new Date();
  const day = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const paths = bundleOf(callsOf(1, 30, day), day).map(({ name, bytes }) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
  const page = await open('/console.html');
  const chosen = await page.waitForSelector('input[type=file]');
  await chosen?.uploadFile(...paths);
  await says(page, '[role="status"]', '30 new · 0 replaced · 0 unchanged · 0 refused');
  await page.keyboard.press('Enter');
  await says(page, '[role="status"]', 'Done: 30 records added');
  await says(page, 'ul[aria-label="In figures"]', '30calls');
  await page.close();
  rmSync(folder, { recursive: true });
});

test('the popup says what is live on the phone’s page, and gives its site back', async () => {
  const { phone, firefox } = world;
  await phone.bringToFront();
  const popup = await openFirefoxPopup(firefox);
  await expect.poll(() => popup.text('main')).toContain('127.0.0.1');
  await expect.poll(() => popup.text(part('layers'))).toMatch(/Phone line.*Seen, and up.*Records.*Connected.*Cockpit.*On the page/);
  await popup.press('watch');
  await expect.poll(() => popup.text('main')).toContain('Not watched');
  await expect.poll(() => popup.text(part('reload'))).toContain('Onhook leaves this page');
  const kept = () => firefox.inside.evaluate(() => browser.permissions.contains({ origins: ['http://127.0.0.1/*'] }));
  await expect.poll(kept).toBe(false);
  await popup.close();
});
