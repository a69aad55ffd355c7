import type { Millis } from '../base/time.ts';
import { holdClock } from '../call/hold-clock.ts';
import type { Session } from '../call/session.ts';
import { spanBetween } from '../call/span.ts';
import type { Outcome } from './outcome.ts';

/** Keys of the one line on what happened; the message is `ended_<key>`. */
export const endedKeys = [
  'customer_hung_up',
  'customer_hung_up_on_hold',
  'agent_ended_permitted',
  'agent_ended_early',
  'supervisor_took_over',
  'third_party_left',
  'transferred',
  'dropped_network',
  'dropped_platform',
  'dropped_page_reload',
  'cancelled',
  'missed',
  'rejected',
  'busy',
  'no_answer',
  'failed',
  'answered_elsewhere',
  'unknown',
] as const;
export type EndedKey = (typeof endedKeys)[number];

/** The key and its figures: `holdMs` is the hold in which the customer left, else all holds together. */
export interface Sentence {
  readonly key: EndedKey;
  readonly holdMs: Millis;
  readonly holds: number;
}

function unansweredKey(session: Session, outcome: Outcome): EndedKey {
  const inbound = session.direction === 'inbound';
  switch (outcome.endKind) {
    case 'cancelled':
      return inbound && outcome.endedBy === 'remote' ? 'missed' : 'cancelled';
    case 'no_answer':
      return inbound ? 'missed' : 'no_answer';
    case 'rejected':
    case 'busy':
    case 'failed':
    case 'answered_elsewhere':
      return outcome.endKind;
    default:
      return inbound ? 'missed' : 'cancelled';
  }
}

function keyOf(session: Session, outcome: Outcome, permitted: boolean): EndedKey {
  if (!outcome.connected) return unansweredKey(session, outcome);
  if (outcome.suggested === 'moved.supervisor_took_over') return 'supervisor_took_over';
  if (outcome.shown === 'THIRD_PARTY_DISCONNECT' && !outcome.answered) return 'third_party_left';
  if (outcome.endKind === 'transferred') return 'transferred';
  if (outcome.endKind === 'drop' || outcome.endedBy === 'network' || outcome.endedBy === 'system') {
    if (outcome.endedBy !== 'system') return 'dropped_network';
    return session.end?.evidence.includes('page_unload') ? 'dropped_page_reload' : 'dropped_platform';
  }
  if (outcome.endedBy === 'remote') return outcome.whileHeld ? 'customer_hung_up_on_hold' : 'customer_hung_up';
  if (outcome.endedBy === 'agent') return permitted ? 'agent_ended_permitted' : 'agent_ended_early';
  return 'unknown';
}

/** What happened, in one line. `permitted`: ending was open to the agent at that second. */
export function sentenceOf(session: Session, outcome: Outcome, permitted: boolean): Sentence {
  const { ended } = session;
  const key = keyOf(session, outcome, permitted);
  if (ended === null) return { key, holdMs: 0, holds: 0 };
  const { total, count } = holdClock(session, ended);
  const last = session.holds.findLast((hold) => hold.scope === 'customer');
  const inHold = outcome.whileHeld && last !== undefined;
  return { key, holdMs: inHold ? spanBetween(last.from, last.to ?? ended).ms : total, holds: count };
}
