import { type Millis, SECOND } from '../../base/time.ts';
import type { Claim } from '../adapter.ts';
import type { Signal } from '../signal.ts';
import type { MediaState } from './media/adapter.ts';
import type { Leg as Connection } from './media/leg.ts';
import type { SipState } from './sip/adapter.ts';
import { claim } from './sip/claim.ts';
import { isHolding } from './sip/holding.ts';
import type { Leg } from './sip/leg.ts';
import { ready } from './sip/opening.ts';

/** E3: two layers may tell otherwise for so long while a change is on its way. */
const SETTLES: Millis = 5 * SECOND;

/** A call of which signalling and connection say otherwise whether we hold the caller. */
interface Dispute {
  readonly callId: string;
  readonly since: Millis;
  readonly told: boolean;
}

export type Agreement = readonly Dispute[];

/** `inactive` may be one side's hold as well as both. A connection that never showed a hold of ours (RingCentral's) has no say. */
function differ({ heldByUs, heldByThem }: Leg, { direction, showsOurs }: Connection): boolean {
  if (!showsOurs || heldByUs === 'unseen') return false;
  const ours = isHolding(heldByUs);
  if (direction === 'inactive') return !ours && !isHolding(heldByThem);
  return ours !== (direction === 'sendonly');
}

const isDisputed = (leg: Leg, { legs }: MediaState): boolean =>
  leg.told &&
  leg.phase === 'connected' &&
  leg.fragment !== '' &&
  legs.some((connection) => connection.link === 'up' && connection.fragment === leg.fragment && differ(leg, connection));

/**
 * Compares what the two layers say of each call. Where they still differ after a while nobody can be sure: the signalling is believed, and
 * says of itself that it is not to be relied on, until they agree again.
 */
export function compare(before: Agreement, sip: SipState, media: MediaState, signal: Signal): readonly [Agreement, readonly Claim[]] {
  const claims: Claim[] = [];
  const say = (callId: string, state: 'ready' | 'degraded'): void =>
    void claims.push(claim(signal, callId, 'adapter.state', { ...ready, state }, { evidence: ['layers_differ'] }));
  const disputed = sip.legs.filter((leg) => isDisputed(leg, media));
  const now = disputed.map(({ callId }): Dispute => {
    const known = before.find((each) => each.callId === callId) ?? { callId, since: signal.mono, told: false };
    const isNews = !known.told && signal.mono - known.since >= SETTLES;
    if (isNews) say(callId, 'degraded');
    return { ...known, told: known.told || isNews };
  });
  for (const { callId, told } of before)
    if (told && disputed.every((leg) => leg.callId !== callId) && sip.legs.some((leg) => leg.callId === callId)) say(callId, 'ready');
  return [now, claims];
}
