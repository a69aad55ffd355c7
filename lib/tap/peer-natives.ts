import { type Lookup, lookIn } from './natives.ts';

/** What the watcher needs of WebRTC, as it was at document start. */
export interface PeerNatives {
  readonly stateOf: (peer: RTCPeerConnection) => string;
  /** Text of our own description; empty before there is one. */
  readonly ownDescription: (peer: RTCPeerConnection) => string;
  readonly transceiversOf: (peer: RTCPeerConnection) => readonly RTCRtpTransceiver[];
  readonly sendersOf: (peer: RTCPeerConnection) => readonly RTCRtpSender[];
  readonly statsOf: (peer: RTCPeerConnection) => Promise<RTCStatsReport>;
  readonly directionOf: (transceiver: RTCRtpTransceiver) => string | null;
  readonly receiverOf: (transceiver: RTCRtpTransceiver) => RTCRtpReceiver;
  readonly heardOn: (receiver: RTCRtpReceiver) => MediaStreamTrack;
  readonly transportOf: (receiver: RTCRtpReceiver) => RTCDtlsTransport | null;
  readonly dtlsOf: (transport: RTCDtlsTransport) => string;
  readonly sentBy: (sender: RTCRtpSender) => MediaStreamTrack | null;
  readonly kindOf: (track: MediaStreamTrack) => string;
  readonly isOn: (track: MediaStreamTrack) => boolean;
  readonly eachOf: (report: RTCStatsReport, visit: (stats: RTCStats, id: string) => void) => void;
  readonly sizeOf: (report: RTCStatsReport) => number;
  readonly entryOf: (report: RTCStatsReport, id: string) => RTCStats | undefined;
  readonly later: (then: () => void, ms: number) => void;
}

/** Takes them all; throws where the realm has no WebRTC or lacks one of them, and then it is not watched. */
export function capturePeerNatives(win: Window & typeof globalThis): PeerNatives {
  const { getter, method }: Lookup = lookIn(win);
  const { RTCPeerConnection: Peer, RTCRtpTransceiver: Transceiver, RTCRtpReceiver: Receiver, MediaStreamTrack: Track } = win;
  const description = getter<RTCSessionDescription | null>(Peer.prototype, 'localDescription');
  const sdp = getter<string>(win.RTCSessionDescription.prototype, 'sdp');
  const wait = method<void>(win, 'setTimeout');
  return {
    stateOf: getter(Peer.prototype, 'connectionState'),
    ownDescription: (peer) => {
      const described = description(peer);
      return described === null ? '' : sdp(described);
    },
    transceiversOf: method(Peer.prototype, 'getTransceivers'),
    sendersOf: method(Peer.prototype, 'getSenders'),
    statsOf: method(Peer.prototype, 'getStats'),
    directionOf: getter(Transceiver.prototype, 'currentDirection'),
    receiverOf: getter(Transceiver.prototype, 'receiver'),
    heardOn: getter(Receiver.prototype, 'track'),
    transportOf: getter(Receiver.prototype, 'transport'),
    dtlsOf: getter(win.RTCDtlsTransport.prototype, 'state'),
    sentBy: getter(win.RTCRtpSender.prototype, 'track'),
    kindOf: getter(Track.prototype, 'kind'),
    isOn: getter(Track.prototype, 'enabled'),
    eachOf: method(win.RTCStatsReport.prototype, 'forEach'),
    sizeOf: getter(win.RTCStatsReport.prototype, 'size'),
    entryOf: method(win.RTCStatsReport.prototype, 'get'),
    later: (then, ms) => wait(win, then, ms),
  };
}
