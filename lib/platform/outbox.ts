import { browser } from 'wxt/browser';
import { SECOND } from '../base/time.ts';
import type { SilenceSettings } from '../observe/adapters/media/hearing.ts';
import { BRIDGE_PORT } from './channel.ts';
import type { Sent, ToBridge, ToDesk } from './port-protocol.ts';
import { isServed } from './succession.ts';

/** An observation on its way to the desk. */
export type Outgoing = Sent & { readonly observation: { readonly id: string } };

export interface Outbox {
  /** Sends at once, and again on every new port until acknowledged. Synchronous up to the browser: a call may end in `pagehide`. */
  readonly send: (sent: readonly Outgoing[]) => void;
  /** While wanted the port stays open, which tells the desk that this frame lives. */
  readonly want: (wanted: boolean) => void;
  /** How many the desk has not acknowledged yet. */
  readonly open: () => number;
}

export interface OutboxOptions {
  readonly frame: string;
  /** What counts as silence is another from now on. */
  readonly onSilence: (silence: SilenceSettings) => void;
  /** How loud this frame's line is now, in dBFS; null where none is heard. */
  readonly noise: () => number | null;
  /** The extension that this script belongs to is gone: updated, switched off or removed. */
  readonly onOrphaned: () => void;
}

type Port = ReturnType<typeof browser.runtime.connect>;

/** A port held open for ever keeps the worker in a loop of dying and waking: it closes this long after it was last wanted. */
const LINGER = 30 * SECOND;
const BEAT = 20 * SECOND;
/** One message of a re-send carries at most so many. */
const CHUNK = 500;

/** Keeps what was observed until the desk has committed it (house rule: nothing is sent and forgotten). */
export function createOutbox({ frame, onSilence, noise, onOrphaned }: OutboxOptions): Outbox {
  const waiting = new Map<string, Outgoing>();
  let port: Port | null = null;
  let wanted = false;
  let closing: ReturnType<typeof setTimeout> | undefined;
  const clocks = () => ({ wall: Date.now(), mono: performance.now() });
  const post = (message: ToDesk): void => {
    try {
      port?.postMessage(message);
    } catch (error) {
      // The port of a script that was orphaned is closed without a word to it; any other reason is a fault of ours.
      if (isServed()) throw error;
      onOrphaned();
    }
  };
  const postAll = (sent: readonly Outgoing[]): void => {
    for (let from = 0; from < sent.length; from += CHUNK) post({ t: 'observations', sent: sent.slice(from, from + CHUNK) });
  };
  const settle = (): void => {
    clearTimeout(closing);
    if (wanted || waiting.size > 0) return;
    closing = setTimeout(() => {
      port?.disconnect();
      port = null;
    }, LINGER);
  };
  const connect = (): void => {
    if (port !== null) return;
    try {
      port = browser.runtime.connect({ name: BRIDGE_PORT });
    } catch {
      // Only an invalidated context throws here: nobody is left to tell.
      onOrphaned();
      return;
    }
    port.onMessage.addListener((message: ToBridge) => {
      if (message.t === 'silence') return onSilence(message.silence);
      if (message.t === 'noise') return post({ t: 'noise', db: noise() });
      for (const id of message.ids) waiting.delete(id);
      settle();
    });
    port.onDisconnect.addListener(() => {
      port = null;
      if (wanted || waiting.size > 0) connect();
    });
    post({ t: 'hello', frame, ...clocks() });
    postAll([...waiting.values()]);
  };
  setInterval(() => post({ t: 'beat', ...clocks() }), BEAT);
  return {
    send(sent) {
      for (const one of sent) waiting.set(one.observation.id, one);
      if (port === null) connect();
      else postAll(sent);
    },
    want(next) {
      wanted = next;
      if (wanted) connect();
      settle();
    },
    open: () => waiting.size,
  };
}
