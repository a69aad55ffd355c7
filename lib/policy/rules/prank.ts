import type { Instant } from '../../base/time.ts';
import type { PrankFamily } from '../document/prank.ts';
import type { Fact, Standing } from '../facts.ts';
import { isHeardAt, type Line, ladderAt, whenLadder } from '../line.ts';
import { hasFlag } from './exclusion.ts';

/** A prank as far as it has come (P1, P2, G9, rulings 46 and 47). */
export interface Prank {
  /** The first sign of it since it was last reset. */
  readonly indicatorAt: Instant | null;
  readonly counted: readonly Instant[];
  readonly needed: number;
  /** The last check said, counted or not. */
  readonly lastCheck: Instant | null;
  /** The last closing that counts. */
  readonly closedAt: Instant | null;
  /** Of its own events the latest, while it is in progress. */
  readonly ownAt: Instant | null;
  readonly lastSaid: string | null;
}

export const isIndicator = (fact: Fact): boolean => fact.type === 'agent.mark' && fact.fields.family === 'prank';

/** A real need, or anything asked for, is the end of it (ruling 47). */
const resets = (fact: Fact): boolean =>
  fact.type === 'caller.request' || (fact.type === 'caller.says' && fact.fields.what === 'genuine_need');

export function prankResetAt({ told }: Standing, { cuts }: Line): Instant {
  return Math.max(told.findLast(resets)?.at ?? Number.NEGATIVE_INFINITY, cuts.at(-1) ?? Number.NEGATIVE_INFINITY);
}

/** Whether the closing must follow a word that all is well, and when that was said (G9). */
export interface Welfare {
  readonly safeAt: Instant | null;
  readonly isNeeded: boolean;
}

export function prankOf(family: PrankFamily, standing: Standing, line: Line, welfare: Welfare): Prank {
  const { told } = standing;
  const after = prankResetAt(standing, line);
  const indicatorAt = told.find((fact) => isIndicator(fact) && fact.at > after)?.at ?? null;
  const needed = hasFlag(standing, 'known_prank') ? family.checksKnown : family.checks;
  const said = (intent: string): Instant[] =>
    told
      .filter((fact) => fact.type === 'agent.say' && fact.fields.intent === intent && fact.at > after && isHeardAt(line, fact.at))
      .map(({ at }) => at);
  const checks = said('genuine_need_check');
  const isSpaced = (at: Instant, before: Instant | undefined): boolean =>
    before === undefined || ladderAt(line, at) - ladderAt(line, before) >= family.gapMs;
  const counted = checks.filter((at, i) => indicatorAt !== null && at > indicatorAt && isSpaced(at, checks[i - 1]));
  const closes = (at: Instant): boolean =>
    counted.filter((check) => check < at).length >= needed &&
    isSpaced(
      at,
      checks.findLast((check) => check < at),
    ) &&
    (!welfare.isNeeded || (welfare.safeAt !== null && welfare.safeAt < at));
  const closedAt = said('prank_closing').findLast(closes) ?? null;
  return { indicatorAt, counted, needed, lastCheck: checks.at(-1) ?? null, closedAt, ...own(standing, line, indicatorAt, closedAt) };
}

const sentences: ReadonlySet<string> = new Set(['genuine_need_check', 'prank_closing', 'welfare_check']);

/** What carries it on, from the first sign until a closing that counts (ruling 90). */
function own({ told }: Standing, line: Line, from: Instant | null, closedAt: Instant | null): Pick<Prank, 'ownAt' | 'lastSaid'> {
  if (from === null) return { ownAt: null, lastSaid: null };
  const isSentence = (fact: Fact): boolean => fact.type === 'agent.say' && sentences.has(fact.fields.intent) && isHeardAt(line, fact.at);
  const isOwn = (fact: Fact): boolean =>
    fact.at >= from && (isIndicator(fact) || isSentence(fact) || (fact.type === 'caller.says' && fact.fields.what === 'safe'));
  const ownAt = told.findLast(isOwn)?.at ?? null;
  const sentence = told.findLast((fact) => fact.at >= from && isSentence(fact));
  const isOver = closedAt !== null && (ownAt === null || ownAt <= closedAt);
  return { ownAt: isOver ? null : ownAt, lastSaid: sentence?.type === 'agent.say' ? sentence.fields.intent : null };
}

/** When listening after the last check is over; null: nothing runs. */
export function checkGapEnd({ lastCheck }: Prank, { gapMs }: PrankFamily, line: Line): Instant | null {
  const end = lastCheck === null ? null : whenLadder(line, ladderAt(line, lastCheck) + gapMs);
  return end !== null && end > line.now ? end : null;
}
