import { createFrameReader, newSocket, type SocketState } from './frame.ts';
import type { TapNatives } from './natives.ts';
import type { Reporter } from './report.ts';

/** A call of `WebSocket` with this answers `true` where it is wrapped; a native one throws, as it does at any call without `new`. */
const KNOCK = '#onhook:knock';

/** True when this realm's WebSocket is wrapped already; the tap that did it then greets again. */
export function isWrapped(natives: TapNatives, win: typeof globalThis): boolean {
  try {
    return natives.apply(win.WebSocket as unknown as () => unknown, undefined, [KNOCK]) === true;
  } catch {
    // Native, or the page's own class.
    return false;
  }
}

/** What else happens at a construction and at a knock. */
interface WrapHooks {
  /** False: the sockets themselves are left alone. */
  readonly isWatched: boolean;
  readonly onNew: () => void;
  readonly onKnock: () => void;
}

/**
 * Wraps `WebSocket` and its `send`: a frame in is read before the page's own handlers see it, a frame out once it has gone; none is
 * changed. The traps' holders have no prototype: a `get` that a page lays on `Object.prototype` would be one more trap.
 */
export function wrapWebSocket(natives: TapNatives, win: typeof globalThis, reporter: Reporter, hooks: WrapHooks): void {
  const sockets = natives.createMemory<SocketState>();
  const read = createFrameReader(natives, reporter, {
    onSip: (socket) => natives.listen(socket as EventTarget, 'close', onClose, false),
    onStrange: (socket, state) => {
      natives.unlisten(socket as EventTarget, 'message', onMessage, false);
      state.isPassedBy = true;
    },
  });
  const tryRead = (socket: object, event: Event | null, sent: unknown): void => {
    if (reporter.isOff() || !hooks.isWatched) return;
    try {
      const state = sockets.get(socket) ?? met(socket);
      if (!state.isPassedBy) read(socket, state, event === null, event === null ? sent : natives.dataOf(event));
    } catch {
      faulted(reporter);
    }
  };
  // `isTrusted` is each event's own and cannot be redefined; the socket comes as `this`, since `currentTarget` can.
  function onMessage(this: unknown, event: Event): void {
    if (event.isTrusted) tryRead(this as object, event, null);
  }
  function onClose(event: Event): void {
    if (!event.isTrusted || reporter.isOff()) return;
    try {
      reporter.socket(false);
    } catch {
      faulted(reporter);
    }
  }
  // Also at the first frame that is sent on a socket from before us: a page that stood already is heard from there on.
  const met = (socket: object): SocketState => {
    const state = newSocket();
    sockets.set(socket, state);
    natives.listen(socket as EventTarget, 'message', onMessage, false);
    return state;
  };
  const adopt = (socket: object): void => {
    if (reporter.isOff() || !hooks.isWatched) return;
    try {
      met(socket);
      hooks.onNew();
    } catch {
      faulted(reporter);
    }
  };
  const { WebSocket } = win;
  const proxy = natives.wrap(WebSocket, {
    __proto__: null,
    construct(target: typeof WebSocket, args: unknown[], newTarget: unknown) {
      const socket = natives.construct(target, args, newTarget);
      adopt(socket);
      return socket;
    },
    apply(target: typeof WebSocket, self: unknown, args: unknown[]) {
      if (args.length !== 1 || args[0] !== KNOCK) return natives.apply(target as unknown as () => unknown, self, args);
      hooks.onKnock();
      return true;
    },
  } as ProxyHandler<typeof WebSocket>);
  const send = natives.wrap(WebSocket.prototype.send, {
    __proto__: null,
    apply(target: () => unknown, self: unknown, args: unknown[]) {
      const answer = natives.apply(target, self, args);
      if (args.length > 0) tryRead(self as object, null, args[0]);
      return answer;
    },
  } as ProxyHandler<typeof WebSocket.prototype.send>);
  natives.replace(WebSocket.prototype, 'send', send);
  natives.replace(WebSocket.prototype, 'constructor', proxy);
  natives.replace(win, 'WebSocket', proxy);
}

function faulted(reporter: Reporter): void {
  try {
    reporter.fault();
  } catch {
    // The report of a fault failed too: it is counted, and the page goes on.
  }
}
