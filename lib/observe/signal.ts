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
  readonly replaces: string;
  /** Status line of a NOTIFY's message/sipfrag body (`SIP/2.0 200 OK`), else empty. */
  readonly frag: string;
  /** `kind:direction` of each media section in order, comma separated (`audio:sendonly`); `-` when there is no SDP. Port 0 reads `off`. */
  readonly media: string;
}

export interface SocketSignal extends SignalStamp {
  readonly kind: 'socket';
  readonly up: boolean;
}

export interface PageSignal extends SignalStamp {
  readonly kind: 'page';
  readonly what: 'hide' | 'show';
}

/** Counts since the last such signal. `dropped`: malformed or oversized frames; `faults`: exceptions of our own, caught. */
export interface CountSignal extends SignalStamp {
  readonly kind: 'count';
  readonly frames: number;
  readonly dropped: number;
  readonly faults: number;
}

export type Signal = SipSignal | SocketSignal | PageSignal | CountSignal;
