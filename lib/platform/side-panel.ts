import { browser } from 'wxt/browser';
import { report } from './log.ts';

/** Opens the cockpit beside a tab's page. Only at a press: the browser refuses it otherwise. Firefox has its sidebar by its own button. */
export function openSidePanel(tabId: number | null): void {
  if (tabId !== null) void browser.sidePanel?.open({ tabId }).catch(report('side_panel'));
}
