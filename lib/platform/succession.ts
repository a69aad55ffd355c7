import { browser } from 'wxt/browser';
import { BRIDGE_CAME } from '../base/lane-name.ts';
import { SECOND } from '../base/time.ts';

// Kept: to ask the browser's API for it takes 40 µs, and a bridge asks at each signal (measured).
let runtime: typeof browser.runtime | undefined;

/** False once this script's extension was updated, switched off or removed: the script lives on, and nobody hears it. */
export function isServed(): boolean {
  runtime ??= browser.runtime;
  return runtime?.id !== undefined;
}

/** Calls `then` once, within a second of it. Chromium closes the ports of such a script without a word to it. */
export function whenUnserved(then: () => void): void {
  const look = setInterval(() => {
    if (isServed()) return;
    clearInterval(look);
    then();
  }, SECOND);
}

const MARK = 'onhookBridge';

/**
 * Makes this script the bridge of its frame; false where one of the same extension is at work already. A bridge whose extension is gone
 * is in another world and shares only the page with us: it is told by an event, and `onReplaced` of it is called. A page that forges the
 * event does nothing, since a bridge that is served stays.
 */
export function succeed(onReplaced: () => void): boolean {
  if (MARK in globalThis) return false;
  Object.defineProperty(globalThis, MARK, { value: true });
  document.dispatchEvent(new Event(BRIDGE_CAME));
  const onCame = (): void => {
    if (isServed()) return;
    document.removeEventListener(BRIDGE_CAME, onCame);
    onReplaced();
  };
  document.addEventListener(BRIDGE_CAME, onCame);
  return true;
}
