import type { Millis } from '../base/time.ts';
import type { DispositionRecord } from '../disposition/record.ts';
import { enderOf } from './ended-by.ts';
import { type Mark, marksOf, verdictOf } from './mark.ts';

/** How many by name. A name that none is left of is absent. */
export type Counts = Readonly<Record<string, number>>;

/** Stands among codes and verdicts for those that have none. */
export const NONE = '';

/** What a day, or any number of days, comes to. Durations in milliseconds. */
export interface Totals {
  readonly calls: number;
  readonly handle: Millis;
  /** By what they were about, else how they ended. */
  readonly codes: Counts;
  readonly enders: Counts;
  /** By the answer at the end, of those that the agent ended. */
  readonly verdicts: Counts;
  readonly marks: Counts;
  /** Call-backs that were owed and have been made. */
  readonly calledBack: number;
  readonly holds: number;
  readonly hold: Millis;
  /** Calls by the length of their longest hold, in whole seconds, rounded up: `120` is above 119 s and at most 120 s. */
  readonly longest: Counts;
  readonly agents: Counts;
}

export const noTotals: Totals = {
  calls: 0,
  handle: 0,
  codes: {},
  enders: {},
  verdicts: {},
  marks: {},
  calledBack: 0,
  holds: 0,
  hold: 0,
  longest: {},
  agents: {},
};

function added(one: Counts, other: Counts, sign: 1 | -1): Counts {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) {
    const left = (sum[name] ?? 0) + sign * count;
    if (left === 0) delete sum[name];
    else sum[name] = left;
  }
  return sum;
}

const once = (names: readonly (string | number)[]): Counts => Object.fromEntries(names.map((name) => [name, 1]));

/** What one record comes to; a void to nothing. */
export function totalsOf(record: DispositionRecord): Totals {
  if (record.record_status === 'void') return noTotals;
  const marks: readonly Mark[] = marksOf(record);
  const longest = record.agent_longest_hold_duration_ms;
  return {
    calls: 1,
    handle: record.handle_time_ms,
    codes: once([record.wrap_up_code ?? record.end_code ?? NONE]),
    enders: once([enderOf(record)]),
    verdicts: enderOf(record) === 'agent' ? once([verdictOf(record) ?? NONE]) : {},
    marks: once(marks),
    calledBack: record.call_back_owed && record.call_back_done_at !== null ? 1 : 0,
    holds: record.agent_number_of_holds,
    hold: record.agent_customer_hold_duration_ms,
    longest: longest > 0 ? once([Math.ceil(longest / 1_000)]) : {},
    agents: once([record.agent_id]),
  };
}

/** Both together, or the one without the other. */
export const addTotals = (one: Totals, other: Totals, sign: 1 | -1 = 1): Totals => ({
  calls: one.calls + sign * other.calls,
  handle: one.handle + sign * other.handle,
  codes: added(one.codes, other.codes, sign),
  enders: added(one.enders, other.enders, sign),
  verdicts: added(one.verdicts, other.verdicts, sign),
  marks: added(one.marks, other.marks, sign),
  calledBack: one.calledBack + sign * other.calledBack,
  holds: one.holds + sign * other.holds,
  hold: one.hold + sign * other.hold,
  longest: added(one.longest, other.longest, sign),
  agents: added(one.agents, other.agents, sign),
});

const countNames = ['codes', 'enders', 'verdicts', 'marks', 'longest', 'agents'] as const;

function sumOf(all: readonly Counts[]): Counts {
  const sum: Record<string, number> = {};
  for (const counts of all) for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** All together: as adding one by one, without a copy of every count at each (a month has a day's longest holds in hundreds). */
export function allTotals(all: readonly Totals[]): Totals {
  const number = (of: (totals: Totals) => number): number => all.reduce((sum, totals) => sum + of(totals), 0);
  const counts = Object.fromEntries(countNames.map((name) => [name, sumOf(all.map((totals) => totals[name]))]));
  return {
    ...noTotals,
    ...counts,
    calls: number(({ calls }) => calls),
    handle: number(({ handle }) => handle),
    calledBack: number(({ calledBack }) => calledBack),
    holds: number(({ holds }) => holds),
    hold: number(({ hold }) => hold),
  };
}

/** Calls with a hold longer than `limit`, which is rounded down to whole seconds. */
export const heldOver = ({ longest }: Totals, limit: Millis): number =>
  Object.entries(longest).reduce((sum, [seconds, count]) => (Number(seconds) > Math.floor(limit / 1_000) ? sum + count : sum), 0);
