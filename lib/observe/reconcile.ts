import type { CallEvent, EventType } from '../call/event.ts';
import { heard, hearingOf } from './hearing.ts';
import { holdsOf } from './holds.ts';
import type { Observation } from './observation.ts';
import { callTrust, eventOf, inOrder, MERGE, rankIn, type Told } from './order.ts';
import { wholeCall } from './whole-call.ts';

/** Facts that are weighed as a whole; every other observation stands for itself. */
const weighed: ReadonlySet<EventType> = new Set([
  'call.offered',
  'call.connected',
  'call.reconnected',
  'call.ended',
  'call.held',
  'call.resumed',
]);

/** True when a more trusted layer told the same within the merge window. */
function isToldBetter(told: Told, all: readonly Told[]): boolean {
  const { row, when } = told;
  if (!row.type.startsWith('call.')) return false;
  const fields = JSON.stringify(row.fields);
  return all.some(
    (other) =>
      other.row.type === row.type &&
      Math.abs(other.when - when) <= MERGE &&
      rankIn(callTrust, other) < rankIn(callTrust, told) &&
      JSON.stringify(other.row.fields) === fields,
  );
}

/** Where a frame's numbers leap and no row of the journal fills the hole, a message was lost before it was kept. */
function gapsOf(told: readonly Told[], journal: readonly Observation[]): CallEvent[] {
  const known = Map.groupBy([...journal, ...told.map(({ row }) => row)], ({ source }) => source.frame);
  const frames = Map.groupBy(told, ({ row }) => row.source.frame);
  return [...frames].flatMap(([frame, rows]) => {
    const numbers = [...new Set(known.get(frame)?.map(({ seq }) => seq))];
    const spoken = rows.toSorted((a, b) => a.row.seq - b.row.seq);
    return spoken.flatMap(({ row }, i): CallEvent[] => {
      const before = spoken[i - 1]?.row.seq ?? row.seq;
      const between = numbers.filter((seq) => seq > before && seq < row.seq).length;
      const isWhole = row.seq - before <= 1 + between;
      return isWhole ? [] : [{ ...eventOf(row), type: 'journal.gap', fields: {}, basis: 'inferred', evidence: ['seq'] }];
    });
  });
}

const inTime = (events: readonly CallEvent[], told: readonly Told[]): CallEvent[] => {
  const place = new Map(told.map(({ row }, i) => [row.id, i]));
  const when = new Map(told.map((each) => [`${each.row.source.frame} ${each.row.at} ${each.row.mono}`, each.when]));
  const whenOf = (event: CallEvent): number => when.get(`${event.source.frame} ${event.at} ${event.mono}`) ?? event.at;
  const placeOf = ({ id }: CallEvent): number => place.get(id) ?? 0;
  return events.toSorted((a, b) => whenOf(a) - whenOf(b) || placeOf(a) - placeOf(b));
};

/**
 * What the observations of one call amount to, in the order of time: pure, and the same for any order of arrival and any doubles.
 * A later observation may change what earlier ones amount to. A withdrawal (`agent.undo`) and what it withdraws both stay: whether it
 * counts is a question of policy (V6), and calls and holds cannot be withdrawn, only corrected.
 * A frame numbers its observations across all its calls, so a hole is told from another call's row only with `journal`: every row of
 * the frames that spoke of this call. Without it no `journal.gap` is made.
 */
export function reconcile(observations: readonly Observation[], journal?: readonly Observation[]): readonly CallEvent[] {
  const told = inOrder(observations);
  const life = wholeCall(told);
  const backs = new Set(life.flatMap((event) => (event.type === 'call.reconnected' ? [event.id] : [])));
  const returns = told.filter(({ row }) => backs.has(row.id));
  const alone = told
    .filter((each) => !weighed.has(each.row.type) && !heard.has(each.row.type) && !isToldBetter(each, told))
    .map(({ row }) => eventOf(row));
  const gaps = journal === undefined ? [] : gapsOf(told, journal);
  const holds = holdsOf(told, returns);
  const end = life.findLast(({ type }) => type === 'call.ended');
  return inTime([...alone, ...life, ...holds, ...hearingOf(told, holds, end), ...gaps], told);
}
