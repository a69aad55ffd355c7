import { type Browser, browser } from 'wxt/browser';
import { SECOND } from '../base/time.ts';
import { BRIDGE_PORT } from './channel.ts';
import type { Sent, ToBridge, ToDesk } from './port-protocol.ts';

export interface BridgeListener {
  readonly onHello: (frame: string) => void;
  /** Answers with the ids that the bridge may forget, or null: nothing was kept, let it send again. */
  readonly onObservations: (
    sent: readonly Sent[],
    from: { readonly tabId: number | null; readonly tabFrame: number | null; readonly origin: string | null },
  ) => Promise<readonly string[] | null>;
  /** A frame let go of its port and did not come back. `at`: when it let go. */
  readonly onLost: (frame: string, at: number) => void;
}

/** The bridges that have a call up. */
export interface Bridges {
  readonly tell: (message: ToBridge) => void;
  /** How loud the line of a call is that is up now, in dBFS; null where none is heard. */
  readonly noise: () => Promise<number | null>;
}

const NOISE_WITHIN = SECOND;
/** A bridge whose worker died connects again at once; one that is gone does not. */
const RETURN_WITHIN = 10 * SECOND;
/** How long a bridge waits with what could not be kept. */
const AGAIN = 2 * SECOND;

/**
 * Listens to the bridges. Call before the first await of the worker: a bridge's port may be what woke it. Returns what speaks with those
 * that have a call up.
 */
export function listenToBridges({ onHello, onObservations, onLost }: BridgeListener): Bridges {
  const alive = new Map<string, Browser.runtime.Port>();
  let answered: ((db: number | null) => void) | null = null;
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== BRIDGE_PORT || port.sender?.id !== browser.runtime.id) return;
    // The browser's word, not the page's.
    const { tab, frameId, origin } = port.sender;
    const from = { tabId: tab?.id ?? null, tabFrame: frameId ?? null, origin: origin ?? null };
    let frame: string | null = null;
    port.onMessage.addListener(async (message: ToDesk) => {
      if (message.t === 'hello') {
        frame = message.frame;
        alive.set(frame, port);
        onHello(frame);
      } else if (message.t === 'noise') {
        answered?.(message.db);
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
  const tell = (message: ToBridge): void => {
    for (const port of alive.values()) port.postMessage(message);
  };
  return {
    tell,
    noise() {
      const { promise, resolve } = Promise.withResolvers<number | null>();
      let open = alive.size;
      answered = (db) => {
        open -= 1;
        if (db !== null || open === 0) resolve(db);
      };
      tell({ t: 'noise' });
      setTimeout(() => resolve(null), NOISE_WITHIN);
      return promise;
    },
  };
}
