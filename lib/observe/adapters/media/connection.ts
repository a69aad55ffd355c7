import { type Millis, SECOND } from '../../../base/time.ts';
import type { FieldsOf } from '../../../call/event.ts';
import type { PeerSignal, Signal } from '../../signal.ts';
import { claim, type Turn } from './claim.ts';
import { isHeldByThem, isHeldByUs, type Leg, type Link } from './leg.ts';

/** E4 row 15: how long a connection has failed before the call counts as dropped. */
const DROPPED_AFTER: Millis = 20 * SECOND;
/** E4 row 14: how long the other side has had time to say goodbye. */
const LEFT_AFTER: Millis = 10 * SECOND;
/** E4 rows 8 and 13: so long without a packet the call was dead before it ended. */
export const DEAD_AFTER: Millis = 5 * SECOND;

function linkOf({ state, dtls }: PeerSignal, before: Link): Link {
  if (state === 'closed') return 'closed';
  if (dtls === 'closed' && before !== 'new') return 'far_closed';
  if (state === 'connected') return 'up';
  if (state === 'failed' || state === 'disconnected') return before === 'new' ? 'new' : state;
  return before;
}

/** The connection is another than it was: how it stands, under which name its sound travels, who holds whom. */
export function changed(leg: Leg, signal: PeerSignal): Turn {
  const link = linkOf(signal, leg.link);
  const isLost = link === 'failed' || link === 'far_closed';
  const next: Leg = {
    ...leg,
    link,
    lastLink: link === 'closed' ? leg.lastLink : link,
    upAt: leg.upAt ?? (link === 'up' ? signal.mono : null),
    lostAt: isLost ? (leg.lostAt ?? signal.mono) : null,
  };
  const isNews = link !== leg.link && link !== 'new' && next.upAt !== null;
  return [next, isNews ? [claim(signal, next, 'link.media', { state: link }, { evidence: [] })] : []];
}

/** Told once it carries sound, and again where the ICE was started anew: a phone's signalling names the same fragment. */
export function named(leg: Leg, { ice, ...signal }: PeerSignal): Turn {
  if (ice === '' || ice === leg.fragment || leg.upAt === null || leg.direction === '-') return [leg, []];
  return [{ ...leg, fragment: ice }, [claim({ ice, ...signal }, leg, 'link.ice', { fragment: ice }, { evidence: [] })]];
}

/**
 * Who makes the other wait, by the direction that was agreed on. It counts only once both ways have been open: a leg that never was is
 * no call that is held.
 */
export function directed(leg: Leg, signal: PeerSignal): Turn {
  const { direction } = signal;
  const next: Leg = { ...leg, direction, open: leg.open || direction === 'sendrecv' };
  if (!next.open || direction === '-' || direction === 'stopped') return [next, []];
  const sides = [
    [isHeldByUs(leg), isHeldByUs(next), 'local'],
    [isHeldByThem(leg), isHeldByThem(next), 'remote'],
  ] as const;
  const claims = sides.flatMap(([was, is, scope]) =>
    was === is ? [] : [claim(signal, next, is ? 'call.held' : 'call.resumed', { scope }, { confidence: 0.8, evidence: ['direction'] })],
  );
  const wasHeld = isHeldByUs(leg) || isHeldByThem(leg);
  const isFree = !isHeldByUs(next) && !isHeldByThem(next);
  const openFrom = wasHeld && isFree ? signal.mono : leg.openFrom;
  const showsOurs = next.showsOurs || isHeldByUs(next);
  return [{ ...next, openFrom, showsOurs, showsHolds: next.showsHolds || claims.length > 0 }, claims];
}

type End = FieldsOf<'call.ended'>;

function ends(leg: Leg, signal: Signal, by: End['endedBy'], kind: End['endKind'], confidence: number, evidence: readonly string[]): Turn {
  const fields: End = { endedBy: by, endKind: kind };
  return [{ ...leg, ended: true }, [claim(signal, leg, 'call.ended', fields, { confidence, evidence, basis: 'inferred' })]];
}

/** E4 rows 14 and 15, and a page that closes its connection: how that came about is then the signalling's to tell, if it is seen. */
export function ended(leg: Leg, signal: Signal): Turn {
  const { link, lastLink, upAt, lostAt, hearing } = leg;
  if (leg.ended || upAt === null) return [leg, []];
  const lost = lostAt === null ? 0 : signal.mono - lostAt;
  if (link === 'failed' && lost >= DROPPED_AFTER) return ends(leg, signal, 'network', 'drop', 0.7, ['peer_failed']);
  if (link === 'far_closed' && lost >= LEFT_AFTER) return ends(leg, signal, 'remote', 'hangup', 0.5, ['dtls_closed']);
  if (link !== 'closed') return [leg, []];
  if (lastLink === 'far_closed') return ends(leg, signal, 'remote', 'hangup', 0.5, ['dtls_closed']);
  if (lastLink === 'failed' || lastLink === 'disconnected')
    return ends(leg, signal, 'network', 'drop', 0.7, ['peer_closed', 'peer_failed']);
  const silence = hearing.packetAt === null ? 0 : signal.mono - hearing.packetAt;
  if (hearing.stalled && silence >= DEAD_AFTER) return ends(leg, signal, 'network', 'drop', 0.7, ['peer_closed', 'media_dead']);
  return ends(leg, signal, 'unknown', 'hangup', 0.5, ['peer_closed']);
}

/** A connection that works again after its end was told: the same call goes on. */
export function returned(leg: Leg, signal: Signal): Turn {
  if (!leg.ended || leg.link !== 'up') return [leg, []];
  return [
    { ...leg, ended: false },
    [claim(signal, leg, 'call.reconnected', {}, { confidence: 0.7, basis: 'inferred', evidence: ['peer_up'] })],
  ];
}
