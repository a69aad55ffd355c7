import type { Result } from '../base/result.ts';
import type { Observation } from '../observe/observation.ts';
import { attempt, type StoreProblem } from './attempt.ts';
import type { CallRow, CallStage, Database } from './database.ts';

export interface Journal {
  /**
   * Commits observations (the desk's own rows among them) and the row of their call in one strict transaction. An id that is already
   * there keeps its first row. The value is the ids that were new, in the order given.
   */
  readonly append: (observations: readonly Observation[], call?: CallRow) => Promise<Result<readonly string[], StoreProblem>>;
  /** Every row of the legs bound to a call, the oldest first. */
  readonly rowsOfCall: (callKey: string) => Promise<Observation[]>;
  readonly rowsOfLegs: (legs: readonly string[]) => Promise<Observation[]>;
  /** Rows since an instant, of any leg, the oldest first. */
  readonly rowsSince: (at: number) => Promise<Observation[]>;
  readonly call: (callKey: string) => Promise<CallRow | undefined>;
  readonly callOfLeg: (leg: string) => Promise<CallRow | undefined>;
  /** Calls that are up or in their wrap-up. */
  readonly openCalls: () => Promise<CallRow[]>;
  readonly rowCount: () => Promise<number>;
}

const stages: readonly CallStage[] = ['open', 'ended', 'filed'];
const furthest = (one: CallStage, other: CallStage): CallStage => (stages.indexOf(one) > stages.indexOf(other) ? one : other);

/** Two rows of one call: all their legs, and the later stage. A filed call never opens again. */
function joined(before: CallRow | undefined, row: CallRow): CallRow {
  if (before === undefined) return row;
  return { callKey: row.callKey, state: furthest(before.state, row.state), legs: [...new Set([...before.legs, ...row.legs])] };
}

const byTime = (a: Observation, b: Observation): number => a.at - b.at || a.seq - b.seq || (a.id < b.id ? -1 : 1);

async function addNew(db: Database, observations: readonly Observation[]): Promise<readonly string[]> {
  const first = new Map(observations.toReversed().map((row) => [row.id, row]));
  const known = new Set(
    await db.journal
      .where('id')
      .anyOf([...first.keys()])
      .primaryKeys(),
  );
  const rows = observations.filter((row) => first.get(row.id) === row && !known.has(row.id));
  await db.journal.bulkAdd(rows);
  return rows.map((row) => row.id);
}

/** What was observed, as it came. Nothing in it is ever edited. */
export function createJournal(db: Database): Journal {
  const rowsOfLegs = async (legs: readonly string[]): Promise<Observation[]> =>
    (
      await db.journal
        .where('leg')
        .anyOf([...legs])
        .toArray()
    ).sort(byTime);
  return {
    append: (observations, call) =>
      attempt(() =>
        db.transaction('rw', db.journal, db.calls, async () => {
          const added = await addNew(db, observations);
          if (call !== undefined) await db.calls.put(joined(await db.calls.get(call.callKey), call));
          return added;
        }),
      ),
    rowsOfCall: async (callKey) => rowsOfLegs((await db.calls.get(callKey))?.legs ?? []),
    rowsOfLegs,
    rowsSince: async (at) => (await db.journal.where('at').aboveOrEqual(at).toArray()).sort(byTime),
    call: (callKey) => db.calls.get(callKey),
    callOfLeg: (leg) => db.calls.where('legs').equals(leg).first(),
    openCalls: () => db.calls.where('state').anyOf('open', 'ended').toArray(),
    rowCount: () => db.journal.count(),
  };
}
