import type { CallEvent, Scope } from '../call/event.ts';
import { eventOf, holdTrust, MERGE, rankIn, type Told } from './order.ts';

/** One hold as one leg told it. `to`: null while nobody took it back. */
interface Interval {
  readonly from: Told;
  readonly to: Told | null;
}

type Kind = 'customer' | 'consult' | 'remote';
const kinds: Readonly<Record<Scope, Kind>> = { local: 'customer', server: 'customer', consult: 'consult', remote: 'remote' };
const allKinds: readonly Kind[] = ['customer', 'consult', 'remote'];
/** What a hold of that kind is called where the agent, not a layer, says that there is one. */
const scopes: Readonly<Record<Kind, Scope>> = { customer: 'local', consult: 'consult', remote: 'remote' };

const isHold = ({ row }: Told, kind: Kind): boolean =>
  (row.type === 'call.held' || row.type === 'call.resumed') && kinds[row.fields.scope] === kind;

/** The holds that one leg told of; one of its kind that runs already goes on. */
function told(rows: readonly Told[]): Interval[] {
  const intervals: Interval[] = [];
  for (const each of rows) {
    const last = intervals.at(-1);
    const open = last !== undefined && last.to === null;
    if (each.row.type === 'call.held' && !open) intervals.push({ from: each, to: null });
    if (each.row.type === 'call.resumed' && open) intervals[intervals.length - 1] = { ...last, to: each };
  }
  return intervals;
}

const endOf = ({ to }: Interval): number => to?.when ?? Number.POSITIVE_INFINITY;
const touch = (one: Interval, other: Interval): boolean => one.from.when <= endOf(other) + MERGE && other.from.when <= endOf(one) + MERGE;

/** Two legs that tell of one hold. A leg that holds twice within a moment has held twice. */
const isToldOnce = (one: Interval, other: Interval): boolean => one.from.leg !== other.from.leg && touch(one, other);

/** E3: the most trusted layer's holds, and of the others those that it does not speak against by telling of the same time itself. */
function trusted(rows: readonly Told[]): Interval[] {
  const legs = Map.groupBy(rows, ({ leg }) => leg);
  const all = [...legs.values()].flatMap(told).toSorted((a, b) => rankIn(holdTrust, a.from) - rankIn(holdTrust, b.from));
  const taken: Interval[] = [];
  for (const each of all) if (!taken.some((other) => isToldOnce(each, other))) taken.push(each);
  return taken.map((each) => (each.to === null ? { ...each, to: takenBack(each, rows) } : each));
}

/** A layer that did not see the hold begin may still see it end, and is believed over a lesser one. */
function takenBack({ from }: Interval, rows: readonly Told[]): Told | null {
  const rank = rankIn(holdTrust, from);
  return rows.find((each) => each.row.type === 'call.resumed' && each.when >= from.when && rankIn(holdTrust, each) < rank) ?? null;
}

/** What the agent corrected: `not_held` ends a hold that is shown, `held` begins one that is not. */
function corrected(intervals: readonly Interval[], correction: Told, rows: readonly Told[]): Interval[] {
  const value = correction.row.type === 'agent.correct' ? correction.row.fields.value : '';
  const covers = (each: Interval): boolean => each.from.when <= correction.when && endOf(each) > correction.when;
  if (value === 'not_held') return intervals.map((each) => (covers(each) ? { ...each, to: correction } : each));
  if (value !== 'held' || intervals.some(covers)) return [...intervals];
  const to = rows.find((each) => each.row.type === 'call.resumed' && each.when > correction.when) ?? null;
  return [...intervals, { from: correction, to }];
}

/** A call that came back on another leg came back unheld. */
function endedByReturn(each: Interval, returns: readonly Told[]): Interval {
  const back = returns.find(({ when }) => when > each.from.when && when < endOf(each));
  return back === undefined ? each : { ...each, to: back };
}

function eventsOf(each: Interval, kind: Kind, rows: readonly Told[], others: readonly Interval[]): CallEvent[] {
  const scopeOf = ({ row }: Told): Scope => (row.type === 'call.held' || row.type === 'call.resumed' ? row.fields.scope : scopes[kind]);
  const scope = scopeOf(each.from);
  // Whoever told of this hold first, since the one before it ended.
  const since = Math.max(Number.NEGATIVE_INFINITY, ...others.map(endOf).filter((end) => end <= each.from.when));
  const isSame = ({ row, when }: Told): boolean =>
    row.type === 'call.held' && when >= since && Math.abs(when - each.from.when) <= MERGE && !others.some(({ from }) => from.row === row);
  const first = rows.find(isSame) ?? each.from;
  const held: CallEvent = { ...eventOf(each.from.row), id: first.row.id, type: 'call.held', fields: { scope } };
  if (each.to === null) return [held];
  return [held, { ...eventOf(each.to.row), type: 'call.resumed', fields: { scope } }];
}

/**
 * E3: the direction of a connection counts where no better layer sees holds. That one's word is whole, and a direction cannot tell who
 * made it: `inactive` may be one side's hold as well as both.
 */
function isSpokenFor({ row, when }: Told, all: readonly Told[]): boolean {
  if (row.source.layer !== 'media') return false;
  const states = all.filter((each) => each.row.type === 'adapter.state' && each.row.source.layer !== 'media' && each.when <= when);
  const last = states.at(-1)?.row;
  return last?.type === 'adapter.state' && last.fields.state !== 'lost' && last.fields.capabilities.hold;
}

/** The holds of a call as all layers and the agent's corrections amount to, kind by kind. `returns`: when the call came back. */
export function holdsOf(all: readonly Told[], returns: readonly Told[]): CallEvent[] {
  const corrections = all.filter(({ row }) => row.type === 'agent.correct' && row.fields.field === 'hold');
  return allKinds.flatMap((kind) => {
    const rows = all.filter((each) => isHold(each, kind) && !isSpokenFor(each, all));
    const seen = trusted(rows).map((each) => endedByReturn(each, returns));
    const settled = kind === 'customer' ? corrections.reduce((holds, each) => corrected(holds, each, rows), seen) : seen;
    return settled.flatMap((each) =>
      eventsOf(
        each,
        kind,
        rows,
        settled.filter((other) => other !== each),
      ),
    );
  });
}
