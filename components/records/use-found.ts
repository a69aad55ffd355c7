import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import type { Instant, Millis } from '../../lib/base/time.ts';
import type { RecordPage } from '../../lib/store/dispositions.ts';
import { isSearch, type Query, type RecordsPorts } from './records-ports.ts';

/** What was found, with the question that it answers: a title never stands above the rows of another. */
export interface Found {
  readonly query: Query;
  /** Null where the database could not be read. */
  readonly page: RecordPage | null;
  /** How many there are in all; null where that is not known, or not yet. */
  readonly count: number | null;
}

/** A day is counted when it has stood so long: whoever leafs through days does not wait for those gone by to be counted. */
const REST: Millis = 250;

/** How many calls a day has, once it has stood for a moment; null where nothing is to be counted, or it is not known yet. */
function useCount(ports: Pick<RecordsPorts, 'count'>, day: Query['day'] | null): number | null {
  const [rested, setRested] = useState<Instant | null>(null);
  const from = day?.from ?? null;
  useEffect(() => {
    const timer = setTimeout(setRested, REST, from);
    return () => clearTimeout(timer);
  }, [from]);
  const isDue = day !== null && rested === from;
  const counted = useLiveQuery(async () => (isDue ? { from, answer: await ports.count(day) } : null), [from, isDue]);
  return isDue && counted?.from === from && counted.answer.ok ? counted.answer.value : null;
}

/**
 * The latest answer, asked again whenever a record of it is saved; undefined until the first. How many there are beside those shown is asked
 * when they stand: to count a day takes longer than to show it, and a search is not counted at all.
 */
export function useFound(ports: Pick<RecordsPorts, 'read' | 'count'>, query: Query, most: number): Found | undefined {
  const read = useLiveQuery(async () => ({ query, answer: await ports.read(query, most) }), [JSON.stringify(query), most]);
  const page = read?.answer.ok ? read.answer.value : null;
  const uncounted = useCount(ports, read !== undefined && page?.more && !isSearch(read.query) ? read.query.day : null);
  if (read === undefined) return undefined;
  const count = page === null || page.more ? uncounted : page.records.length;
  return { query: read.query, page, count };
}
