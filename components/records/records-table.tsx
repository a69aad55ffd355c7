import { memo, useDeferredValue } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { RecordRow } from './record-row.tsx';

const columns: readonly { readonly label: () => string; readonly end?: true; readonly hidden?: true }[] = [
  { label: m.records_time },
  { label: m.records_caller },
  { label: m.records_what_happened },
  { label: m.records_code },
  { label: m.records_call_back },
  { label: m.records_holds, end: true },
  { label: m.records_length, end: true },
  { label: m.records_actions, hidden: true },
];

/** Rows that fill a usual screen. */
const SCREEN = 25;

interface RecordsTableProps {
  readonly records: readonly DispositionRecord[];
  readonly caption: string;
  /** Of several days, so that a time alone does not say which. */
  readonly withDate: boolean;
  readonly open: (record: DispositionRecord) => void;
}

/**
 * The calls in the order given; what does not fit scrolls sideways within the table, which the keyboard can reach. Drawn anew only with
 * other calls. A new table draws a screen of them first, and those below when these stand.
 */
export const RecordsTable = memo(function RecordsTable({ records, caption, withDate, open }: RecordsTableProps) {
  const drawn = useDeferredValue(records, records.slice(0, SCREEN));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, end, hidden }) => (
              <th
                key={label()}
                scope="col"
                className={`border-b border-line px-2.5 py-1.5 text-[12px] first:ps-0 last:pe-0 font-medium whitespace-nowrap text-faint ${end ? 'text-end' : 'text-start'}`}
              >
                {hidden ? <span className="sr-only">{label()}</span> : label()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map((record) => (
            <RecordRow key={record.record_id} record={record} withDate={withDate} open={open} />
          ))}
        </tbody>
      </table>
    </section>
  );
});
