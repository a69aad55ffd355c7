import type { FieldsOf } from '../../../call/event.ts';
import type { SipSignal } from '../../signal.ts';
import type { Stated } from './media.ts';

/** How a side came to hold the other: by an offer of its own, or by its answer. `unseen`: the call was there before we looked. */
export type HeldBy = 'offer' | 'answer' | 'unseen' | null;

/** An offer on its way: INVITE or UPDATE, until its final answer, or the ACK where the answer carried the offer. */
export interface Offer {
  readonly method: string;
  /** Null: the request passed before we looked. */
  readonly cseq: number | null;
  readonly out: boolean;
  /** The request opened the call (a retry with credentials does so again). */
  readonly first: boolean;
  readonly media: string;
  /** The offer came in the 2xx of a request without one (RFC 3264 §4): what it stated, until the ACK answers it. */
  readonly late: Stated | null;
}

export interface Transfer {
  readonly kind: FieldsOf<'call.transferred'>['kind'];
  /** Call-ID of the call of ours that the other side is to take the place of; empty for a blind one. */
  readonly joined: string;
  readonly cseq: number;
  readonly state: 'asked' | 'accepted' | 'done' | 'failed';
  /** Monotonic time of the last change. */
  readonly mono: number;
}

/** One call of the signalling, by Call-ID. Everything in it is bounded. */
export interface Leg {
  readonly callId: string;
  readonly direction: 'inbound' | 'outbound' | 'unknown';
  readonly phase: 'early' | 'connected' | 'ended';
  /** False until it rang or audio was seen: an INVITE without SDP claims nothing yet, and its first message is kept. */
  readonly told: boolean;
  readonly opening: SipSignal;
  /** Of the dialog that was answered; empty before. BYEs of other dialogs (forks) do not end the call. */
  readonly remoteTag: string;
  /** 401 and 407 to the opening INVITE so far. */
  readonly challenges: number;
  readonly offers: readonly Offer[];
  readonly heldByUs: HeldBy;
  readonly heldByThem: HeldBy;
  readonly transfer: Transfer | null;
  /** The agent has declined it beside the signalling. */
  readonly declined: boolean;
  /** ICE user fragment that our side named last. */
  readonly fragment: string;
  /** Whose call took its place, by an INVITE with Replaces or a transfer of ours that named it; null while none did. */
  readonly replaced: 'agent' | 'remote' | null;
  /** The last messages, so that a retransmission is known (direction, method, CSeq, status, and of a request the dialog). */
  readonly seen: readonly string[];
}

const SEEN = 48;
const OFFERS = 8;

export const openLeg = (opening: SipSignal, over: Partial<Leg> = {}): Leg => ({
  callId: opening.callId,
  direction: 'unknown',
  phase: 'early',
  told: false,
  opening,
  remoteTag: '',
  challenges: 0,
  offers: [],
  heldByUs: null,
  heldByThem: null,
  transfer: null,
  declined: false,
  fragment: '',
  replaced: null,
  seen: [],
  ...over,
});

/** Each dialog counts its requests by itself, so that two branches of one call may use the same number (RFC 3261 §12.2.1.1). */
function nameOf(signal: SipSignal): string {
  const name = `${signal.out ? '>' : '<'}${signal.method} ${signal.cseq} ${signal.status}`;
  return signal.status === 0 && signal.toTag !== '' ? `${name} ${remoteTagOf(signal)}` : name;
}

/** Null for a message that was there already: SIP over an unreliable hop repeats itself (RFC 3261 §17). */
export function remember(leg: Leg, signal: SipSignal): Leg | null {
  const name = nameOf(signal);
  return leg.seen.includes(name) ? null : { ...leg, seen: [...leg.seen, name].slice(-SEEN) };
}

export const withOffer = (leg: Leg, offer: Offer): Leg => ({ ...leg, offers: [...leg.offers, offer].slice(-OFFERS) });
export const withoutOffer = (leg: Leg, offer: Offer): Leg => ({ ...leg, offers: leg.offers.filter((each) => each !== offer) });

/** The other side's tag in a message: whoever sent the request is From, in the answer too (RFC 3261 §8.2.6.2). */
export function remoteTagOf(signal: SipSignal): string {
  const requestOut = signal.status === 0 ? signal.out : !signal.out;
  return requestOut ? signal.toTag : signal.fromTag;
}

/** Whether a request belongs to the dialog that was answered. Tags that are missing (RFC 2543) match. */
export function inDialog(leg: Leg, signal: SipSignal): boolean {
  const tag = remoteTagOf(signal);
  return leg.remoteTag === '' || tag === '' || leg.remoteTag === tag;
}

/** The Call-ID that a Replaces names (RFC 3891 §6.1); empty where there is none. */
export const replacedId = ({ replaces }: Pick<SipSignal, 'replaces'>): string => replaces.split(';')[0]?.trim() ?? '';
