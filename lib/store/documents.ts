import { fail, type Result } from '../base/result.ts';
import { attempt, type StoreProblem } from './attempt.ts';
import type { Database, DocumentRow } from './database.ts';

export interface Documents {
  /** Keeps a document by its hash, for a call that is pinned to it; one that is there stays as it is. */
  readonly keep: (row: DocumentRow) => Promise<Result<void, StoreProblem>>;
  /**
   * Keeps a document that a lead brought. `version_taken`: another of that id bears the same version already, here or among `others`, and a
   * record could not tell the two apart by what a person reads in it. The same document again is the same row.
   */
  readonly add: (row: DocumentRow, others: readonly DocumentRow[]) => Promise<Result<void, StoreProblem | 'version_taken'>>;
  /** Puts a document in force in the place of every other of its id; `hash` null: whatever ships, whenever an update ships another. */
  readonly activate: (id: string, hash: string | null) => Promise<Result<void, StoreProblem>>;
  /** Hashes of what was put in force, by id. What ships is in force where nothing is. */
  readonly actives: () => Promise<ReadonlyMap<string, string>>;
  readonly byHash: (hash: string) => Promise<DocumentRow | undefined>;
  /** All but those that were composed for a call. */
  readonly all: () => Promise<DocumentRow[]>;
}

const isListed = ({ origin }: DocumentRow): boolean => origin !== 'composed';

/** Policy documents: every version that was brought, and every one that a call was pinned to. None is ever changed or thrown away. */
export function createDocuments(db: Database): Documents {
  const addNew = (row: DocumentRow, others: readonly DocumentRow[]): PromiseLike<boolean> =>
    db.transaction('rw', db.documents, async () => {
      const known = [...(await db.documents.where('id').equals(row.id).toArray()), ...others].filter(isListed);
      if (known.some((each) => each.hash === row.hash && each.origin === row.origin)) return true;
      if (known.some((each) => each.id === row.id && each.version === row.version && each.hash !== row.hash)) return false;
      await db.documents.put(row);
      return true;
    });
  return {
    keep: (row) =>
      attempt(async () => {
        if ((await db.documents.get(row.hash)) === undefined) await db.documents.put(row);
      }),
    async add(row, others) {
      const done = await attempt(() => addNew(row, others));
      if (!done.ok) return done;
      return done.value ? { ok: true, value: undefined } : fail('version_taken');
    },
    activate: (id, hash) =>
      attempt(async () => {
        if (hash === null) await db.actives.delete(id);
        else await db.actives.put({ id, hash });
      }),
    actives: async () => new Map((await db.actives.toArray()).map(({ id, hash }) => [id, hash])),
    byHash: (hash) => db.documents.get(hash),
    all: async () => (await db.documents.toArray()).filter(isListed),
  };
}
