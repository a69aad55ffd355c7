import { browser } from 'wxt/browser';

/** The toolbar's button opens the popup, also where an earlier version had it open the side panel: Chromium remembers that. */
export async function openPopupOnPress(): Promise<void> {
  await browser.sidePanel?.setPanelBehavior({ openPanelOnActionClick: false });
}

/** The keys of the global commands as the agent has set them. */
export async function shortcuts(): Promise<Record<string, string>> {
  const all = await browser.commands.getAll();
  return Object.fromEntries(all.map(({ name = '', shortcut = '' }) => [name, shortcut]));
}
