import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { Millis } from '../../lib/base/time.ts';
import type { Period } from '../../lib/warehouse/page.ts';
import type { Warehouse } from '../../lib/warehouse/warehouse.ts';
import type { Outdated } from '../records/outdated.ts';
import { Button } from '../ui/button.tsx';
import { AddLogs } from './add-logs.tsx';
import { PAGE } from './all-calls.tsx';
import { Erase } from './erase.tsx';
import { periodOf, periodText } from './period.ts';
import { PeriodPicker } from './period-picker.tsx';
import { Report } from './report.tsx';
import { useAdding } from './use-adding.ts';
import { useAnswer } from './use-answer.ts';

export interface ConsolePageProps {
  readonly warehouse: Warehouse;
  readonly outdated: Outdated;
  /** A hold longer than this is over the limit. */
  readonly holdLimit: Millis;
  readonly print: () => void;
  readonly reload: () => void;
}

/** Calls of each list before the rest is asked for. */
const FEW = 8;

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

function Empty({ known, pick }: { readonly known: Period | null; readonly pick: (period: Period) => void }): ReactNode {
  return (
    <div className="py-12 text-center">
      <p className="text-[15px] font-semibold">{known === null ? m.console_empty() : m.console_empty_days()}</p>
      {known === null ? (
        <p className="mt-1 text-soft">{m.console_empty_more()}</p>
      ) : (
        <Button className="mt-3" onClick={() => pick({ from: known.to, to: known.to })}>
          {m.console_show_last({ day: periodText({ from: known.to, to: known.to }) })}
        </Button>
      )}
    </div>
  );
}

/** What a lead sees: logs are dropped on it, and it says what happened on the phones of the team. */
export function ConsolePage({ warehouse, outdated, holdLimit, print, reload }: ConsolePageProps): ReactNode {
  const hands = useAdding(warehouse);
  const now = Date.now();
  const known = useAnswer(() => warehouse.days(), [warehouse]);
  const days = known?.ok ? known.value : null;
  const [period, setPeriod] = useState(() => periodOf('today', now, null));
  const [withAgent, setWithAgent] = useState(false);
  const { from, to } = period;
  // Figures and lists come in one answer, and are drawn at once.
  const asked = useAnswer(
    async () => ({ answer: await warehouse.report({ from, to }, { few: FEW, page: PAGE, holdLimit }), now: Date.now() }),
    [warehouse, from, to, holdLimit],
  );
  const broken = useAnswer(() => warehouse.broken(), [warehouse]);
  const isOutdated = useSyncExternalStore(outdated.subscribe, outdated.current);
  return (
    <main className="console mx-auto max-w-[1180px] px-7 py-7 print:max-w-none print:p-0">
      <header className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 print:mb-2">
        <h1 className="text-[20px] leading-tight font-semibold tracking-[-.005em]">{m.console_title()}</h1>
        <p className="grow text-soft tabular-nums">{periodText(asked?.ok ? asked.value.answer.period : period)}</p>
        <PeriodPicker period={period} known={days} now={now} pick={setPeriod} />
        <label className="flex min-h-9 items-center gap-1.5 print:hidden">
          <input type="checkbox" checked={withAgent} onChange={({ currentTarget }) => setWithAgent(currentTarget.checked)} />
          {m.console_by_agent()}
        </label>
        <Button className="print:hidden" onClick={print}>
          {m.console_print()}
        </Button>
      </header>
      {isOutdated && <Notice text={m.console_outdated()} reload={reload} />}
      {!isOutdated && asked?.ok === false && <Notice text={m.console_unreadable()} reload={reload} />}
      <AddLogs hands={hands} brokenOff={broken?.ok ? (broken.value?.rows ?? null) : null} />
      {/* To draw every list anew at each thousand rows takes longer than to add them. */}
      {hands.adding.step !== 'adding' &&
        asked?.ok &&
        known?.ok &&
        (asked.value.answer.totals.calls === 0 ? (
          <Empty known={days} pick={setPeriod} />
        ) : (
          <Report warehouse={warehouse} {...asked.value} limit={holdLimit} withAgent={withAgent} />
        ))}
      {days !== null && <Erase warehouse={warehouse} period={period} />}
    </main>
  );
}
