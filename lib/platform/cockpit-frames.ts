import { type Browser, browser } from 'wxt/browser';
import type { FrameHello } from './channel.ts';
import type { FramePlace } from './protocol.ts';

type Sender = Browser.runtime.MessageSender;

const tokenKey = (tabId: number): string => `token:${tabId}`;
const topKey = (tabId: number): string => `top:${tabId}`;
const placeKey = (origin: string): string => `place:${origin}`;

const isPlace = (value: unknown): value is FramePlace =>
  typeof value === 'object' &&
  value !== null &&
  'x' in value &&
  'y' in value &&
  typeof value.x === 'number' &&
  typeof value.y === 'number' &&
  'collapsed' in value &&
  typeof value.collapsed === 'boolean' &&
  'idle' in value &&
  (value.idle === 'line' || value.idle === 'hidden');

/** Notes a frame that loaded: which tab has a watched top frame, and the token of the cockpit that it hosts. */
export async function noteFrame({ token, top }: FrameHello, tabId: number): Promise<void> {
  const noted: Record<string, unknown> = {};
  if (top) noted[topKey(tabId)] = true;
  if (token !== null) noted[tokenKey(tabId)] = token;
  if (Object.keys(noted).length > 0) await browser.storage.session.set(noted);
}

/** True when the top frame of that tab is watched, and hosts the cockpit of all its frames. */
export async function isTopWatched(tabId: number): Promise<boolean> {
  const key = topKey(tabId);
  return (await browser.storage.session.get(key))[key] === true;
}

/** What is known of a tab goes with it. Call before the first await of the worker. */
export function watchTabs(): void {
  browser.tabs.onRemoved.addListener((tabId) => void browser.storage.session.remove([tokenKey(tabId), topKey(tabId)]));
}

/** Where the cockpit stood on a site, as the agent left it. */
export async function placeOn(origin: string): Promise<FramePlace | null> {
  const key = placeKey(origin);
  const kept = (await browser.storage.local.get(key))[key];
  return isPlace(kept) ? kept : null;
}

export async function keepPlace(origin: string, place: FramePlace): Promise<void> {
  if (isPlace(place)) await browser.storage.local.set({ [placeKey(origin)]: place });
}

/** A surface that may press: one of our own pages, or a framed one with its tab's token. */
export type Surface = { readonly ok: true; readonly tabId: number | null } | { readonly ok: false };

/** Judges who sent a press. A page can frame our cockpit, but has no token that the desk knows. */
export async function surfaceOf(sender: Sender, token: string | undefined): Promise<Surface> {
  if (sender.id !== browser.runtime.id || !sender.url?.startsWith(browser.runtime.getURL('/'))) return { ok: false };
  const tabId = sender.tab?.id;
  if (tabId === undefined || sender.frameId === 0) return { ok: true, tabId: null };
  const key = tokenKey(tabId);
  const expected = (await browser.storage.session.get(key))[key];
  return token !== undefined && token === expected ? { ok: true, tabId } : { ok: false };
}
