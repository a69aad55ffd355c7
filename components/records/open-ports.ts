import { forgotAt } from '../../lib/platform/device-mark.ts';
import { askToDownload, watchDownloads } from '../../lib/platform/downloads.ts';
import { readSettings } from '../../lib/platform/settings.ts';
import { openSnapshots } from '../../lib/platform/snapshots.ts';
import { attempt } from '../../lib/store/attempt.ts';
import { createCorrections } from '../../lib/store/corrections.ts';
import type { Database } from '../../lib/store/database.ts';
import { createDispositions } from '../../lib/store/dispositions.ts';
import { createFinding } from '../../lib/store/finding.ts';
import { createShiftLog } from '../../lib/store/shift-log.ts';
import type { Outdated } from './outdated.ts';
import { isSearch, type RecordsPorts, type SignOffNews } from './records-ports.ts';

/** The files of the page and its shift, which are put together a floor above the store. */
export interface PageFiles {
  readonly files: RecordsPorts['files'];
  readonly shift: {
    readonly signOff: () => Promise<
      | { readonly ok: true; readonly value: { readonly file: string; readonly hash: string } }
      | { readonly ok: false; readonly reason: Exclude<SignOffNews['news'], 'done'> | 'quota' | 'database' }
    >;
    readonly fateOf: (hash: string) => Promise<'under_way' | 'delivered' | 'interrupted'>;
    readonly isDue: (age: number) => Promise<boolean>;
  };
}

const UNCLAIMED_MOST = 500;
/** How long a record may be on this device alone: above what the worker can write, the page does it when it is opened. */
const KEPT = 24 * 3_600_000;

function createSignOff({ shift }: PageFiles): RecordsPorts['signOff'] {
  let begun: { readonly file: string; readonly hash: string } | null = null;
  let tell: (news: SignOffNews) => void = () => undefined;
  const look = async (): Promise<void> => {
    if (begun === null) return;
    const { file, hash } = begun;
    const fate = await shift.fateOf(hash);
    // Each of the two downloads comes here: what one has told the other does not tell again.
    if (fate === 'under_way' || begun?.hash !== hash) return;
    begun = null;
    tell(fate === 'delivered' ? { news: 'done', file } : { news: 'interrupted' });
  };
  const fail = (): void => tell({ news: 'failed' });
  watchDownloads(() => void look().catch(fail));
  const run = async (): Promise<void> => {
    const done = await shift.signOff();
    if (!done.ok) return done.reason === 'quota' || done.reason === 'database' ? fail() : tell({ news: done.reason });
    begun = done.value;
    tell({ news: 'under_way' });
    await look();
  };
  void shift.isDue(KEPT).then((due) => (due ? shift.signOff() : null), fail);
  return (listener) => {
    tell = listener;
    void askToDownload()
      .catch(() => false)
      .then(run)
      .catch(fail);
  };
}

/** The page's ports on the browser's own stores. */
export function openPorts(db: Database, outdated: Outdated, given: PageFiles): RecordsPorts {
  const dispositions = createDispositions(db);
  const finding = createFinding(db);
  const shiftLog = createShiftLog(db);
  return {
    read: (query, most) =>
      attempt(async () => {
        if (!isSearch(query)) return dispositions.page(query.day, most);
        const records = await finding.find(query, most + 1);
        return { records: records.slice(0, most), more: records.length > most };
      }),
    count: (day) => attempt(() => dispositions.count(day)),
    standing: () =>
      attempt(async () => {
        const [owed, waiting, unclaimed] = await Promise.all([finding.owed(), shiftLog.waitingCount(), finding.unclaimed(UNCLAIMED_MOST)]);
        return { owed, waiting, unclaimed };
      }),
    history: (recordId) => attempt(() => dispositions.history(recordId)),
    corrections: createCorrections(db),
    who: async () => (await openSnapshots()).current().ui?.who ?? null,
    settings: async () => (await readSettings()).values,
    forgotAt: () => forgotAt(Date.now()),
    files: given.files,
    signOff: createSignOff(given),
    outdated,
    reload: () => location.reload(),
  };
}
