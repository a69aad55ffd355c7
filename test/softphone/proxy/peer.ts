import { WebSocket } from 'ws';
import { header, hostOf, type SipMessage, statusOf, uriOf } from './message.ts';
import { topVia } from './routing.ts';

/** One client's socket. Its name is its user once registered. */
export interface Peer {
  name: string;
  readonly socket: WebSocket;
  /** It keeps no dialog of its own, and leaves to the exchange what `border.ts` does. */
  isDependent?: boolean;
}

/** Which socket stands behind which `….invalid` host: browsers have no address of their own (RFC 7118 §5.2). */
export interface Peers {
  /** Learns the hosts by which this peer names itself. */
  learn(message: SipMessage, peer: Peer): void;
  /** The peer behind a host, undefined when its socket is gone. */
  behind(host: string): Peer | undefined;
  forget(peer: Peer): void;
}

/** Makes an empty table of peers. */
export function createPeers(): Peers {
  const byHost = new Map<string, Peer>();
  return {
    learn(message, peer) {
      const contact = header(message, 'contact');
      if (contact !== undefined && contact !== '*') byHost.set(hostOf(uriOf(contact)), peer);
      const via = statusOf(message) === undefined ? topVia(message) : undefined;
      if (via) byHost.set(via.sentBy, peer);
    },
    behind(host) {
      const peer = byHost.get(host.toLowerCase());
      return peer?.socket.readyState === WebSocket.OPEN ? peer : undefined;
    },
    forget(peer) {
      for (const [host, one] of byHost) if (one === peer) byHost.delete(host);
    },
  };
}
