import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { Button } from '../ui/button.tsx';
import { ClaimLine } from './claim-line.tsx';
import { DayNav } from './day-nav.tsx';
import { ExportMenu } from './export-menu.tsx';
import { Notice, Unreadable } from './notice.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { isSearch, type Query, type RecordsPorts, type Standing } from './records-ports.ts';
import { RecordsTable } from './records-table.tsx';
import { SearchBar } from './search-bar.tsx';
import { SignOff } from './sign-off.tsx';
import { useDay } from './use-day.ts';
import { type Found, useFound } from './use-found.ts';

/** Rows at first, and with each *show more*. */
const PAGE = 50;
const EVERYTHING = 1_000_000;

const date = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const shortDate = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

function Empty({ search, today }: { readonly search: boolean; readonly today: boolean }): ReactNode {
  const more = search ? m.records_empty_search_more() : today ? m.records_empty_more() : null;
  return (
    <div className="py-16 text-center">
      <p className="text-[15px] font-semibold">{search ? m.records_empty_search() : today ? m.records_empty() : m.records_empty_day()}</p>
      {more !== null && <p className="mt-1 text-soft">{more}</p>}
    </div>
  );
}

/** That this device has lost what was stored on it before. */
function Forgot({ forgotAt }: Pick<RecordsPorts, 'forgotAt'>): ReactNode {
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    void forgotAt().then(setAt);
  }, [forgotAt]);
  if (at === null) return null;
  return (
    <p className="mb-3 rounded-[10px] bg-ask-tint px-3.5 py-2 text-pretty" data-part="forgot">
      {m.records_forgot({ date: shortDate.format(at) })}
    </p>
  );
}

function summaryOf(found: Found | undefined, standing: Standing | null): string {
  const search = found !== undefined && isSearch(found.query);
  const day = found === undefined || search ? null : date.format(found.query.day.from);
  const count = found?.count || null;
  const counted = count === null ? null : search ? m.records_found({ count }) : m.records_count({ count });
  const waiting = standing === null || standing.waiting === 0 ? null : m.records_waiting({ count: standing.waiting });
  return [day, counted, waiting].filter((each) => each !== null).join(' · ');
}

/** The calls of this device, a day at a time or by what is looked for, live, in a tab of their own. */
export function RecordsPage({ ports }: { readonly ports: RecordsPorts }): ReactNode {
  const today = useDay();
  const [query, setQuery] = useState<Omit<Query, 'day'> & { readonly day: Query['day'] | null }>({
    day: null,
    text: '',
    ended: null,
    owed: false,
  });
  const [most, setMost] = useState(PAGE);
  const [opened, setOpened] = useState<DispositionRecord | null>(null);
  const [said, setSaid] = useState('');
  const asked: Query = { ...query, day: query.day ?? today };
  const found = useFound(ports, asked, most);
  const standing = useLiveQuery(ports.standing, []);
  const isOutdated = useSyncExternalStore(ports.outdated.subscribe, ports.outdated.current);
  const page = found?.page ?? null;
  const { day } = found?.query ?? asked;
  const search = isSearch(found?.query ?? asked);
  const isToday = day.from === today.from;
  const title = search ? m.records_found_title() : isToday ? m.records_title() : m.records_day_title({ date: date.format(day.from) });
  const change = (next: typeof query): void => {
    setQuery(next);
    setMost(PAGE);
  };
  const stands = standing?.ok ? standing.value : null;
  const all = async () => {
    const read = await ports.read(asked, EVERYTHING);
    return read.ok ? { ok: true as const, value: read.value.records } : read;
  };
  return (
    <main className="mx-auto max-w-[1180px] px-7 py-7">
      <header className="mb-3 flex flex-wrap items-baseline gap-x-3">
        <h1 className="text-[20px] leading-tight font-semibold tracking-[-.005em]">{title}</h1>
        <p role="status" className="text-soft tabular-nums">
          {summaryOf(found, stands)}
        </p>
        <a href="/console.html" className="ms-auto text-soft underline-offset-2 hover:text-ink hover:underline" data-press="console">
          {m.records_console()}
        </a>
      </header>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <DayNav
          day={asked.day}
          today={today}
          choose={(chosen) => change({ text: '', ended: null, owed: false, day: chosen.from === today.from ? null : chosen })}
        />
        <SearchBar query={asked} owed={stands?.owed ?? 0} change={(next) => change({ ...next, day: query.day })} />
        <div className="ms-auto flex items-center gap-2">
          <ExportMenu files={ports.files} settings={ports.settings} all={all} say={setSaid} />
          <SignOff signOff={ports.signOff} say={setSaid} />
        </div>
      </div>
      <p role="status" className={`text-pretty text-soft ${said === '' ? '' : 'mb-3'}`} data-part="said">
        {said}
      </p>
      {isOutdated && (
        <Notice text={m.records_outdated()}>
          <Button look="primary" onClick={ports.reload}>
            {m.records_reload()}
          </Button>
        </Notice>
      )}
      {!isOutdated && found?.page === null && <Unreadable files={ports.files} reload={ports.reload} />}
      <Forgot forgotAt={ports.forgotAt} />
      {stands !== null && <ClaimLine unclaimed={stands.unclaimed} who={ports.who} corrections={ports.corrections} say={setSaid} />}
      {page !== null && page.records.length === 0 && <Empty search={search} today={isToday} />}
      {page !== null && page.records.length > 0 && (
        <RecordsTable key={JSON.stringify(found?.query)} records={page.records} caption={title} withDate={search} open={setOpened} />
      )}
      {page?.more && (
        <Button className="mt-3" onClick={() => setMost(most + PAGE)}>
          {m.records_more()}
        </Button>
      )}
      {opened !== null && (
        <RecordDialog
          key={opened.record_id}
          record={opened}
          corrections={ports.corrections}
          history={ports.history}
          settings={ports.settings}
          close={() => setOpened(null)}
        />
      )}
    </main>
  );
}
