import { expect, type Locator, type Page, test } from '@playwright/test';
import { cockpitOn, part, pressOf } from '../support/cockpit.ts';
import { journal } from '../support/kept.ts';
import { startWatched, type Watched } from '../support/watched.ts';

let watched: Watched;

test.beforeAll(async () => {
  watched = await startWatched();
});
test.afterAll(() => watched.stop());

const frames = (page: Page) => page.locator('iframe[title="Onhook"]');
const hostOf = (page: Page) => frames(page).evaluate((frame) => frame.parentElement?.tagName);

/** Resolves when the pointer, over that element, is felt by it: for some 50 ms after a move the browser sends it to the page instead. */
async function reached(page: Page, target: Locator): Promise<void> {
  const { x, y, width, height } = (await target.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const feels = async (): Promise<boolean> => {
    await page.mouse.move(0, 0);
    await page.mouse.move(x + width / 2, y + height / 2);
    return target.evaluate((element) => element.matches(':hover'));
  };
  await expect.poll(feels).toBe(true);
}

/** Lets the page do something to our frame and waits until another one stands there. */
async function replaced(page: Page, harm: (frame: HTMLIFrameElement) => void): Promise<void> {
  await frames(page).evaluate((frame) => frame.setAttribute('data-old', ''));
  await frames(page).evaluate(harm);
  await expect(page.locator('iframe[title="Onhook"]:not([data-old])')).toHaveCount(1);
  await expect(part(cockpitOn(page), 'idle')).toBeVisible();
}

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
  await pressOf(cockpit, 'start').click();
  await expect(part(cockpit, 'guide')).toBeVisible();
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('#ask')?.showModal());
  await expect.poll(() => hostOf(page)).toBe('DIALOG');
  await reached(page, pressOf(cockpit, 'end'));
  await pressOf(cockpit, 'end').click();
  await expect(part(cockpit, 'ask-end')).toBeVisible();
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('#ask')?.close());
  await expect.poll(() => hostOf(page)).toBe('HTML');
  // The same document all along: the question still stands.
  await expect(part(cockpit, 'ask-end')).toBeVisible();
  await reached(page, pressOf(cockpit, 'end-agent'));
  await pressOf(cockpit, 'end-agent').click();
  await pressOf(cockpit, 'save').click();
  await expect(part(cockpit, 'idle')).toBeVisible();
  await page.close();
});
