import { sessionOf } from '../../../lib/call/replay.ts';
import type { Session } from '../../../lib/call/session.ts';
import { spanBetween } from '../../../lib/call/span.ts';
import { reconcile } from '../../../lib/observe/reconcile.ts';
import type { Entry } from '../../softphone/proxy/ledger.ts';
import type { Browser } from '../../support/browser.ts';
import { calls, journal } from '../../support/kept.ts';
import { type WireHold, wireHolds } from '../../support/wire-truth.ts';
import type { Truth } from './truth-call.ts';

/** What Onhook made of one call. */
export interface Verdict {
  readonly callId: string;
  readonly isOver: boolean;
  readonly said: Truth;
  readonly confidence: number;
  readonly evidence: readonly string[];
  readonly holds: readonly WireHold[];
}

/** A leg is named by its layer, its frame and the layer's own name of the call: of SIP its Call-ID. */
const callIdOf = (legs: readonly string[]): string => legs.find((leg) => leg.startsWith('sip:'))?.replace(/^sip:[^:]*:/, '') ?? '';

function holdsIn({ holds, ended }: Session): WireHold[] {
  return holds.flatMap(({ scope, from, to }) => {
    const until = to ?? ended;
    return until === null ? [] : [{ by: scope === 'remote' ? 'far' : 'agent', ms: spanBetween(from, until).ms } as const];
  });
}

function saidOf({ end, connected, direction }: Session, holds: readonly WireHold[]): Truth {
  return {
    endedBy: end?.fields.endedBy ?? 'unknown',
    endKind: end?.fields.endKind ?? 'unknown',
    answered: connected !== null,
    direction,
    holds: holds.filter(({ by }) => by === 'agent').length,
    farHolds: holds.filter(({ by }) => by === 'far').length,
  };
}

/** What the browser's extension has kept of every call, folded by Onhook's own code. */
export async function verdicts(browser: Browser): Promise<Verdict[]> {
  const [kept, rows] = [await calls(browser), await journal(browser)];
  return kept.map(({ legs }) => {
    const session = sessionOf(reconcile(rows.filter(({ leg }) => legs.includes(leg))));
    const holds = holdsIn(session);
    const { confidence = 0, evidence = [] } = session.end ?? {};
    return { callId: callIdOf(legs), isOver: session.end !== null, said: saidOf(session, holds), confidence, evidence, holds };
  });
}

/** How far each hold is off what passed the exchange, in ms; NaN for one that the other does not know. */
export function holdErrors({ callId, holds }: Verdict, entries: readonly Entry[], user: string): number[] {
  const truth = wireHolds(
    entries.filter((entry) => entry.callId === callId),
    user,
  );
  const sides = ['agent', 'far'] as const;
  return sides.flatMap((side) => {
    const [ours, theirs] = [holds, truth].map((all) => all.filter(({ by }) => by === side).map(({ ms }) => ms));
    const count = Math.max(ours?.length ?? 0, theirs?.length ?? 0);
    return Array.from({ length: count }, (_, i) => (ours?.[i] ?? Number.NaN) - (theirs?.[i] ?? Number.NaN));
  });
}
