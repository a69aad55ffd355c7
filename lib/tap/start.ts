import { createLane, isAnswered } from './lane.ts';
import { captureNatives, type TapNatives } from './natives.ts';
import { watchPage } from './page.ts';
import { type PeerHooks, wrapPeerConnection } from './peer.ts';
import { createReporter, type Reporter } from './report.ts';
import { isWrapped, wrapWebSocket } from './websocket.ts';

/** What of a page is watched; each can be switched off. */
export interface Watched {
  readonly sockets: boolean;
  readonly peers: boolean;
}

/**
 * Watches the SIP sockets and the peer connections of this realm from now on. Must run before the page's first script. Never throws, changes no frame, and does
 * nothing where a tap is at work already: that one offers its lane again.
 */
export function startTap(win: Window & typeof globalThis, watched: Watched): void {
  try {
    const natives = captureNatives(win);
    if (isAnswered(natives, win) || isWrapped(natives, win)) return;
    let retell = (): void => undefined;
    const lane = createLane(natives, win, { onLost: () => reporter.countDropped(), onTaken: () => retell() });
    const reporter = createReporter(natives, lane.send);
    const listenToPage = watchPage(natives, win, reporter);
    const listen = (): void => {
      listenToPage();
      lane.listen();
    };
    const greet = (): void => {
      listen();
      lane.offer();
    };
    // Wrapped in any case: who comes second knocks there.
    wrapWebSocket(natives, win, reporter, { isWatched: watched.sockets, onNew: listen, onKnock: greet });
    const isLate = win.document.readyState !== 'loading';
    if (watched.peers) retell = tryWrapPeers(natives, win, reporter, { isLate, onNew: listen });
    if (isLate) reporter.late();
    greet();
  } catch {
    // A realm without sockets, or one that a page spoilt before us: it goes on as it was, and the bridge finds no lane.
  }
}

function tryWrapPeers(natives: TapNatives, win: Window & typeof globalThis, reporter: Reporter, hooks: PeerHooks): () => void {
  try {
    return wrapPeerConnection(natives, win, reporter, hooks);
  } catch {
    // A realm without WebRTC, or with another's in its place: calls are seen on their sockets alone.
    return () => undefined;
  }
}
