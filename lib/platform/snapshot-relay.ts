import { browser } from 'wxt/browser';
import { sendMessage } from './channel.ts';
import { FOCUS_KEY, UI_KEY } from './protocol.ts';

/**
 * Firefox gives a page of ours that stands framed in a web page the API of a content script, and that has no `storage.session`. Such a
 * page asks for the snapshots once, and is sent each change from then on. No port: one held open would keep the worker from its sleep.
 */
const RELAYED = 'relayed:';

const isSnapshot = (key: string): boolean => key.startsWith('call:') || key === FOCUS_KEY || key === UI_KEY;
const snapshotsIn = (all: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => isSnapshot(key)));

/** Tabs with such a page; read back when the worker starts anew. */
let tabs: Promise<Set<number>> | null = null;
async function readTabs(): Promise<Set<number>> {
  const keys = Object.keys(await browser.storage.session.get(null));
  return new Set(keys.filter((key) => key.startsWith(RELAYED)).map((key) => Number(key.slice(RELAYED.length))));
}
const relayedTabs = (): Promise<Set<number>> => {
  tabs ??= readTabs();
  return tabs;
};

/** The snapshots as they stand; the tab's framed pages are sent what changes from now on. */
export async function relayTo(tabId: number): Promise<Record<string, unknown>> {
  (await relayedTabs()).add(tabId);
  await browser.storage.session.set({ [RELAYED + tabId]: true });
  return snapshotsIn(await browser.storage.session.get(null));
}

/** Sends on what was just written. A tab in which nobody answers has no such page any more. */
export async function relay(changes: Readonly<Record<string, unknown>>): Promise<void> {
  const known = await relayedTabs();
  const said = snapshotsIn(changes);
  if (known.size === 0 || Object.keys(said).length === 0) return;
  // A key that is gone comes as null: `undefined` does not survive every way of sending.
  const message = Object.fromEntries(Object.entries(said).map(([key, value]) => [key, value ?? null]));
  for (const tabId of known)
    sendMessage('frame/snapshots-changed', message, tabId).catch(() => {
      known.delete(tabId);
      void browser.storage.session.remove(RELAYED + tabId);
    });
}
