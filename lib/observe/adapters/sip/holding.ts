import type { SipSignal } from '../../signal.ts';
import { claim, isChallenge, isRefusal, type Turn } from './claim.ts';
import { type HeldBy, type Leg, type Offer, withOffer, withoutOffer } from './leg.ts';
import { type Stated, statedBy } from './media.ts';

type Side = 'us' | 'them';

const sideOf = (out: boolean): Side => (out ? 'us' : 'them');
const otherOf = (side: Side): Side => (side === 'us' ? 'them' : 'us');
const scopeOf = (side: Side): 'local' | 'remote' => (side === 'us' ? 'local' : 'remote');
const heldBy = (leg: Leg, side: Side): HeldBy => (side === 'us' ? leg.heldByUs : leg.heldByThem);
/** It is known that this side holds the other. */
export const isHolding = (held: HeldBy): boolean => held === 'offer' || held === 'answer';

function hold(leg: Leg, side: Side, held: HeldBy, signal: SipSignal): Turn {
  const before = heldBy(leg, side);
  const next = side === 'us' ? { ...leg, heldByUs: held } : { ...leg, heldByThem: held };
  const same = before !== 'unseen' && isHolding(before) === isHolding(held);
  if (leg.phase !== 'connected' || same) return [next, []];
  const type = held === null ? 'call.resumed' : 'call.held';
  return [next, [claim(signal, leg.callId, type, { scope: scopeOf(side) }, { evidence: [held ?? 'offer'] })]];
}

const byOffer = (leg: Leg, side: Side, stated: Stated, signal: SipSignal): Turn => hold(leg, side, stated.holds ? 'offer' : null, signal);

/**
 * An answer reflects the offer, so it tells only where it is narrower than an open one. It takes back only what an answer began,
 * unless it is the whole word of its side (`whole`: the request itself had no SDP).
 */
function byAnswer(leg: Leg, side: Side, offer: Stated, answer: Stated | null, signal: SipSignal, whole = false): Turn {
  if (answer === null || !offer.open) return [leg, []];
  const before = heldBy(leg, side);
  if (answer.holds) return hold(leg, side, before === 'offer' ? 'offer' : 'answer', signal);
  return whole || before === 'answer' ? hold(leg, side, null, signal) : [leg, []];
}

/** A re-INVITE or UPDATE went out or came in. One without SDP states nothing: mostly it refreshes the session's timer (RFC 4028). */
export function offered(leg: Leg, signal: SipSignal): Turn {
  const side = sideOf(signal.out);
  const stated = statedBy(side, signal.media);
  const { method, cseq, out, media } = signal;
  const next = withOffer(leg, { method, cseq, out, media, first: false, late: null });
  if (stated?.holds !== true || isHolding(heldBy(leg, side))) return [next, []];
  return [next, [claim(signal, leg.callId, 'call.hold_requested', { scope: scopeOf(side) }, { evidence: ['offer'] })]];
}

function refused(leg: Leg, side: Side, stated: Stated | null, signal: SipSignal): Turn {
  if (isChallenge(signal) || stated?.holds !== true || isHolding(heldBy(leg, side)) || leg.phase !== 'connected') return [leg, []];
  const evidence = [signal.status === 491 ? 'glare' : `refused_${signal.status}`];
  return [leg, [claim(signal, leg.callId, 'call.hold_failed', { scope: scopeOf(side) }, { evidence })]];
}

/** A final answer to an offer: taken, both sides stand as they said; refused, as they stood (RFC 3261 §14.1). */
export function settled(leg: Leg, offer: Offer, signal: SipSignal): Turn {
  const bare = withoutOffer(leg, offer);
  const asker = sideOf(offer.out);
  const asked = statedBy(asker, offer.media);
  if (isRefusal(signal)) return refused(bare, asker, asked, signal);
  const answered = statedBy(otherOf(asker), signal.media);
  if (asked === null) {
    if (answered === null) return [bare, []];
    const [next, claims] = byOffer(bare, otherOf(asker), answered, signal);
    return [withOffer(next, { ...offer, late: answered }), claims];
  }
  const [one, first] = byOffer(bare, asker, asked, signal);
  const [both, second] = byAnswer(one, otherOf(asker), asked, answered, signal);
  return [both, [...first, ...second]];
}

/** The ACK carries the answer where the 2xx carried the offer. */
export function acknowledged(leg: Leg, signal: SipSignal): Turn {
  const offer = leg.offers.find((each) => each.late !== null && each.cseq === signal.cseq && each.out === signal.out);
  if (offer?.late == null) return [leg, []];
  const side = sideOf(signal.out);
  return byAnswer(withoutOffer(leg, offer), side, offer.late, statedBy(side, signal.media), signal, true);
}
