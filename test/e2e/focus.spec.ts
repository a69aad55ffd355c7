import { expect, type Page, test } from '@playwright/test';
import { cockpitOn, part, pressOf, situation } from '../support/cockpit.ts';
import { clickOn } from '../support/hand.ts';
import { startWatched, type Watched } from '../support/watched.ts';

let watched: Watched;

test.beforeAll(async () => {
  watched = await startWatched();
});
test.afterAll(() => watched.stop());

const PAGE = '<input id="dial" autofocus><p>Hot keys of the phone live here.</p>';
const COUNT = `
  window.blurs = 0; window.keys = '';
  addEventListener('blur', () => { window.blurs += 1; });
  addEventListener('keydown', (event) => { window.keys += event.key; });
  document.getElementById('dial').focus();`;

type Counting = { readonly blurs: number; readonly keys: string };

const focusOf = (page: Page) =>
  page.evaluate(() => ({ active: document.activeElement?.id, ...{ blurs: (window as unknown as Counting).blurs } }));
const keysOf = (page: Page) => page.evaluate(() => (window as unknown as Counting).keys);
const untouched = { active: 'dial', blurs: 0 };
const box = async (page: Page) => (await page.locator('iframe[title="Onhook"]').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };

test('showing, pressing and moving by mouse never take the keyboard from the page', async () => {
  const page = await watched.open(PAGE, COUNT);
  const cockpit = cockpitOn(page);
  await expect(part(cockpit, 'idle')).toBeVisible();
  expect(await focusOf(page)).toEqual(untouched);

  await clickOn(pressOf(cockpit, 'start'));
  await expect(part(cockpit, 'guide')).toBeVisible();
  expect(await focusOf(page)).toEqual(untouched);
  await clickOn(situation(cockpit, 'resolved'));
  await expect(part(cockpit, 'step')).toBeVisible();
  expect(await focusOf(page)).toEqual(untouched);
  await clickOn(pressOf(cockpit, 'hold'));
  await expect(part(cockpit, 'hold')).toBeVisible();
  expect(await focusOf(page)).toEqual(untouched);
  await clickOn(pressOf(cockpit, 'resume'));
  await expect(part(cockpit, 'hold')).toHaveCount(0);
  expect(await focusOf(page)).toEqual(untouched);
  await clickOn(pressOf(cockpit, 'correct'));
  await expect(part(cockpit, 'ask-correct')).toBeVisible();
  expect(await focusOf(page)).toEqual(untouched);
  await page.keyboard.press('h');
  expect(await keysOf(page)).toBe('h');

  const before = await box(page);
  const header = cockpit.locator('header').first();
  const grip = (await header.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(grip.x + 60, grip.y + 10);
  await page.mouse.down();
  await page.mouse.move(grip.x + 40, grip.y + 4, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => (await box(page)).x).toBeLessThan(before.x);
  expect(await focusOf(page)).toEqual(untouched);
  await page.close();
});

test('the place and the fold of the cockpit are kept for the site', async () => {
  const page = await watched.open(PAGE, COUNT);
  const cockpit = cockpitOn(page);
  await expect(cockpit.locator('header').first()).toBeVisible();
  const moved = await box(page);
  await page.reload();
  await expect(cockpit.locator('header').first()).toBeVisible();
  expect((await box(page)).x).toBe(moved.x);
  await page.close();
});

test('the keyboard moves the cockpit, and Escape gives the keyboard back to the element that had it', async () => {
  const page = await watched.open(PAGE, COUNT);
  const cockpit = cockpitOn(page);
  await expect(cockpit.locator('header').first()).toBeVisible();
  const before = await box(page);
  await cockpit.getByRole('button', { name: 'Move' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => (await box(page)).y).toBe(before.y - 16);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('dial');
  await page.keyboard.press('7');
  expect(await keysOf(page)).toContain('7');
  await page.close();
});
