import { browser } from 'wxt/browser';

/** Whether a tab of that number is open. Needs no permission. */
export const hasTab = (tabId: number): Promise<boolean> =>
  browser.tabs.get(tabId).then(
    () => true,
    () => false,
  );
