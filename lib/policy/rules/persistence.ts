import type { Instant, Millis } from '../../base/time.ts';
import type { PersistenceFamily } from '../document/persistence.ts';
import type { Fact, Standing } from '../facts.ts';
import { isHeardAt, type Line, ladderAt, whenLadder } from '../line.ts';

/** A caller who comes back to one point after the final answer (X2, ruling 63). */
export interface Persistence {
  readonly answeredAt: Instant | null;
  readonly routeAt: Instant | null;
  /** Repeats still needed before the warning. */
  readonly repeatsLeft: number;
  /** The warning that stands. */
  readonly warnedAt: Instant | null;
  /** When it opens: the wait after the warning and the length of the call are over. */
  readonly opens: { readonly ladder: Millis; readonly at: Instant | null } | null;
  readonly ownAt: Instant | null;
}

/** Repeats nearer to the one before than the gap are one with it. */
function repeatsOf(told: readonly Fact[], line: Line, gapMs: Millis): Instant[] {
  const marks = told.filter(({ type }) => type === 'caller.repeat').map(({ at }) => at);
  return marks.filter((at, i) => {
    const before = marks[i - 1];
    return before === undefined || ladderAt(line, at) - ladderAt(line, before) >= gapMs;
  });
}

/** `abuseRuns`: runs of severity 1–2 that have counted in this call. */
export function persistenceOf(family: PersistenceFamily, standing: Standing, line: Line, abuseRuns: number): Persistence {
  const { told } = standing;
  const said = (intent: string, after: Instant): Instant[] =>
    told
      .filter((fact) => fact.type === 'agent.say' && fact.fields.intent === intent && fact.at > after && isHeardAt(line, fact.at))
      .map(({ at }) => at);
  const [answeredAt = null] = said('final_answer', Number.NEGATIVE_INFINITY);
  if (answeredAt === null) return { answeredAt, routeAt: null, repeatsLeft: family.repeats, warnedAt: null, opens: null, ownAt: null };
  const repeats = repeatsOf(told, line, family.repeatGapMs).filter((at) => at > answeredAt);
  const [routeAt = null] = said('written_route', answeredAt);
  const complete = (at: Instant): boolean =>
    routeAt !== null && routeAt < at && repeats.filter((repeat) => repeat < at).length >= family.repeats;
  const warnings = said('persistence_warning', answeredAt).filter(complete);
  const asks = told.filter((fact) => fact.type === 'caller.request' && fact.fields.what === 'more').map(({ at }) => at);
  const [firstWarning] = warnings;
  // Something new was asked for after a warning: it is heard out, and comes back once more before another warning (ruling 63).
  const askedAt = asks.findLast((at) => firstWarning !== undefined && at >= firstWarning) ?? null;
  const anew = askedAt === null ? null : (repeats.find((at) => at > askedAt) ?? Number.POSITIVE_INFINITY);
  const cut = line.cuts.at(-1) ?? Number.NEGATIVE_INFINITY;
  const warnedAt = warnings.findLast((at) => at > cut && (anew === null || at > anew)) ?? null;
  const missing = Math.max(0, family.repeats - repeats.length);
  const repeatsLeft = anew === Number.POSITIVE_INFINITY ? Math.max(1, missing) : missing;
  return {
    answeredAt,
    routeAt,
    repeatsLeft,
    warnedAt,
    opens: warnedAt === null ? null : opensAfter(family, line, warnedAt, abuseRuns),
    ownAt: ownAt(told, answeredAt),
  };
}

function opensAfter(family: PersistenceFamily, line: Line, warnedAt: Instant, abuseRuns: number): NonNullable<Persistence['opens']> {
  const length = abuseRuns >= family.abuseRuns ? family.afterWithAbuseMs : family.afterMs;
  const ladder = Math.max(ladderAt(line, warnedAt) + family.afterWarningMs, length);
  return { ladder, at: whenLadder(line, ladder) };
}

const sentences: ReadonlySet<string> = new Set(['final_answer', 'written_route', 'persistence_warning']);

const ownAt = (told: readonly Fact[], from: Instant): Instant =>
  told.findLast(
    (fact) => fact.at >= from && (fact.type === 'caller.repeat' || (fact.type === 'agent.say' && sentences.has(fact.fields.intent))),
  )?.at ?? from;
