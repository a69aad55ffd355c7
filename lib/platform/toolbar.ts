import { browser } from 'wxt/browser';

/** Says on the toolbar that the page keeps taking the cockpit away, and where to find it instead. */
export async function signGaveUp(tabId: number): Promise<void> {
  const title = browser.i18n.getMessage('frame_gave_up');
  await Promise.all([
    browser.action.setBadgeText({ tabId, text: '!' }),
    browser.action.setBadgeBackgroundColor({ tabId, color: '#b3261e' }),
    browser.action.setTitle({ tabId, title }),
  ]);
}

/** The toolbar's button opens the cockpit beside the page, which no page can take away. */
export async function openPanelOnPress(): Promise<void> {
  await browser.sidePanel?.setPanelBehavior({ openPanelOnActionClick: true });
}

/** The keys of the global commands as the agent has set them. */
export async function shortcuts(): Promise<Record<string, string>> {
  const all = await browser.commands.getAll();
  return Object.fromEntries(all.map(({ name = '', shortcut = '' }) => [name, shortcut]));
}
