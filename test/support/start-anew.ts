import type { Browser } from './browser.ts';

/**
 * Starts the extension anew under the pages that stand open, as an update does; resolves when its worker is up again. `meanwhile` runs
 * from the moment at which the old one is gone.
 */
export async function startAnew(browser: Browser, meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
  const { context } = browser;
  const old = await browser.worker();
  const gone = old.waitForEvent('close');
  const begun = context.waitForEvent('serviceworker');
  // The answer dies with the worker that gives it.
  void old
    .evaluate(() => (globalThis as unknown as { chrome: { runtime: { reload(): void } } }).chrome.runtime.reload())
    .catch(() => undefined);
  await gone;
  await Promise.all([begun, meanwhile()]);
}
