import type { Page } from '@playwright/test';
import type { Browser } from './browser.ts';

/** What of ours is in a page: a tap that answers, and frames of the cockpit. */
export interface Ours {
  readonly tap: boolean;
  readonly frames: number;
}

/** Asks a page for what of ours is in it, as a bridge would. */
export function oursIn(page: Page): Promise<Ours> {
  return page.evaluate(() => {
    let tap = false;
    document.addEventListener('onhook:offer', () => {
      tap = true;
    });
    document.dispatchEvent(new Event('onhook:ask'));
    return { tap, frames: document.querySelectorAll('iframe[title="Onhook"]').length };
  });
}

interface Chrome {
  readonly scripting: { getRegisteredContentScripts(): Promise<{ readonly id: string; readonly matches?: string[] }[]> };
  readonly storage: { readonly local: { set(items: object): Promise<void> }; readonly managed: { get(): Promise<object> } };
  readonly action: { getBadgeText(of: object): Promise<string> };
  readonly tabs: { query(of: object): Promise<{ readonly id: number }[]> };
}

/** Ids of the scripts that are registered, and where. */
export async function registeredScripts(browser: Browser): Promise<string[]> {
  const worker = await browser.worker();
  return worker.evaluate(async () => {
    const { scripting } = (globalThis as unknown as { chrome: Chrome }).chrome;
    return (await scripting.getRegisteredContentScripts()).map(({ id, matches = [] }) => `${id} ${matches.join(' ')}`).sort();
  });
}

/** Puts the user's own settings in place, as the page of settings does. */
export async function putSettings(browser: Browser, settings: object): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate((given) => (globalThis as unknown as { chrome: Chrome }).chrome.storage.local.set({ settings: given }), settings);
}

/** The badge of the tab in front. */
export async function badgeInFront(browser: Browser): Promise<string> {
  const worker = await browser.worker();
  return worker.evaluate(async () => {
    const { action, tabs } = (globalThis as unknown as { chrome: Chrome }).chrome;
    const [tab] = await tabs.query({ active: true });
    return action.getBadgeText({ tabId: tab?.id });
  });
}

/** Names of the settings that the administrator has set, as far as the browser has read its policies. */
export async function managedNames(browser: Browser): Promise<string[]> {
  const worker = await browser.worker();
  return worker.evaluate(async () => Object.keys(await (globalThis as unknown as { chrome: Chrome }).chrome.storage.managed.get()).sort());
}
