import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { Instant } from '../../lib/base/time.ts';
import type { Period } from '../../lib/warehouse/page.ts';
import { sayPageMessage } from '../ui/page-message.ts';
import { periodOf, type Span, spanOf, spans } from './period.ts';

interface PeriodPickerProps {
  readonly period: Period;
  readonly known: Period | null;
  readonly now: Instant;
  readonly pick: (period: Period) => void;
}

const field = 'min-h-9 rounded-[9px] border border-line bg-raised px-2 text-ink';

/** Which days: a usual span, or any first and last day. */
export function PeriodPicker({ period, known, now, pick }: PeriodPickerProps): ReactNode {
  const day = (value: string, make: (value: string) => Period): void => {
    if (value === '') return;
    const made = make(value);
    pick(made.from <= made.to ? made : { from: value, to: value });
  };
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <select
        aria-label={m.console_period()}
        className={field}
        value={spanOf(period, now, known) ?? ''}
        onChange={({ currentTarget }) => currentTarget.value !== '' && pick(periodOf(currentTarget.value as Span, now, known))}
      >
        {spans.map((span) => (
          <option key={span} value={span}>
            {sayPageMessage('span', span)}
          </option>
        ))}
        <option value="">{m.console_other_days()}</option>
      </select>
      <input
        type="date"
        aria-label={m.console_from()}
        className={field}
        value={period.from}
        onChange={({ currentTarget }) => day(currentTarget.value, (from) => ({ from, to: period.to }))}
      />
      <input
        type="date"
        aria-label={m.console_to()}
        className={field}
        value={period.to}
        onChange={({ currentTarget }) => day(currentTarget.value, (to) => ({ from: period.from, to }))}
      />
    </div>
  );
}
