import { memo, type ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { clockFace } from '../../lib/base/time.ts';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { enderOf } from '../../lib/warehouse/ended-by.ts';
import { verdictOf } from '../../lib/warehouse/mark.ts';
import type { Listed } from '../../lib/warehouse/page.ts';
import { holdOf } from '../records/ended-key.ts';
import { sayPageMessage } from '../ui/page-message.ts';

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/** A time on the agent's own clock. */
function When({ at, record, withDay }: { readonly at: string; readonly record: DispositionRecord; readonly withDay: boolean }): ReactNode {
  const there = Date.parse(at) + record.utc_offset_minutes * 60_000;
  return <time dateTime={at}>{(withDay ? date : time).format(there)}</time>;
}

const codeOf = ({ wrap_up_code, wrap_up_name, end_code }: DispositionRecord): string => {
  const code = wrap_up_code ?? end_code;
  return wrap_up_name ?? (code === null ? m.console_no_code() : sayPageMessage('code', code));
};

/** As a lead tells it: the sentence of the record is the agent's own. */
const whatHappened = (record: DispositionRecord): string => {
  const ender = sayPageMessage('ender', enderOf(record));
  return record.ended_while_held ? m.console_while_held({ ender, hold: clockFace(holdOf(record)) }) : ender;
};

function Due({ record, now }: { readonly record: DispositionRecord; readonly now: number }): ReactNode {
  if (record.call_back_due === null) return m.console_due_open();
  const isLate = Date.parse(record.call_back_due) < now;
  return (
    <>
      <When at={record.call_back_due} record={record} withDay />{' '}
      {isLate && <span className="rounded-full bg-ask-tint px-2 py-0.5 font-medium text-ask">{m.console_due_late()}</span>}
    </>
  );
}

export type ListedColumn = 'due' | 'longest' | 'verdict' | 'code' | 'length';

interface ListedTableProps {
  readonly caption: string;
  readonly rows: readonly Listed[];
  readonly columns: readonly ListedColumn[];
  readonly withDay: boolean;
  readonly withAgent: boolean;
  readonly now: number;
  /** Rows beyond this stay off the paper. */
  readonly printed?: number;
}

const headings: Readonly<Record<ListedColumn, () => string>> = {
  due: m.console_due,
  longest: m.console_longest,
  verdict: m.console_verdict,
  code: m.console_code,
  length: m.console_length,
};

const head =
  'border-b border-line px-2.5 py-1.5 text-[12px] first:ps-0 font-medium whitespace-nowrap text-faint text-start print:py-0.5 print:text-[9px]';
const cell = 'border-b border-line px-2.5 py-1.5 align-top first:ps-0 print:py-0.5';

function Cell({
  column,
  record,
  now,
}: {
  readonly column: ListedColumn;
  readonly record: DispositionRecord;
  readonly now: number;
}): ReactNode {
  switch (column) {
    case 'due':
      return <Due record={record} now={now} />;
    case 'longest':
      return clockFace(record.agent_longest_hold_duration_ms);
    case 'verdict':
      return sayPageMessage('verdict', verdictOf(record) ?? 'none');
    case 'code':
      return codeOf(record);
    case 'length':
      return clockFace(record.agent_interaction_duration_ms + record.agent_customer_hold_duration_ms);
  }
}

/** Calls as a lead looks at them: when, who, what happened, and what the list is about. Drawn anew only with other calls. */
export const ListedTable = memo(function ListedTable({ caption, rows, columns, withDay, withAgent, now, printed }: ListedTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto print:overflow-visible">
      <table className="w-full border-collapse tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {[m.console_time, m.console_caller, m.console_what_happened, ...columns.map((column) => headings[column])].map((label) => (
              <th key={label()} scope="col" className={head}>
                {label()}
              </th>
            ))}
            {withAgent && (
              <th scope="col" className={head}>
                {m.console_agent()}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ record, isForeign }, at) => (
            <tr
              key={record.record_id}
              data-record={record.record_id}
              className={printed !== undefined && at >= printed ? 'print:hidden' : undefined}
            >
              <th scope="row" className={`${cell} text-start font-normal whitespace-nowrap`}>
                <When at={record.initiation_timestamp} record={record} withDay={withDay} />
              </th>
              <td className={`${cell} whitespace-nowrap`}>
                {record.customer_endpoint_address ?? m.console_no_number()}{' '}
                {record.queue_name !== null && <span className="text-soft">{record.queue_name}</span>}
              </td>
              <td className={`${cell} w-full min-w-56 text-pretty`}>
                {whatHappened(record)}
                {isForeign && <span className="ms-2 text-soft">{m.console_foreign()}</span>}
              </td>
              {columns.map((column) => (
                <td key={column} className={`${cell} whitespace-nowrap`}>
                  <Cell column={column} record={record} now={now} />
                </td>
              ))}
              {withAgent && (
                <td className={`${cell} whitespace-nowrap`}>{record.agent_id === 'unclaimed' ? m.console_unclaimed() : record.agent_id}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
});
