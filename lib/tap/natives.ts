import { captureText, type TextNatives } from '../sip/text.ts';

/**
 * The page's own functions as they were at document start. Whatever the page redefines later, the tap calls these, and it hands them
 * only options without a prototype, so that nothing laid on `Object.prototype` is read.
 */
export interface TapNatives {
  readonly text: TextNatives;
  readonly quote: (text: string) => string;
  /** Wall milliseconds. */
  readonly wall: () => number;
  readonly mono: () => number;
  readonly apply: typeof Reflect.apply;
  readonly construct: (target: unknown, args: ArrayLike<unknown>, newTarget: unknown) => object;
  readonly replace: (holder: object, key: string, value: unknown) => void;
  readonly wrap: <T extends object>(target: T, handler: ProxyHandler<T>) => T;
  /** The same listener is added once only, at its first place. */
  readonly listen: (target: EventTarget, type: string, listener: (event: Event) => void, capture: boolean) => void;
  readonly unlisten: (target: EventTarget, type: string, listener: (event: Event) => void, capture: boolean) => void;
  readonly dispatch: (target: EventTarget, event: Event) => void;
  readonly createTarget: () => EventTarget;
  readonly createEvent: (type: string) => Event;
  /** Dispatches events of that type with a text as `detail`. One event serves them all: a new one each time costs the page 6 µs (measured). */
  readonly createSpeaker: (target: EventTarget, type: string) => (text: string) => void;
  readonly createOffer: (type: string, relatedTarget: EventTarget, detail: number) => Event;
  readonly dataOf: (event: Event) => unknown;
  readonly protocolOf: (socket: object) => string;
  readonly readyStateOf: (socket: object) => number;
  /** Bytes of an ArrayBuffer or a view; -1 for anything else. */
  readonly byteLengthOf: (data: unknown) => number;
  readonly decode: (bytes: unknown) => string;
  readonly createMemory: <T>() => Memory<T>;
  /** Calls one of the two once the promise is settled. */
  readonly settle: <T>(promise: Promise<T>, done: (value: T) => void, failed: () => void) => void;
}

/** Values beside objects of the page, which cannot see them and which they do not keep alive. */
export interface Memory<T> {
  get(key: object): T | undefined;
  set(key: object, value: T): void;
}

type Method<Answer> = (self: unknown, ...args: readonly unknown[]) => Answer;

/** Takes functions of a realm as they are now; each throws where there is none. */
export interface Lookup {
  readonly uncurry: <Answer>(method: unknown) => Method<Answer>;
  readonly method: <Answer>(holder: object, key: string) => Method<Answer>;
  readonly getter: <Answer>(holder: object, key: string) => Method<Answer>;
}

export function lookIn(win: Window & typeof globalThis): Lookup {
  const { getOwnPropertyDescriptor, getPrototypeOf } = win.Reflect;
  const uncurry = win.Function.prototype.bind.bind(win.Function.prototype.call) as Lookup['uncurry'];
  // Another script may have put a class of its own over a native one before us: what it inherits is read all the same.
  const find = (holder: object, key: string): PropertyDescriptor | undefined => {
    let at: object | null = holder;
    while (at !== null && getOwnPropertyDescriptor(at, key) === undefined) at = getPrototypeOf(at);
    return at === null ? undefined : getOwnPropertyDescriptor(at, key);
  };
  return {
    uncurry,
    method: (holder, key) => uncurry(find(holder, key)?.value),
    getter: (holder, key) => uncurry(find(holder, key)?.get),
  };
}

/** Takes them all; throws where the realm lacks one, and then nothing is wrapped. */
export function captureNatives(win: Window & typeof globalThis): TapNatives {
  const { EventTarget, Event, CustomEvent, FocusEvent, WebSocket, performance } = win;
  const { Reflect: reflect, WeakMap: NativeMap, Proxy: NativeProxy } = win;
  const { uncurry, getter } = lookIn(win);
  const { defineProperty } = reflect;
  const weak = {
    get: uncurry<unknown>(NativeMap.prototype.get),
    set: uncurry(NativeMap.prototype.set),
  };
  const now = uncurry<number>(performance.now);
  const dispatch = uncurry<void>(EventTarget.prototype.dispatchEvent);
  const decoder = new win.TextDecoder();
  const decode = uncurry<string>(decoder.decode);
  return {
    text: captureText(),
    quote: win.JSON.stringify,
    wall: win.Date.now,
    mono: () => now(performance),
    apply: reflect.apply,
    construct: reflect.construct as TapNatives['construct'],
    replace: (holder, key, value) => void defineProperty(holder, key, { __proto__: null, value } as PropertyDescriptor),
    wrap: (target, handler) => new NativeProxy(target, handler),
    listen: uncurry<void>(EventTarget.prototype.addEventListener),
    unlisten: uncurry<void>(EventTarget.prototype.removeEventListener),
    dispatch,
    createTarget: () => new EventTarget(),
    createEvent: (type) => new Event(type),
    createSpeaker: (target, type) => {
      const init = uncurry<void>(CustomEvent.prototype.initCustomEvent);
      let free: Event | null = new CustomEvent(type);
      return (text) => {
        // A page's own code may run within a dispatch and send: an event that is under way takes no other text.
        const event = free ?? new CustomEvent(type);
        free = null;
        init(event, type, false, false, text);
        dispatch(target, event);
        free = event;
      };
    },
    createOffer: (type, relatedTarget, detail) => new FocusEvent(type, { __proto__: null, relatedTarget, detail } as FocusEventInit),
    dataOf: getter(win.MessageEvent.prototype, 'data'),
    protocolOf: getter(WebSocket.prototype, 'protocol'),
    readyStateOf: getter(WebSocket.prototype, 'readyState'),
    byteLengthOf: createByteLengthOf(win, getter),
    decode: (bytes) => decode(decoder, bytes),
    settle: uncurry<void>(win.Promise.prototype.then),
    createMemory<T>() {
      const map = new NativeMap();
      return {
        get: (key) => weak.get(map, key) as T | undefined,
        set: (key, value) => void weak.set(map, key, value),
      };
    },
  };
}

function createByteLengthOf(
  win: Window & typeof globalThis,
  getter: (holder: object, key: string) => Method<number>,
): TapNatives['byteLengthOf'] {
  const { isView } = win.ArrayBuffer;
  const ofBuffer = getter(win.ArrayBuffer.prototype, 'byteLength');
  const ofArray = getter(win.Reflect.getPrototypeOf(win.Uint8Array.prototype) as object, 'byteLength');
  const ofView = getter(win.DataView.prototype, 'byteLength');
  const first = (data: unknown, a: Method<number>, b: Method<number> | null): number => {
    try {
      return a(data);
    } catch {
      // The getter of another kind of object; what has none, a Blob, cannot be read in time.
      return b === null ? -1 : first(data, b, null);
    }
  };
  return (data) => (isView(data) ? first(data, ofArray, ofView) : first(data, ofBuffer, null));
}
