/**
 * What a tap may say: everything else of a frame stays in the page. Types only, so that the page world carries no parser;
 * the bridge parses with `parse-signal.ts` before an adapter sees it.
 */
interface SignalStamp {
  /** Number of the signal in its frame, from 0: a hole means one was lost. */
  readonly n: number;
  readonly at: number;
  readonly mono: number;
}

/** A SIP message reduced to the fields that say what happens to a call: no Authorization, no body, no digits but those of the parties. */
export interface SipSignal extends SignalStamp {
  readonly kind: 'sip';
  readonly out: boolean;
  /** Request method; for a response, the method of its CSeq. Upper case. */
  readonly method: string;
  /** Response code, or 0 for a request. */
  readonly status: number;
  readonly callId: string;
  readonly cseq: number;
  readonly fromTag: string;
  readonly toTag: string;
  /** User part and display name of From, To and P-Asserted-Identity, decoded; empty where absent. At most 128 characters each. */
  readonly fromUser: string;
  readonly fromName: string;
  readonly toUser: string;
  readonly assertedUser: string;
  readonly assertedName: string;
  /** The Reason header's values as sent, or X-Asterisk-HangupCauseCode as `asterisk;cause=N`. At most 256 characters. */
  readonly reason: string;
  /** The call that this one takes the place of (RFC 3891 §6.1): of an INVITE its header, of a REFER what its Refer-To names. At most 512 characters. */
  readonly replaces: string;
  /** Status line of a NOTIFY's message/sipfrag body (`SIP/2.0 200 OK`), or the command of RingCentral's MESSAGE (`x-rc/agent 12`), else empty. */
  readonly frag: string;
  /** `kind:direction` of each media section in order, comma separated (`audio:sendonly`); `-` when there is no SDP. Port 0 reads `off`. */
  readonly media: string;
  /** ICE user fragment of the SDP (RFC 8839 §5.4): the name under which a peer connection carries it. Empty without one. */
  readonly ice: string;
}

export interface SocketSignal extends SignalStamp {
  readonly kind: 'socket';
  readonly up: boolean;
}

/** The page is asked whether it may go, goes away, or comes back; or it stood already when the tap came, which then sees what was opened before only as it is used. */
export interface PageSignal extends SignalStamp {
  readonly kind: 'page';
  readonly what: 'leave' | 'hide' | 'show' | 'late';
}

/** Counts since the last such signal. `dropped`: malformed or oversized frames; `faults`: exceptions of our own, caught. */
export interface CountSignal extends SignalStamp {
  readonly kind: 'count';
  readonly frames: number;
  readonly dropped: number;
  readonly faults: number;
}

/** A peer connection as it stands now, told when any of it is another than it was. `id` counts the page's connections from 1. */
export interface PeerSignal extends SignalStamp {
  readonly kind: 'peer';
  readonly id: number;
  /** `connectionState`; `closed` once the page has closed it. */
  readonly state: string;
  /** State of the audio's `RTCDtlsTransport`; `-` before there is one. */
  readonly dtls: string;
  /** `currentDirection` of the first audio transceiver that has one; `-` when none has. */
  readonly direction: string;
  /** ICE user fragment of our own description; empty before there is one. */
  readonly ice: string;
}

/**
 * What one connection has received and sent since it began, once a second while it is up. A figure that the browser does not give is -1:
 * no data is never silence. Times in ms, energies as in webrtc-stats §8 (1 at full scale, times seconds).
 */
export interface SampleSignal extends SignalStamp {
  readonly kind: 'sample';
  readonly id: number;
  readonly packets: number;
  readonly lost: number;
  readonly jitter: number;
  readonly rtt: number;
  readonly energy: number;
  /** Seconds of sound that the page was given to play: stands still where nobody plays it. */
  readonly duration: number;
  readonly concealed: number;
  readonly samples: number;
  readonly sent: number;
  /** The agent's own sound. */
  readonly micEnergy: number;
  readonly micDuration: number;
  /** `off`: the track that is sent is switched off; `none`: no track is sent. */
  readonly mic: string;
}

export type Signal = SipSignal | SocketSignal | PageSignal | CountSignal | PeerSignal | SampleSignal;
