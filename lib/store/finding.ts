import type { DispositionRecord } from '../disposition/record.ts';
import { type EndedSide, endedWord, OPEN, OWED, wordsOf } from '../disposition/search-words.ts';
import type { Database, WordsRow } from './database.ts';

export interface Search {
  /** Words as they were typed: each must begin a word of the record. */
  readonly text: string;
  readonly ended: EndedSide | null;
  readonly owed: boolean;
}

export interface Finding {
  /** The latest records that answer to all of it, at most `most`. */
  readonly find: (search: Search, most: number) => Promise<DispositionRecord[]>;
  /** Records that nobody has claimed, the latest first, at most `most`. */
  readonly unclaimed: (most: number) => Promise<string[]>;
  /** How many callers are owed a call back. */
  readonly owed: () => Promise<number>;
}

/** A word with no more records than this is answered by its own index, at once. */
const FEW = 100;
/** The same, where the latest rows have not answered: a longer list is dearer than to walk on. */
const RARE = 2_000;
/** Rows that are read at first, and in all before the index is asked for more than a few. */
const STRETCHES = [250, 1_000] as const;
const STRETCH = 2_000;

interface Wanted {
  readonly word: string;
  /** A word as typed may be the beginning of one. */
  readonly begins: boolean;
}

/** The rows of the latest records, as far as they have been read. */
interface Latest {
  /** The number of the device's last revision: no row has changed while it stands. */
  readonly seq: number;
  readonly rows: readonly WordsRow[];
  /** There are no more. */
  readonly isAll: boolean;
}

const answersTo = (wanted: readonly Wanted[], words: readonly string[]): boolean =>
  wanted.every(({ word, begins }) => words.some((each) => (begins ? each.startsWith(word) : each === word)));

const idsIn = (rows: readonly WordsRow[], wanted: readonly Wanted[]): string[] =>
  rows.filter(({ words }) => answersTo(wanted, words)).map(({ record_id }) => record_id);

const indexedIds = (db: Database, { word, begins }: Wanted, most: number): Promise<string[]> => {
  const index = db.words.where('words');
  return (begins ? index.startsWith(word) : index.equals(word)).limit(most).primaryKeys();
};

/** What answers by the index of the rarest word, or null where every word has more records than `limit`. */
async function amongRare(db: Database, wanted: readonly Wanted[], limit: number): Promise<readonly string[] | null> {
  const ids = await Promise.all(wanted.map((each) => indexedIds(db, each, limit + 1)));
  const rarest = ids.reduce((one, other) => (other.length < one.length ? other : one));
  if (rarest.length > limit) return null;
  const latest = [...new Set(rarest)].sort().reverse();
  return wanted.length === 1
    ? latest
    : idsIn(
        (await db.words.bulkGet(latest)).filter((row) => row !== undefined),
        wanted,
      );
}

/** Rows below an id, the latest first. Record ids are of version 7: their order is that of time. */
const rowsBelow = (db: Database, id: string, most: number): Promise<WordsRow[]> =>
  db.words.where(':id').below(id).reverse().limit(most).toArray();

async function readTo(db: Database, latest: Latest, count: number): Promise<Latest> {
  const wanted = count - latest.rows.length;
  if (latest.isAll || wanted <= 0) return latest;
  const more = await rowsBelow(db, latest.rows.at(-1)?.record_id ?? '\uffff', wanted);
  return { seq: latest.seq, rows: [...latest.rows, ...more], isAll: more.length < wanted };
}

/** Walks on where every word is common, and keeps no more of the rows than what was found. */
async function amongAll(db: Database, { rows, isAll }: Latest, wanted: readonly Wanted[], most: number): Promise<string[]> {
  const found = idsIn(rows, wanted);
  let before = isAll ? null : (rows.at(-1)?.record_id ?? null);
  while (before !== null && found.length < most) {
    const more = await rowsBelow(db, before, STRETCH);
    found.push(...idsIn(more, wanted));
    before = more.length < STRETCH ? null : (more.at(-1)?.record_id ?? null);
  }
  return found;
}

/**
 * A word is rare or common, and nobody knows beforehand: its index answers for a rare one, the latest rows for a common one. Those are kept,
 * because whoever types a word asks for the same rows at each letter.
 */
function createSearch(db: Database): (wanted: readonly Wanted[], most: number) => Promise<readonly string[]> {
  let kept: Latest = { seq: -1, rows: [], isAll: false };
  const keep = (latest: Latest): Latest => {
    if (latest.seq !== kept.seq || latest.rows.length > kept.rows.length) kept = latest;
    return latest;
  };
  return async (wanted, most) => {
    const seq = (await db.counters.get('seq'))?.value ?? 0;
    let latest: Latest = seq === kept.seq ? kept : { seq, rows: [], isAll: false };
    let found = idsIn(latest.rows, wanted);
    const isDone = (): boolean => latest.isAll || found.length >= most;
    if (isDone()) return found;
    const [first, all] = STRETCHES;
    const [few, begun] = await Promise.all([amongRare(db, wanted, FEW), readTo(db, latest, first)]);
    latest = keep(begun);
    if (few !== null) return few;
    found = idsIn(latest.rows, wanted);
    if (isDone()) return found;
    latest = keep(await readTo(db, latest, all));
    found = idsIn(latest.rows, wanted);
    if (isDone()) return found;
    return (await amongRare(db, wanted, RARE)) ?? amongAll(db, latest, wanted, most);
  };
}

/** Looks records up by their words, without reading those that do not answer. */
export function createFinding(db: Database): Finding {
  const search = createSearch(db);
  return {
    async find({ text, ended, owed }, most) {
      const typed = wordsOf(text).map((word) => ({ word, begins: true }));
      const marks = [...(owed ? [OWED] : []), ...(ended === null ? [] : [endedWord(ended)])].map((word) => ({ word, begins: false }));
      const wanted = [...typed, ...marks];
      if (wanted.length === 0) return [];
      // One transaction: each of its own would go to the browser and back first.
      return db.transaction('r', db.words, db.records, db.counters, async () => {
        const ids = await search(wanted, most);
        return (await db.records.bulkGet(ids.slice(0, most))).filter((record) => record !== undefined);
      });
    },
    unclaimed: (most) => db.words.where('words').equals(OPEN).reverse().limit(most).primaryKeys(),
    owed: () => db.words.where('words').equals(OWED).count(),
  };
}
