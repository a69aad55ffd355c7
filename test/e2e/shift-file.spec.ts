import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { parseManifest } from '../../lib/exchange/manifest.ts';
import { cockpitOn, part, pressOf } from '../support/cockpit.ts';
import { type Downloading, downloadedFrom, holdDownloads, passHour, startDownloading } from '../support/downloading.ts';
import { clickOn } from '../support/hand.ts';
import { outbox } from '../support/kept.ts';
import { idOf, openRecords, openSaver, todayAt } from '../support/records-tab.ts';
import { type Screen, startScreen } from '../support/screen.ts';
import { toolbarOf } from '../support/toolbar.ts';

test.describe.configure({ mode: 'serial' });

let screen: Screen;
let here: Downloading;
let save: Awaited<ReturnType<typeof openSaver>>;
let records: Page;

test.beforeAll(async () => {
  screen = await startScreen();
  here = await startDownloading(screen);
  // A page of records writes what is a day old when it is opened: these two are open before there is any.
  save = await openSaver(here.browser);
  records = await openRecords(here.browser);
});
test.afterAll(async () => {
  await here.stop();
  await screen.stop();
});

const DAY = 86_400_000;
const fresh = (number: number) => ({ record_id: idOf(number), initiation_timestamp: todayAt(number) });
const dayOld = (number: number) => ({ ...fresh(number), last_update_timestamp: new Date(Date.now() - DAY - 60_000).toISOString() });
const waiting = async () => (await outbox(here.browser)).map(({ record_id }) => record_id);
const files = ({ folder }: Downloading): string[] => {
  // There is no folder before the first file.
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return all.filter((name) => name.includes('.')).sort();
};
const said = () => records.locator('[data-part="said"]');

/** Presses, and answers the browser's own prompt with these keys. */
async function pressAndAnswer(press: () => Promise<void>, ...keys: string[]): Promise<void> {
  const before = screen.seen();
  await press();
  await screen.changedFrom(before);
  await screen.keys(...keys);
}

test('without the permission a record that has waited for a day sets the badge', async () => {
  await save([dayOld(1)]);
  await passHour(here.browser);
  await expect
    .poll(() => toolbarOf(here.browser))
    .toEqual({ text: '•', title: 'Onhook: records are on this device alone. Open today’s calls and press Sign off.' });
  expect(await waiting()).toEqual([idOf(1)]);
});

test('the first press on the page of records asks: a no writes nothing, a yes one bundle, and the badge is gone', async () => {
  await records.bringToFront();
  await expect(records.getByRole('status').first()).toContainText('1 revision is in no shift file yet.');
  await pressAndAnswer(() => pressOf(records, 'sign-off').click(), 'Escape');
  await expect(said()).toContainText('Not signed off: Onhook may not write files yet.');
  expect(await waiting()).toEqual([idOf(1)]);
  await pressAndAnswer(() => pressOf(records, 'sign-off').click(), 'Tab', 'Return');
  await expect(said()).toContainText('Shift file written to Onhook in your downloads: onhook-');
  const [data = '', beside = '', ...more] = files(here);
  expect(more).toEqual([]);
  const manifest = parseManifest(readFileSync(join(here.folder, beside), 'utf8'));
  expect(manifest).toMatchObject({ ok: true, value: { file: data.replace('Onhook/', ''), lines: 1, previous: null } });
  expect(JSON.parse(gunzipSync(readFileSync(join(here.folder, data))).toString())).toMatchObject({ record_id: idOf(1) });
  expect(await waiting()).toEqual([]);
  await expect.poll(() => toolbarOf(here.browser)).toEqual({ text: '', title: 'Onhook' });
  await pressOf(records, 'sign-off').click();
  await expect(said()).toContainText('Nothing to sign off');
});

test('what waits to leave stays until the browser says that the files are complete', async () => {
  await save([fresh(2)]);
  const letGo = await holdDownloads(here.browser);
  await pressOf(records, 'sign-off').click();
  await expect(said()).toHaveText('Writing the shift file …');
  expect(await waiting()).toEqual([idOf(2)]);
  await letGo();
  await expect(said()).toContainText('Shift file written');
  expect(await waiting()).toEqual([]);
});

test('a record that has waited for a day is written by the worker, with no page’s help', async () => {
  await save([dayOld(3)]);
  await passHour(here.browser);
  await expect.poll(waiting).toEqual([]);
  expect((await downloadedFrom(here.browser)).slice(0, 2)).toEqual([
    expect.stringMatching(/^data:application\/json/),
    expect.stringMatching(/^data:application\/gzip/),
  ]);
  expect(files(here)).toHaveLength(6);
  expect((await toolbarOf(here.browser)).text).toBe('');
});

test('the idle cockpit on the phone’s page signs off too, and asks as well', async () => {
  const there = await startDownloading(screen);
  const keep = await openSaver(there.browser);
  // A caret that blinks would never let the screen stand still.
  const page = await there.open('<input id="dial" autofocus style="caret-color: transparent">');
  await keep([fresh(1)]);
  await page.bringToFront();
  const cockpit = cockpitOn(page);
  await expect(part(cockpit, 'idle')).toBeVisible();
  await pressAndAnswer(() => clickOn(pressOf(cockpit, 'sign-off')), 'Tab', 'Return');
  await expect.poll(async () => (await outbox(there.browser)).length).toBe(0);
  expect(files(there)).toHaveLength(2);
  await clickOn(pressOf(cockpit, 'sign-off'));
  await expect(part(cockpit, 'refusal')).toContainText('Nothing to sign off');
  await there.stop();
});
