import type { Adapter, Claim } from '../../adapter.ts';
import type { Signal, SipSignal } from '../../signal.ts';
import { claim, type Turn } from './claim.ts';
import { bye, cancelled } from './ending.ts';
import { acknowledged, offered, settled } from './holding.ts';
import { type Leg, remember } from './leg.ts';
import { hasAudio } from './media.ts';
import { foundLate, opened, openedAgain, replied, tell } from './opening.ts';
import { notified, refer, referAnswered } from './transfer.ts';

/** The calls that one frame's signalling speaks of. */
export interface SipState {
  /** The one last heard of last. */
  readonly legs: readonly Leg[];
  /** The page is going away: what it says now, it says by itself. */
  readonly leaving: boolean;
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
    ({ method, cseq, out, late }) => method === signal.method && cseq === signal.cseq && out !== signal.out && late === null,
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

const replacedId = ({ opening }: Leg): string => opening.replaces.split(';')[0]?.trim() ?? '';

/** A call whose INVITE named another one takes that one's place when it is answered (RFC 3891). */
function withReplaced(legs: readonly Leg[], leg: Leg): readonly Leg[] {
  if (leg.phase !== 'connected' || leg.opening.replaces === '') return legs;
  return legs.map((each) => (each.callId === replacedId(leg) ? { ...each, replaced: true } : each));
}

function sip(state: SipState, signal: SipSignal): readonly [SipState, readonly Claim[]] {
  const known = state.legs.find((leg) => leg.callId === signal.callId);
  const turn = known === undefined ? unheard(signal, state.leaving) : heard(known, signal, state.leaving);
  if (turn === null) return [state, []];
  const [leg, claims] = turn;
  const others = withReplaced(state.legs, leg).filter((each) => each.callId !== leg.callId);
  return [{ ...state, legs: kept([...others, leg]) }, claims];
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
      return [{ ...state, leaving: signal.what === 'hide' }, []];
    case 'count':
      return [state, []];
  }
}

/** Reads JsSIP, SIP.js and every other phone that speaks SIP over a WebSocket, in either role. */
export const sipAdapter: Adapter<SipState> = { name: 'sip', layer: 'sip', initial: { legs: [], leaving: false }, step };
