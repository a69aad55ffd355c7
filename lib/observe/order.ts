import type { Millis } from '../base/time.ts';
import type { CallEvent, Layer } from '../call/event.ts';
import type { Observation } from './observation.ts';

/** An observation and the instant by which it is put in order. */
export interface Told {
  readonly row: Observation;
  readonly when: number;
  /** The same for every observation of one leg, even where a page was loaded again or a bridge replaced in the midst of a call. */
  readonly leg: string;
}

/** E3: what two layers say of one fact within this time is one event. */
export const MERGE: Millis = 2_000;

/** The instant was chosen by the agent's press, not by the order in which it was written down. */
const isPressed = ({ source }: Observation): boolean => source.layer === 'hand' || source.layer === 'desk';

const text = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const bySeq = (one: Observation, other: Observation): number => one.seq - other.seq || text(one.id, other.id);

/** When each observation was, so that a wall clock that is set back does not turn the order of one frame round. */
function whenOf(rows: readonly Observation[]): Map<string, number> {
  const latest = new Map<string, number>();
  const when = new Map<string, number>();
  for (const row of rows.toSorted(bySeq)) {
    const at = Math.max(row.at, latest.get(row.source.frame) ?? row.at);
    if (!isPressed(row)) latest.set(row.source.frame, at);
    when.set(row.id, at);
  }
  return when;
}

/** The desk concludes from what it was told, so of one instant its word is the last. */
const afterAll = ({ source }: Observation): number => (source.layer === 'desk' ? 1 : 0);

/** Call-IDs and vendors' ids are the same whichever frame, or whichever bridge of one frame, speaks of them; ordinals are not. */
const byOwnId = /^((?:sip|vendor):)[^:]*(:.+)$/s;

const sameName = (leg: string): string => leg.replace(byOwnId, '$1$2');

/**
 * Names the legs of one call. A leg that was offered by itself is one of its own, as in each tab of a phone that is open twice. One that
 * was not goes on with what another frame began: with the one that was answered, where several were offered.
 */
function legNames(rows: readonly Observation[]): (leg: string) => string {
  const legsOf = (...types: readonly Observation['type'][]) =>
    new Set(rows.flatMap(({ type, leg }) => (types.includes(type) ? [leg] : [])));
  const [offered, answered] = [legsOf('call.offered'), legsOf('call.connected')];
  return (leg) => {
    const name = sameName(leg);
    const begun = [...offered].filter((each) => sameName(each) === name);
    if (begun.length < 2 || begun.includes(leg)) return begun.length < 2 ? name : leg;
    return begun.find((each) => answered.has(each)) ?? name;
  };
}

/** Each observation once, in the order of time; within a frame, in the order in which it spoke. The same for any order of arrival. */
export function inOrder(observations: readonly Observation[]): Told[] {
  const rows = [...new Map(observations.map((row) => [row.id, row])).values()];
  const when = whenOf(rows);
  const nameOf = legNames(rows);
  const told = rows.map((row) => ({ row, when: when.get(row.id) ?? row.at, leg: nameOf(row.leg) }));
  return told.toSorted(
    (a, b) => a.when - b.when || afterAll(a.row) - afterAll(b.row) || text(a.row.source.frame, b.row.source.frame) || bySeq(a.row, b.row),
  );
}

/** The event that an observation alone amounts to. */
export function eventOf({ v, leg, seq, ...event }: Observation): CallEvent {
  return event;
}

/** E3: whom to believe that a call is there, or over. */
export const callTrust: readonly Layer[] = ['vendor', 'sip', 'dom', 'peer', 'media', 'hand', 'desk'];
/** E3: whom to believe about a hold. */
export const holdTrust: readonly Layer[] = ['vendor', 'sip', 'peer', 'media', 'dom', 'hand', 'desk'];

export const rankIn = (trust: readonly Layer[], { row }: Told): number => trust.indexOf(row.source.layer);

/** The element for which the numbers are least, the first of them first; undefined of an empty list. Ties go to the earlier one. */
export function least<T>(list: readonly T[], numbers: (item: T) => readonly number[]): T | undefined {
  const lower = (one: readonly number[], other: readonly number[]): boolean => {
    const at = one.findIndex((value, i) => value !== other[i]);
    return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
  };
  return list.slice(1).reduce<T | undefined>((best, each) => {
    return best !== undefined && lower(numbers(each), numbers(best)) ? each : best;
  }, list[0]);
}
