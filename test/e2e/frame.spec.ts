import { expect, type Page, test } from '@playwright/test';
import { cockpitOn, part, pressOf } from '../support/cockpit.ts';
import { clickOn, over } from '../support/hand.ts';
import { journal } from '../support/kept.ts';
import { startWatched, type Watched } from '../support/watched.ts';

let watched: Watched;

test.beforeAll(async () => {
  watched = await startWatched();
});
test.afterAll(() => watched.stop());

const frames = (page: Page) => page.locator('iframe[title="Onhook"]');
const hostOf = (page: Page) => frames(page).evaluate((frame) => frame.parentElement?.tagName);

/** Lets the page do something to our frame and waits until another one stands there. */
async function replaced(page: Page, harm: (frame: HTMLIFrameElement) => void): Promise<void> {
  await frames(page).evaluate((frame) => frame.setAttribute('data-old', ''));
  await frames(page).evaluate(harm);
  await expect(page.locator('iframe[title="Onhook"]:not([data-old])')).toHaveCount(1);
  await expect(part(cockpitOn(page), 'idle')).toBeVisible();
}

test('the page has its start to itself, and then the cockpit stands', async () => {
  const count = "document.body.dataset.frames = String(document.querySelectorAll('iframe').length)";
  const page = await watched.open('<h1>A page</h1>', `addEventListener('load', () => requestAnimationFrame(() => { ${count}; }));`);
  await expect(page.locator('body')).toHaveAttribute('data-frames', '0');
  await expect(part(cockpitOn(page), 'idle')).toBeVisible();
});

test('a clone of the frame without the token can press nothing', async () => {
  const page = await watched.open('<h1>A page</h1>');
  await expect(part(cockpitOn(page), 'idle')).toBeVisible();
  await page.evaluate(() => {
    const clone = document.createElement('iframe');
    clone.src = document.querySelector<HTMLIFrameElement>('iframe[title="Onhook"]')?.src ?? '';
    clone.name = 'clone';
    clone.style.cssText = 'position:fixed;top:0;left:0;width:380px;height:200px;border:0';
    document.body.append(clone);
    clone.onload = () => {
      const place = { collapsed: false, idle: 'line', x: 0, y: 0 };
      const { port2 } = new MessageChannel();
      clone.contentWindow?.postMessage({ t: 'hello', token: 'a-guess', tabId: 0, place }, '*', [port2]);
    };
  });
  const clone = page.frameLocator('iframe[name="clone"]');
  await pressOf(clone, 'start').click();
  await expect(part(clone, 'refusal')).toBeVisible();
  expect(await journal(watched.browser)).toEqual([]);
  const worker = await watched.browser.worker();
  const refused = await worker.evaluate(async () => {
    type Area = { get(key: string): Promise<{ readonly refused?: number }> };
    const { session } = (globalThis as unknown as { chrome: { storage: { session: Area } } }).chrome.storage;
    return (await session.get('refused')).refused;
  });
  expect(refused).toBe(1);
  await page.close();
});

test('a frame that the page removed comes back', async () => {
  const page = await watched.open('<h1>A page</h1>');
  await expect(part(cockpitOn(page), 'idle')).toBeVisible();
  await replaced(page, (frame) => frame.remove());
  await page.close();
});

test('a frame that the page sent elsewhere is replaced by ours', async () => {
  const page = await watched.open('<h1>A page</h1>');
  await expect(part(cockpitOn(page), 'idle')).toBeVisible();
  await replaced(page, (frame) => {
    frame.src = '/blank';
  });
  await page.close();
});

test('a frame that is removed over and over comes back a bounded number of times, and the toolbar says so', async () => {
  const page = await watched.open('<h1>A page</h1>');
  await expect(part(cockpitOn(page), 'idle')).toBeVisible();
  await page.evaluate(() => {
    const counted = window as unknown as { seen: number };
    counted.seen = 1;
    const strike = (): void => {
      const frame = document.querySelector('iframe[title="Onhook"]');
      frame?.remove();
      if (frame !== null) counted.seen += 1;
    };
    new MutationObserver(strike).observe(document.documentElement, { childList: true });
    strike();
  });
  const worker = await watched.browser.worker();
  const sign = () =>
    worker.evaluate(async () => {
      type Action = { getBadgeText(d: object): Promise<string>; getTitle(d: object): Promise<string> };
      const { action, tabs } = (
        globalThis as unknown as { chrome: { action: Action; tabs: { query(q: object): Promise<{ id: number }[]> } } }
      ).chrome;
      const [tab] = await tabs.query({ active: true });
      return `${await action.getBadgeText({ tabId: tab?.id })} ${await action.getTitle({ tabId: tab?.id })}`;
    });
  await expect.poll(sign).toContain('! Onhook: this page keeps closing the cockpit');
  expect(await page.evaluate(() => (window as unknown as { seen: number }).seen)).toBe(7);
  await expect(frames(page)).toHaveCount(0);
  await page.close();
});

test('a modal dialog takes the cockpit in, alive and usable, and gives it back', async () => {
  const page = await watched.open('<dialog id="ask"><p>Sure?</p><button>Yes</button></dialog>');
  const cockpit = cockpitOn(page);
  await clickOn(pressOf(cockpit, 'start'));
  await expect(part(cockpit, 'guide')).toBeVisible();
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('#ask')?.showModal());
  await expect.poll(() => hostOf(page)).toBe('DIALOG');
  await clickOn(pressOf(cockpit, 'end'));
  await expect(part(cockpit, 'ask-end')).toBeVisible();
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('#ask')?.close());
  await expect.poll(() => hostOf(page)).toBe('HTML');
  // The same document all along: the question still stands.
  await expect(part(cockpit, 'ask-end')).toBeVisible();
  await clickOn(pressOf(cockpit, 'end-agent'));
  await clickOn(pressOf(cockpit, 'save'));
  await expect(part(cockpit, 'idle')).toBeVisible();
  await page.close();
});

test('in a window too low for the card its head and its save stay in view, and the rest is scrolled to', async () => {
  const page = await watched.open('<h1>A page</h1>');
  await page.setViewportSize({ width: 1280, height: 420 });
  const cockpit = cockpitOn(page);
  await clickOn(pressOf(cockpit, 'start'));
  await clickOn(pressOf(cockpit, 'end'));
  await clickOn(pressOf(cockpit, 'end-agent'));
  await expect(part(cockpit, 'wrap-up')).toBeVisible();
  await expect.poll(async () => (await frames(page).boundingBox())?.height).toBe(420 - 2 * 12);
  await expect.poll(async () => (await frames(page).boundingBox())?.y).toBe(12);
  const places = () =>
    cockpit.locator('header, [data-press="save"]').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().y));
  await expect.poll(() => cockpit.locator('html').evaluate((html) => html.scrollTop)).toBe(0);
  await over(part(cockpit, 'sentence'));
  await page.mouse.wheel(0, 2_000);
  await expect.poll(() => cockpit.locator('html').evaluate((html) => html.scrollTop)).toBeGreaterThan(100);
  const [head = -1, save = -1] = await places();
  expect(head).toBeGreaterThanOrEqual(0);
  expect(head).toBeLessThan(2);
  expect(save).toBeLessThan(420 - 2 * 12 - 32);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  // Its head is all there: nothing is taken for a cover.
  await clickOn(pressOf(cockpit, 'save'));
  await expect(part(cockpit, 'idle')).toBeVisible();
  await page.close();
});
