import type { Browser } from './browser.ts';

interface Runtime {
  getManifest(): { readonly version: string };
  requestUpdateCheck(): Promise<{ readonly status: string }>;
}
interface Storage {
  readonly session: { get(key: string): Promise<Record<string, unknown>> };
}
declare const chrome: { readonly runtime: Runtime; readonly storage: Storage };

export interface Inside {
  version(): Promise<string>;
  /** `update_available`, `no_update` or `throttled`. */
  askForUpdate(): Promise<string>;
  /** Whether an update lies ready and waits. */
  updateWaits(): Promise<boolean>;
}

/** What the extension knows of itself, asked in its worker. */
export function inside(browser: Browser): Inside {
  return {
    version: async () => (await browser.worker()).evaluate(() => chrome.runtime.getManifest().version),
    askForUpdate: async () => (await browser.worker()).evaluate(async () => (await chrome.runtime.requestUpdateCheck()).status),
    updateWaits: async () =>
      (await browser.worker()).evaluate(async () => (await chrome.storage.session.get('update_waits'))['update_waits'] === true),
  };
}
