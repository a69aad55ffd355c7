import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { RecordRow } from './record-row.tsx';

const columns = [
  { label: m.records_time },
  { label: m.records_caller },
  { label: m.records_what_happened },
  { label: m.records_code },
  { label: m.records_call_back },
  { label: m.records_holds, end: true },
  { label: m.records_length, end: true },
];

/** The calls in the order given; what does not fit scrolls sideways within the table, which the keyboard can reach. */
export function RecordsTable({
  records,
  caption,
}: {
  readonly records: readonly DispositionRecord[];
  readonly caption: string;
}): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, end }) => (
              <th
                key={label()}
                scope="col"
                className={`border-b border-line px-2.5 py-1.5 text-[12px] first:ps-0 last:pe-0 font-medium whitespace-nowrap text-faint ${end ? 'text-end' : 'text-start'}`}
              >
                {label()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <RecordRow key={record.record_id} record={record} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
