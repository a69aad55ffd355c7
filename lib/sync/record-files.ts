import { fail, ok, type Result } from '../base/result.ts';
import { type DispositionRecord, dispositionRecordSchema } from '../disposition/record.ts';
import { csvOf } from '../exchange/csv.ts';
import { saveByLink } from '../platform/files.ts';
import { attempt, type StoreProblem } from '../store/attempt.ts';
import type { Database } from '../store/database.ts';
import { rescue } from '../store/rescue.ts';
import { type BundleMeans, leavingBy, packBundle } from './bundle.ts';
import { openOwnShift, ownIdentity, ownMeans } from './own-shift.ts';
import type { Shift } from './shift.ts';

/** What a page of ours can hand out as files, without a permission. Each answers with the name of the file. */
export interface RecordFiles {
  readonly shift: Shift;
  /** All revisions of these records, as a log file with its manifest. */
  readonly exportLog: (records: readonly DispositionRecord[]) => Promise<Result<string, StoreProblem>>;
  /** These records as a table. */
  readonly exportCsv: (records: readonly DispositionRecord[]) => Promise<Result<string, StoreProblem>>;
  /** Whatever a broken database still gives. `unread`: revisions that are not whole, in a file of their own. */
  readonly rescue: () => Promise<Result<{ readonly count: number; readonly unread: number }, 'unreadable'>>;
}

const day = (): string => new Date().toISOString().slice(0, 10);

async function revisionsOf(db: Database, records: readonly DispositionRecord[]): Promise<DispositionRecord[]> {
  const found = await db.revisions
    .where('record_id')
    .anyOf(records.map(({ record_id }) => record_id))
    .toArray();
  return found.sort((a, b) => a.seq - b.seq);
}

/** The database may not open, and its key is in it: a device's own name is read off its revisions, and pseudonyms are a digest. */
function bareMeans(means: Omit<BundleMeans, 'deviceId' | 'pseudonym'>, revisions: readonly DispositionRecord[]): BundleMeans {
  const deviceId = revisions[0]?.device_id ?? 'unknown';
  const pseudonym = (agentId: string): Promise<string> => means.digest(new TextEncoder().encode(`${deviceId}:${agentId}`));
  return { ...means, deviceId, pseudonym };
}

export function createRecordFiles(db: Database, bare: Omit<BundleMeans, 'deviceId' | 'pseudonym'>): RecordFiles {
  return {
    shift: openOwnShift(db),
    exportLog: (records) =>
      attempt(async () => {
        const revisions = await revisionsOf(db, records);
        const order = { revisions, identity: await ownIdentity(), previous: null, now: Date.now() };
        const { data, manifest } = await packBundle(order, await ownMeans(db));
        saveByLink(data);
        saveByLink(manifest);
        return data.name;
      }),
    exportCsv: (records) =>
      attempt(async () => {
        const means = await ownMeans(db);
        const text = csvOf(records, await leavingBy(await ownIdentity(), records, means.pseudonym));
        const name = `onhook-${means.deviceId.slice(0, 8)}-${day()}.csv`;
        saveByLink({ name, bytes: new TextEncoder().encode(text), type: 'text/csv' });
        return name;
      }),
    async rescue() {
      const read = await rescue();
      if (!read.ok) return read;
      const parsed = read.value.rows.map((row) => dispositionRecordSchema.safeParse(row));
      const revisions = parsed.flatMap((each) => (each.success && each.data.seq > 0 ? [each.data] : []));
      const rest = read.value.rows.filter((_, at) => parsed[at]?.success !== true);
      if (revisions.length + rest.length === 0) return fail('unreadable');
      const order = { revisions, identity: await ownIdentity(), previous: null, now: Date.now() };
      const { data, manifest } = await packBundle(order, bareMeans(bare, revisions));
      if (revisions.length > 0) for (const each of [data, manifest]) saveByLink(each);
      if (rest.length > 0) {
        const bytes = new TextEncoder().encode(JSON.stringify(rest));
        saveByLink({ name: `onhook-rescue-${day()}.json`, bytes, type: 'application/json' });
      }
      return ok({ count: revisions.length, unread: rest.length });
    },
  };
}
