import { browser } from 'wxt/browser';
import { sendMessage } from './channel.ts';
import { type GlobalCommand, globalCommands } from './global-command.ts';
import type { FocusTarget } from './protocol.ts';

const isCommand = (name: string): name is GlobalCommand => globalCommands.some((command) => command === name);

/** Hears the four global commands. Call before the first await of the worker: a key may be what woke it. */
export function listenToKeys(onCommand: (command: GlobalCommand, tabId: number | null) => void): void {
  browser.commands.onCommand.addListener((name, tab) => {
    if (isCommand(name)) onCommand(name, tab?.id ?? null);
  });
}

/** Gives the keyboard to the cockpit of a tab, or opens the one beside the page where the tab has none. */
export async function focusCockpit(tabId: number | null, what: FocusTarget): Promise<void> {
  if (tabId === null) return;
  const took = await sendMessage('frame/focus', what, tabId).catch(() => false);
  if (!took) await browser.sidePanel?.open({ tabId }).catch(() => undefined);
}
