import { browser } from 'wxt/browser';
import { SECOND } from '../base/time.ts';
import { BRIDGE_PORT } from './channel.ts';
import type { Sent, ToBridge, ToDesk } from './protocol.ts';

export interface BridgeListener {
  readonly onHello: (frame: string) => void;
  /** Answers with the ids that the bridge may forget, or null: nothing was kept, let it send again. */
  readonly onObservations: (
    sent: readonly Sent[],
    from: { readonly tabId: number | null; readonly origin: string | null },
  ) => Promise<readonly string[] | null>;
  /** A frame let go of its port and did not come back. `at`: when it let go. */
  readonly onLost: (frame: string, at: number) => void;
}

/** A bridge whose worker died connects again at once; one that is gone does not. */
const RETURN_WITHIN = 10 * SECOND;
/** How long a bridge waits with what could not be kept. */
const AGAIN = 2 * SECOND;

/** Listens to the bridges. Call before the first await of the worker: a bridge's port may be what woke it. */
export function listenToBridges({ onHello, onObservations, onLost }: BridgeListener): void {
  const alive = new Map<string, unknown>();
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== BRIDGE_PORT || port.sender?.id !== browser.runtime.id) return;
    // The browser's word, not the page's.
    const from = { tabId: port.sender.tab?.id ?? null, origin: port.sender.origin ?? null };
    let frame: string | null = null;
    port.onMessage.addListener(async (message: ToDesk) => {
      if (message.t === 'hello') {
        frame = message.frame;
        alive.set(frame, port);
        onHello(frame);
      } else if (message.t === 'observations') {
        const ids = await onObservations(message.sent, from);
        if (ids === null) setTimeout(() => port.disconnect(), AGAIN);
        else port.postMessage({ t: 'ack', ids } satisfies ToBridge);
      }
    });
    port.onDisconnect.addListener(() => {
      const at = Date.now();
      if (frame === null || alive.get(frame) !== port) return;
      alive.delete(frame);
      setTimeout(() => frame !== null && !alive.has(frame) && onLost(frame, at), RETURN_WITHIN);
    });
  });
}
