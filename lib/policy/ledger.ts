import type { Instant } from '../base/time.ts';
import type { LedgerRung } from '../call/guidance.ts';
import type { PolicyDocument } from './document.ts';
import { type Facts, standingAt } from './facts.ts';
import { closingRungs } from './ledger/closing.ts';
import { conductRungs, isWarning } from './ledger/conduct.ts';
import { lifeRungs, threatRungs } from './ledger/life.ts';
import { persistenceRungs } from './ledger/persistence.ts';
import { prankRungs } from './ledger/prank.ts';
import { silenceRungs } from './ledger/silence.ts';
import { lineOf } from './line.ts';
import { lifeOf, withoutPolicy } from './rules/life.ts';
import { closingInProgress } from './step/progress.ts';
import { type View, viewOf } from './view.ts';

interface Ladder {
  /** When it last moved; null: never. */
  readonly movedAt: Instant | null;
  readonly rungs: (view: View) => LedgerRung[];
}

const later = (...instants: readonly (Instant | null | undefined)[]): Instant | null =>
  instants.reduce<Instant | null>((latest, at) => (at == null || (latest !== null && latest >= at) ? latest : at), null);

function ladders(view: View): Ladder[] {
  const { silence, prank, persistence, standing } = view;
  const conduct = standing.told.findLast(
    (fact) =>
      (fact.type === 'agent.mark' && fact.fields.family === 'conduct') || (fact.type === 'agent.say' && isWarning(fact.fields.intent)),
  );
  return [
    { movedAt: conduct?.at ?? null, rungs: conductRungs },
    { movedAt: silence?.inProgress === true ? later(silence.start, silence.lastPrompt) : null, rungs: silenceRungs },
    { movedAt: later(prank?.ownAt, prank?.closedAt), rungs: prankRungs },
    { movedAt: closingInProgress(view)?.ownAt ?? null, rungs: closingRungs },
    { movedAt: persistence?.ownAt ?? null, rungs: persistenceRungs },
  ];
}

/** The rungs of the ladder that moved last and has any: the one that the agent is on. */
function rungsOf(view: View): LedgerRung[] {
  const moved = ladders(view).flatMap(({ movedAt, rungs }) => (movedAt === null ? [] : [{ movedAt, rungs }]));
  const latestFirst = moved.toSorted((one, other) => other.movedAt - one.movedAt);
  return latestFirst.map(({ rungs }) => rungs(view)).find((rungs) => rungs.length > 0) ?? [];
}

/** The ladder as drawn: what was given and when, what is due, what is left. Empty where nothing has begun. */
export function ledgerOf(document: PolicyDocument | null, facts: Facts, at: Instant): readonly LedgerRung[] {
  const standing = standingAt(facts, at, (document?.guards ?? withoutPolicy).undoMs);
  const line = lineOf(standing);
  const life = lifeOf(standing, line);
  if (life.marks.length > 0) return lifeRungs(standing, life);
  const threat = threatRungs(standing);
  return threat.length > 0 || document === null ? threat : rungsOf(viewOf(document, standing, line));
}
