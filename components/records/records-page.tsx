import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactNode, useSyncExternalStore } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { Result } from '../../lib/base/result.ts';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { Button } from '../ui/button.tsx';
import type { Day } from './day.ts';
import type { Outdated } from './outdated.ts';
import { RecordsTable } from './records-table.tsx';
import { useDay } from './use-day.ts';

export interface RecordsPageProps {
  /** Records of a day, the latest first; asked again whenever one is saved. */
  readonly read: (day: Day) => Promise<Result<readonly DispositionRecord[]>>;
  readonly outdated: Outdated;
  readonly reload: () => void;
}

const date = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

function Notice({ text, reload }: { readonly text: string; readonly reload: () => void }): ReactNode {
  return (
    <div role="alert" className="mb-4 flex items-center gap-4 rounded-[10px] bg-ask-tint px-3.5 py-3 text-pretty">
      <p className="grow">{text}</p>
      <Button look="primary" onClick={reload}>
        {m.records_reload()}
      </Button>
    </div>
  );
}

function Empty(): ReactNode {
  return (
    <div className="py-16 text-center">
      <p className="text-[15px] font-semibold">{m.records_empty()}</p>
      <p className="mt-1 text-soft">{m.records_empty_more()}</p>
    </div>
  );
}

function Listed({ records, title }: { readonly records: readonly DispositionRecord[]; readonly title: string }): ReactNode {
  return records.length === 0 ? <Empty /> : <RecordsTable records={records} caption={title} />;
}

/** Today's calls of this device, live, in a tab of their own. */
export function RecordsPage({ read, outdated, reload }: RecordsPageProps): ReactNode {
  const day = useDay();
  const answer = useLiveQuery(() => read(day), [day]);
  const isOutdated = useSyncExternalStore(outdated.subscribe, outdated.current);
  const records = answer?.ok ? answer.value.filter((record) => record.record_status !== 'void') : null;
  const title = m.records_title();
  return (
    <main className="mx-auto max-w-[1180px] px-7 py-7">
      <header className="mb-4 flex flex-wrap items-baseline gap-x-3">
        <h1 className="text-[20px] leading-tight font-semibold tracking-[-.005em]">{title}</h1>
        <p role="status" className="text-soft tabular-nums">
          {date.format(day.from)}
          {records !== null && records.length > 0 && ` · ${m.records_count({ count: records.length })}`}
        </p>
      </header>
      {isOutdated && <Notice text={m.records_outdated()} reload={reload} />}
      {!isOutdated && answer?.ok === false && <Notice text={m.records_unreadable()} reload={reload} />}
      {records !== null && <Listed records={records} title={title} />}
    </main>
  );
}
