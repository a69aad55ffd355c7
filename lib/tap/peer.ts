import type { TapNatives } from './natives.ts';
import { capturePeerNatives } from './peer-natives.ts';
import { closedOf, isOver, lookAt, type PeerView, unseen } from './peer-view.ts';
import type { Reporter } from './report.ts';
import { createSampler } from './sampler.ts';

/** What is known of one connection. */
export interface WatchedPeer {
  readonly id: number;
  readonly peer: RTCPeerConnection;
  view: PeerView;
  /** Whose state has no event of the connection's own. */
  transport: RTCDtlsTransport | null;
  /** It has been connected: from then on it is sampled. */
  carried: boolean;
}

export interface PeerHooks {
  /** The page stood already. */
  readonly isLate: boolean;
  readonly onNew: () => void;
}

/**
 * Wraps `RTCPeerConnection` and its `close`: each connection is looked at when it changes, and sampled while it is up. Nothing that the
 * page gives or gets is changed. Throws in a realm without WebRTC. Returns what tells again of each connection that is up.
 */
export function wrapPeerConnection(
  natives: TapNatives,
  win: Window & typeof globalThis,
  reporter: Reporter,
  { isLate, onNew }: PeerHooks,
): () => void {
  const peers = capturePeerNatives(win);
  const known = natives.createMemory<WatchedPeer>();
  let made = 0;
  const guarded = (act: () => void): void => {
    if (reporter.isOff()) return;
    try {
      act();
    } catch {
      reporter.fault();
    }
  };
  const look = (watched: WatchedPeer, closed = false): void => {
    const { view, transport } = closed
      ? { ...watched, view: closedOf(watched.view) }
      : lookAt(natives.text, peers, watched.peer, watched.view);
    if (view !== watched.view) reporter.peer(watched.id, view);
    watched.view = view;
    watched.transport = transport;
    if (view.state !== 'connected' || watched.carried) return;
    watched.carried = true;
    sampler.add(watched);
  };
  const glance = (watched: WatchedPeer): void => {
    if (watched.transport === null || peers.dtlsOf(watched.transport) !== watched.view.dtls) look(watched);
  };
  const sampler = createSampler({ natives, peers, reporter, glance, guarded });
  function onChange(this: unknown, event: Event): void {
    if (event.isTrusted) lookAgain(this, false);
  }
  const lookAgain = (peer: unknown, closed: boolean): void =>
    guarded(() => {
      const watched = known.get(peer as object) ?? met(peer as RTCPeerConnection);
      if (!isOver(watched.view)) look(watched, closed);
    });
  const met = (peer: RTCPeerConnection): WatchedPeer => {
    made++;
    const watched: WatchedPeer = { id: made, peer, view: unseen, transport: null, carried: false };
    known.set(peer, watched);
    natives.listen(peer, 'connectionstatechange', onChange, false);
    natives.listen(peer, 'iceconnectionstatechange', onChange, false);
    natives.listen(peer, 'signalingstatechange', onChange, false);
    return watched;
  };
  const { RTCPeerConnection: Native } = win;
  const proxy = natives.wrap(Native, {
    __proto__: null,
    construct(target: typeof Native, args: unknown[], newTarget: unknown) {
      const peer = natives.construct(target, args, newTarget);
      guarded(() => {
        met(peer as RTCPeerConnection);
        onNew();
      });
      return peer;
    },
  } as ProxyHandler<typeof Native>);
  const watch = (name: 'close' | 'getSenders' | 'getStats' | 'setLocalDescription' | 'setRemoteDescription'): void => {
    const wrapped = natives.wrap(
      Native.prototype[name] as () => unknown,
      {
        __proto__: null,
        apply(target: () => unknown, self: unknown, args: unknown[]) {
          const answer = natives.apply(target, self, args);
          lookAgain(self, name === 'close');
          return answer;
        },
      } as ProxyHandler<() => unknown>,
    );
    natives.replace(Native.prototype, name, wrapped);
  };
  watch('close');
  if (isLate) {
    // A page that stood already has connections from before us: each is met as soon as its page does something with it.
    watch('getSenders');
    watch('getStats');
    watch('setLocalDescription');
    watch('setRemoteDescription');
  }
  natives.replace(Native.prototype, 'constructor', proxy);
  natives.replace(win, 'RTCPeerConnection', proxy);
  return () => sampler.each(({ id, view }) => guarded(() => reporter.peer(id, view)));
}
