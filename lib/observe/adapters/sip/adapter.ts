import type { Millis } from '../../../base/time.ts';
import type { Adapter, Claim } from '../../adapter.ts';
import type { PageSignal, Signal, SipSignal } from '../../signal.ts';
import { claim, type Turn } from './claim.ts';
import { bye, cancelled, declinedBeside } from './ending.ts';
import { acknowledged, offered, settled } from './holding.ts';
import { type Leg, remember, replacedId } from './leg.ts';
import { hasAudio } from './media.ts';
import { foundLate, opened, openedAgain, replied, tell } from './opening.ts';
import { notified, refer, referAnswered } from './transfer.ts';

/** The calls that one frame's signalling speaks of. */
export interface SipState {
  /** The one last heard of last. */
  readonly legs: readonly Leg[];
  /** The page is going away: what it says now, it says by itself. */
  readonly leaving: boolean;
  /** When it was last asked whether it may go: what it says in answering (SIP.js its goodbye) it says by itself too. */
  readonly askedAt: Millis | null;
}

/** More calls at once than any phone has; what is over is forgotten first. */
const LEGS = 32;

function kept(legs: readonly Leg[]): readonly Leg[] {
  if (legs.length <= LEGS) return legs;
  const over = legs.findIndex((leg) => leg.phase === 'ended');
  return legs.toSpliced(Math.max(0, over), 1);
}

function requested(leg: Leg, signal: SipSignal, leaving: boolean): Turn {
  const opens = signal.method === 'INVITE' && signal.toTag === '';
  if (opens) return openedAgain(leg, signal);
  if (leg.phase === 'ended') return [leg, []];
  switch (signal.method) {
    case 'INVITE':
    case 'UPDATE':
      return leg.phase === 'connected' ? offered(leg, signal) : [leg, []];
    case 'ACK':
      return acknowledged(leg, signal);
    case 'BYE':
      return bye(leg, signal, leaving);
    case 'CANCEL':
      return leg.phase === 'early' ? cancelled(leg, signal, leaving) : [leg, []];
    case 'MESSAGE':
      return declinedBeside(leg, signal);
    case 'REFER':
      return refer(leg, signal);
    case 'NOTIFY':
      return notified(leg, signal);
    case 'INFO':
      return signal.out && leg.phase === 'connected'
        ? [leg, [claim(signal, leg.callId, 'call.key_pressed', {}, { evidence: ['info'] })]]
        : [leg, []];
    default:
      return [leg, []];
  }
}

function responded(leg: Leg, signal: SipSignal, leaving: boolean): Turn {
  if (signal.method === 'REFER') return referAnswered(leg, signal);
  const offer = leg.offers.find(
    ({ method, cseq, out, late }) =>
      method === signal.method && (cseq === null || cseq === signal.cseq) && out !== signal.out && late === null,
  );
  if (offer === undefined) return [leg, []];
  if (offer.first) return replied(leg, offer, signal, leaving);
  return signal.status < 200 ? [leg, []] : settled(leg, offer, signal);
}

function heard(leg: Leg, signal: SipSignal, leaving: boolean): Turn {
  const fresh = remember(leg, signal);
  if (fresh === null) return [leg, []];
  const [told, first] = tell(fresh, signal);
  const [next, claims] = signal.status === 0 ? requested(told, signal, leaving) : responded(told, signal, leaving);
  return [next, next.told ? [...first, ...claims] : []];
}

const isLate = ({ method, status, toTag, media }: SipSignal): boolean =>
  toTag !== '' &&
  ((method === 'BYE' && status === 0) ||
    (method === 'INVITE' && (status === 0 || (status >= 200 && status < 300)) && hasAudio(media)) ||
    (method === 'UPDATE' && status === 0 && hasAudio(media)));

/** A Call-ID that was never heard of. Whatever does not open a call, or prove one, is none. */
function unheard(signal: SipSignal, leaving: boolean): Turn | null {
  if (signal.method === 'INVITE' && signal.status === 0 && signal.toTag === '') {
    const [leg, claims] = opened(signal);
    return [remember(leg, signal) ?? leg, claims];
  }
  if (!isLate(signal)) return null;
  const [leg, claims] = foundLate(signal);
  const [next, more] = heard(leg, signal, leaving);
  return [next, [...claims, ...more.map((each) => ({ ...each, evidence: [...each.evidence, 'late_start'] }))]];
}

/** The call that this one takes the place of, and whose doing that is (RFC 3891): once it is answered, or the other side will try. */
function replacing({ phase, opening, direction, transfer }: Leg): readonly [string, Leg['replaced']] | null {
  if (phase === 'connected' && opening.replaces !== '') return [replacedId(opening), direction === 'outbound' ? 'agent' : 'remote'];
  if (transfer === null || transfer.joined === '') return null;
  return [transfer.joined, transfer.state === 'accepted' || transfer.state === 'done' ? 'agent' : null];
}

function withReplaced(legs: readonly Leg[], leg: Leg): readonly Leg[] {
  const [callId, replaced] = replacing(leg) ?? [];
  return callId === undefined || replaced === undefined
    ? legs
    : legs.map((each) => (each.callId === callId ? { ...each, replaced } : each));
}

/** Our own SDP names the peer connection that will carry the call: its fragment stands in both (RFC 8839 §5.4). */
function named([leg, claims]: Turn, signal: SipSignal): Turn {
  const { ice, out } = signal;
  if (!out || ice === '' || ice === leg.fragment || !leg.told || leg.phase === 'ended') return [leg, claims];
  return [{ ...leg, fragment: ice }, [...claims, claim(signal, leg.callId, 'link.ice', { fragment: ice }, { evidence: [] })]];
}

function sip(state: SipState, signal: SipSignal): readonly [SipState, readonly Claim[]] {
  const known = state.legs.find((leg) => leg.callId === signal.callId);
  const turn = known === undefined ? unheard(signal, isLeaving(state, signal)) : heard(known, signal, isLeaving(state, signal));
  if (turn === null) return [state, []];
  const [leg, claims] = named(turn, signal);
  const others = withReplaced(state.legs, leg).filter((each) => each.callId !== leg.callId);
  return [{ ...state, legs: kept([...others, leg]) }, claims];
}

/** All that a page says while it is asked; it may be kept after all, and then its agent speaks again. */
const WHILE_ASKED: Millis = 250;
const isLeaving = ({ leaving, askedAt }: SipState, { mono }: SipSignal): boolean =>
  leaving || (askedAt !== null && mono - askedAt >= 0 && mono - askedAt <= WHILE_ASKED);

function pageTurned(state: SipState, { what, mono }: PageSignal): SipState {
  switch (what) {
    case 'hide':
      return { ...state, leaving: true };
    case 'show':
      return { ...state, leaving: false };
    case 'leave':
      return { ...state, askedAt: mono };
    case 'late':
      return state;
  }
}

function step(state: SipState, signal: Signal): readonly [SipState, readonly Claim[]] {
  switch (signal.kind) {
    case 'sip':
      return sip(state, signal);
    case 'socket': {
      const open = state.legs.filter((leg) => leg.told && leg.phase !== 'ended');
      return [state, open.map((leg) => claim(signal, leg.callId, 'link.signalling', { up: signal.up }, { evidence: ['socket'] }))];
    }
    case 'page':
      return [pageTurned(state, signal), []];
    default:
      return [state, []];
  }
}

/** Reads JsSIP, SIP.js and every other phone that speaks SIP over a WebSocket, in either role. */
export const sipAdapter: Adapter<SipState> = { name: 'sip', layer: 'sip', initial: { legs: [], leaving: false, askedAt: null }, step };
