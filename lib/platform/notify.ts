import { browser } from 'wxt/browser';
import type { CallAlert } from './protocol.ts';

const PREFIX = 'hold:';

/** The system's notification of a hold, where the agent asked for it and the browser may; it names no caller. */
export async function notifyHold({ callKey, state }: CallAlert): Promise<void> {
  if (!(await browser.permissions.contains({ permissions: ['notifications'] }))) return;
  const message = state === 'due' ? browser.i18n.getMessage('notify_hold_due') : browser.i18n.getMessage('notify_hold_overdue');
  await browser.notifications.create(`${PREFIX}${callKey}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: browser.i18n.getMessage('extension_name'),
    message,
  });
}

/** Takes a call's notification away, if one stands. */
export async function withdrawHold(callKey: string): Promise<void> {
  await browser.notifications?.clear(`${PREFIX}${callKey}`);
}

/**
 * A press on a notification brings the phone's tab forward. Call before the first await of the worker; where the permission comes later,
 * it listens from then on.
 */
export function listenToNotices(tabOf: (callKey: string) => Promise<number | null>): void {
  const show = async (id: string): Promise<void> => {
    const tabId = id.startsWith(PREFIX) ? await tabOf(id.slice(PREFIX.length)) : null;
    if (tabId === null) return;
    const tab = await browser.tabs.update(tabId, { active: true });
    if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  };
  let listening = false;
  const listen = (): void => {
    if (listening || browser.notifications === undefined) return;
    listening = true;
    browser.notifications.onClicked.addListener(show);
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}
