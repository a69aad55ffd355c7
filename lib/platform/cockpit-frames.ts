import { type Browser, browser } from 'wxt/browser';
import { createTurns } from '../base/turns.ts';
import type { FrameHello } from './channel.ts';
import type { FramePlace } from './protocol.ts';

type Sender = Browser.runtime.MessageSender;

const tokenKey = (tabId: number): string => `token:${tabId}`;
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

/** Notes the token of the cockpit that a frame hosts. */
export async function noteFrame({ token }: FrameHello, tabId: number): Promise<void> {
  if (token !== null) await browser.storage.session.set({ [tokenKey(tabId)]: token });
}

/** What is known of a tab goes with it. Call before the first await of the worker. */
export function watchTabs(): void {
  browser.tabs.onRemoved.addListener((tabId) => void browser.storage.session.remove(tokenKey(tabId)));
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

const REFUSED = 'refused';
const counting = createTurns();

/** Counts a press from a frame that is not ours to show, in this run of the browser. */
export function countRefused(): Promise<void> {
  const count = async (): Promise<void> => {
    const { [REFUSED]: before } = await browser.storage.session.get(REFUSED);
    await browser.storage.session.set({ [REFUSED]: (typeof before === 'number' ? before : 0) + 1 });
  };
  return counting.run(count);
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
