import { LANE_ASK, LANE_LEAVE, LANE_OFFER, LANE_TAKE, LANE_TEXT } from '../base/lane-name.ts';
import type { Signal } from '../observe/signal.ts';
import { createFakePeers } from './fake-peer.ts';

/** As much of an event as the tap and a phone use; `isTrusted` is its own, as in a browser. */
export class FakeEvent {
  readonly type: string;
  readonly isTrusted: boolean;
  #init: Readonly<Record<string, unknown>>;
  constructor(type: string, init: Readonly<Record<string, unknown>> = {}, isTrusted = false) {
    this.type = type;
    this.#init = init;
    this.isTrusted = isTrusted;
  }
  initCustomEvent(_type: string, _bubbles: boolean, _cancelable: boolean, detail: unknown): void {
    this.#init = { detail };
  }

  get data(): unknown {
    return this.#init['data'];
  }
  get detail(): unknown {
    return this.#init['detail'];
  }
  get relatedTarget(): unknown {
    return this.#init['relatedTarget'];
  }
}

type Listener = (this: unknown, event: FakeEvent) => void;

/** An event target without a tree; Node's own makes no trusted events. */
class FakeTarget {
  readonly #listeners: { type: string; listener: Listener; capture: boolean }[] = [];
  addEventListener(type: string, listener: Listener, capture = false): void {
    if (!this.#listeners.some((one) => one.type === type && one.listener === listener && one.capture === capture))
      this.#listeners.push({ type, listener, capture });
  }
  removeEventListener(type: string, listener: Listener): void {
    const at = this.#listeners.findIndex((one) => one.type === type && one.listener === listener);
    if (at >= 0) this.#listeners.splice(at, 1);
  }
  dispatchEvent(event: FakeEvent): boolean {
    const heard = this.#listeners.filter((one) => one.type === event.type);
    for (const one of [...heard.filter((one) => one.capture), ...heard.filter((one) => !one.capture)]) one.listener.call(this, event);
    return true;
  }
  /** What a browser dispatches. */
  happen(type: string, init?: Readonly<Record<string, unknown>>): void {
    this.dispatchEvent(new FakeEvent(type, init, true));
  }
  countListeners(type: string): number {
    return this.#listeners.filter((one) => one.type === type).length;
  }
}

/** A window with its own sockets and clock, on which a tap can be started and a bridge's part be played. */
export function createFakeWindow() {
  const clock = { now: 0, broken: false };
  class WebSocket extends FakeTarget {
    static readonly OPEN = 1;
    readonly sent: unknown[] = [];
    readonly #protocol: string;
    #readyState = 1;
    constructor(_url: string, protocol = '') {
      super();
      this.#protocol = protocol;
    }
    get protocol(): string {
      return this.#protocol;
    }
    get readyState(): number {
      return this.#readyState;
    }
    send(data: unknown): void {
      if (data === 'refused') throw new Error('InvalidStateError');
      this.sent.push(data);
    }
    receive(data: unknown): void {
      this.happen('message', { data });
    }
    drop(): void {
      this.#readyState = 3;
      this.happen('close');
    }
  }
  const performance = {
    now(): number {
      if (clock.broken) throw new Error('no clock');
      return clock.now;
    },
  };
  const document = Object.assign(new FakeTarget(), { readyState: 'loading' });
  const realm = { Reflect, WeakMap, Proxy, Function, JSON, Promise, ArrayBuffer, Uint8Array, DataView, TextDecoder };
  const events = { EventTarget: FakeTarget, Event: FakeEvent, CustomEvent: FakeEvent, FocusEvent: FakeEvent, MessageEvent: FakeEvent };
  const peers = createFakePeers(FakeTarget);
  const extra = { ...realm, ...events, ...peers.realm, WebSocket, performance, document, Date: { now: () => 1_000_000 + clock.now } };
  const page = Object.assign(new FakeTarget(), extra);
  return {
    page,
    win: page as unknown as Window & typeof globalThis,
    clock,
    Native: WebSocket,
    peers,
    hear: (onText?: () => void) => hearLane(document, clock, onText),
    /** Takes the lane as a bridge does whose extension is gone: it leaves at the first text. */
    hearOnce: () => {
      let left = false;
      return hearLane(document, clock, (lane) => {
        if (!left) lane.dispatchEvent(new FakeEvent(LANE_LEAVE));
        left = true;
      });
    },
  };
}

/** Takes the lane as a bridge does; the list grows as signals come, stamped as they do, each after what `onText` does. */
function hearLane(document: FakeTarget, clock: { readonly now: number }, onText: (lane: FakeTarget) => void = () => undefined): Signal[] {
  const signals: Signal[] = [];
  const onOffer = (event: FakeEvent): void => {
    const lane = event.relatedTarget as FakeTarget;
    lane.addEventListener(LANE_TEXT, (text) => {
      onText(lane);
      signals.push({ at: 1_000_000 + clock.now, mono: clock.now, ...JSON.parse(String(text.detail)) });
    });
    lane.dispatchEvent(new FakeEvent(LANE_TAKE));
  };
  document.addEventListener(LANE_OFFER, onOffer);
  document.dispatchEvent(new FakeEvent(LANE_ASK));
  document.removeEventListener(LANE_OFFER, onOffer);
  return signals;
}
