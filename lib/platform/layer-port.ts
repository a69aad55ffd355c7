import { browser } from 'wxt/browser';
import { LAYERS_PORT, type Requests } from './channel.ts';
import type { LayerBook, LayerStatus } from './layer-book.ts';

/** Tells a popup that is open what this frame's layers are doing, at once and at each change. */
export function tellLayers(book: LayerBook): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== LAYERS_PORT) return;
    const tell = (): void => port.postMessage(book.status());
    const quiet = book.subscribe(tell);
    port.onDisconnect.addListener(quiet);
    tell();
  });
}

/** Calls `then` whenever a bridge of that tab begins to speak: until then it hears nobody who asks. The worker alone answers it. */
export function whenBridgeComes(tabId: number, then: () => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    const type = typeof message === 'object' && message !== null && 'type' in message ? message.type : null;
    if (type === ('frame/hello' satisfies keyof Requests) && sender.tab?.id === tabId) then();
  });
}

/**
 * Hears from every frame of that tab which one of our bridges lives in; the frames that have spoken so far, the latest word of each. A
 * page that loads anew is asked anew, and so is one in which another bridge begins: call it then.
 */
export function hearLayers(tabId: number, onChange: (heard: readonly LayerStatus[]) => void): () => void {
  const heard = new Map<string, LayerStatus>();
  const port = browser.tabs.connect(tabId, { name: LAYERS_PORT });
  port.onMessage.addListener((status: LayerStatus) => {
    heard.set(status.frame, status);
    onChange([...heard.values()]);
  });
  port.onDisconnect.addListener(() => {
    // Reading it says that we know: nobody there is no fault.
    void browser.runtime.lastError;
    onChange([]);
  });
  return () => port.disconnect();
}
