import type { Millis } from '../base/time.ts';
import type { Hold, HoldScope, Mark, Session } from './session.ts';
import { spanBetween } from './span.ts';

/** The holds of a call as they stand at one moment. Kinds never mix: `total`, `count` and `longest` are the customer's waits alone. */
export interface HoldClock {
  /** How long the present hold has lasted, of whichever kind; null when nobody is held. */
  readonly current: Millis | null;
  readonly currentScope: HoldScope | null;
  readonly total: Millis;
  readonly count: number;
  readonly longest: Millis;
}

/** When several kinds run at once, the one that is shown: the caller who waits comes first. */
const order: readonly HoldScope[] = ['customer', 'consult', 'remote'];

function openHold(session: Session): Hold | null {
  if (session.ended !== null) return null;
  for (const scope of order) {
    const open = session.holds.findLast((hold) => hold.scope === scope && hold.to === null);
    if (open !== undefined) return open;
  }
  return null;
}

/** Reads the hold clock at `now`. A hold that nobody took back ends with the call. */
export function holdClock(session: Session, now: Mark): HoldClock {
  const lengthOf = (hold: Hold): Millis => spanBetween(hold.from, hold.to ?? session.ended ?? now).ms;
  const waits = session.holds.filter((hold) => hold.scope === 'customer').map(lengthOf);
  const open = openHold(session);
  return {
    current: open === null ? null : lengthOf(open),
    currentScope: open?.scope ?? null,
    total: waits.reduce((sum, ms) => sum + ms, 0),
    count: waits.length,
    longest: Math.max(0, ...waits),
  };
}
