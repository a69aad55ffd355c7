import { readFragment } from '../sip/sdp.ts';
import type { TextNatives } from '../sip/text.ts';
import type { PeerNatives } from './peer-natives.ts';

/** A connection as it stands: the fields of `PeerSignal`. */
export interface PeerView {
  readonly state: string;
  readonly dtls: string;
  readonly direction: string;
  readonly ice: string;
}

/** What is known of a connection that nobody has looked at. */
export const unseen: PeerView = { state: 'new', dtls: '-', direction: '-', ice: '' };

/** One that was closed tells only that it is. */
export const closedOf = (view: PeerView): PeerView => ({ ...view, state: 'closed' });

export const isOver = ({ state }: PeerView): boolean => state === 'closed';

/** A look at a connection, and the transport of the audio that was agreed on, once there is one. */
export interface Look {
  readonly view: PeerView;
  readonly transport: RTCDtlsTransport | null;
}

/** What the connection shows now; the view before itself where that is the same. */
export function lookAt(text: TextNatives, peers: PeerNatives, peer: RTCPeerConnection, before: PeerView): Look {
  const state = peers.stateOf(peer);
  const audio = audioOf(peers, peer);
  const direction = (audio && peers.directionOf(audio)) ?? '-';
  const transport = audio && peers.transportOf(peers.receiverOf(audio));
  const dtls = transport ? peers.dtlsOf(transport) : '-';
  const ice = readFragment(text, peers.ownDescription(peer), 0);
  const same = state === before.state && direction === before.direction && dtls === before.dtls && ice === before.ice;
  return { view: same ? before : { state, dtls, direction, ice }, transport };
}

/** The first audio transceiver that was agreed on. */
function audioOf(peers: PeerNatives, peer: RTCPeerConnection): RTCRtpTransceiver | null {
  const all = peers.transceiversOf(peer);
  for (let i = 0; i < all.length; i++) {
    const one = all[i] as RTCRtpTransceiver;
    if (peers.directionOf(one) !== null && peers.kindOf(peers.heardOn(peers.receiverOf(one))) === 'audio') return one;
  }
  return null;
}
