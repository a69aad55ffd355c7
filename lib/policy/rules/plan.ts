import type { Instant, Millis } from '../../base/time.ts';
import type { PlanFamily } from '../document/persistence.ts';
import type { Fact, Standing } from '../facts.ts';
import { isHeardAt, type Line, ladderAt, whenLadder } from '../line.ts';
import { hasFlag } from './exclusion.ts';

/** An agreed plan of contact that was stated (X4, ruling 65). Without a window, nothing was stated since the line was last cut, or something urgent stands against it. */
export interface Plan {
  readonly isUrgent: boolean;
  readonly ownAt: Instant | null;
  readonly window: PlanWindow | null;
}

/** What one statement opens: from the answer, or from the end of the wait for one. In ladder time. */
export interface PlanWindow {
  readonly statedAt: Instant;
  readonly opens: Millis;
  readonly opensAt: Instant | null;
  readonly lapses: Millis;
  /** The event that opened it last: the statement, or the answer to it. */
  readonly lastStep: Instant;
}

const none: Plan = { isUrgent: false, ownAt: null, window: null };

export function planOf(family: PlanFamily, standing: Standing, line: Line): Plan {
  const { told } = standing;
  const says = (what: string) => (fact: Fact) => fact.type === 'caller.says' && fact.fields.what === what;
  if (!hasFlag(standing, 'contact_plan')) return none;
  const isStatement = (fact: Fact): boolean =>
    fact.type === 'agent.say' && fact.fields.intent === 'plan_statement' && isHeardAt(line, fact.at);
  const [first] = told.filter(isStatement);
  if (first === undefined) return none;
  if (told.some((fact) => says('urgent_need')(fact) && fact.at >= first.at)) return { ...none, isUrgent: true };
  const own = told.findLast((fact) => fact.at >= first.at && (isStatement(fact) || says('no_urgent_need')(fact)));
  const cut = line.cuts.at(-1) ?? Number.NEGATIVE_INFINITY;
  const windows = told
    .filter((fact) => isStatement(fact) && fact.at > cut)
    .map((stated) => windowOf(family, line, stated.at, told.find((fact) => says('no_urgent_need')(fact) && fact.at > stated.at)?.at));
  // Said once more while it is open, as the guide asks when ending: the window that is open stays.
  const now = ladderAt(line, line.now);
  const current = windows.findLast(({ opens, lapses }) => opens <= now && now < lapses) ?? windows.at(-1);
  return { ...none, window: current ?? null, ownAt: current === undefined ? null : (own?.at ?? null) };
}

function windowOf(family: PlanFamily, line: Line, statedAt: Instant, answeredAt: Instant | undefined): PlanWindow {
  const waited = ladderAt(line, statedAt) + family.answerWaitMs;
  const answered = answeredAt === undefined ? waited : ladderAt(line, answeredAt);
  const opens = Math.min(waited, answered);
  return {
    statedAt,
    opens,
    opensAt: whenLadder(line, opens),
    lapses: opens + family.windowMs,
    lastStep: answeredAt !== undefined && opens < waited ? answeredAt : statedAt,
  };
}
