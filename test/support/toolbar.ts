import type { GivenSettings } from '../../lib/settings/setting.ts';
import type { Browser } from './browser.ts';

/** What the toolbar's button says, on a tab or (unless told) everywhere. */
export async function toolbarOf(browser: Browser, tabId?: number): Promise<{ readonly text: string; readonly title: string }> {
  const worker = await browser.worker();
  return worker.evaluate(async (tab) => {
    type Action = { getBadgeText(d: object): Promise<string>; getTitle(d: object): Promise<string> };
    const { action } = (globalThis as unknown as { chrome: { action: Action } }).chrome;
    const where = tab === undefined ? {} : { tabId: tab };
    return { text: await action.getBadgeText(where), title: await action.getTitle(where) };
  }, tabId);
}

/** Gives settings as the user would, on top of those that stand. */
export async function changeSettings(browser: Browser, given: GivenSettings): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(async (values) => {
    type Area = { get(key: string): Promise<{ settings?: object }>; set(values: object): Promise<void> };
    const { local } = (globalThis as unknown as { chrome: { storage: { local: Area } } }).chrome.storage;
    await local.set({ settings: { ...(await local.get('settings')).settings, ...values } });
  }, given);
}
