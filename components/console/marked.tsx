import { type ReactNode, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { Instant, Millis } from '../../lib/base/time.ts';
import type { Mark } from '../../lib/warehouse/mark.ts';
import type { Listed, Period } from '../../lib/warehouse/page.ts';
import type { Warehouse } from '../../lib/warehouse/warehouse.ts';
import { Button } from '../ui/button.tsx';
import { type ListedColumn, ListedTable } from './listed-table.tsx';
import { useAnswer } from './use-answer.ts';

interface MarkedProps {
  readonly warehouse: Pick<Warehouse, 'marked'>;
  readonly period: Period;
  readonly mark: Mark;
  /** In all; what is listed may be less. */
  readonly count: number;
  /** The first of them. */
  readonly few: readonly Listed[];
  readonly title: string;
  readonly none: string;
  readonly columns: readonly ListedColumn[];
  readonly above?: Millis;
  readonly withAgent: boolean;
  readonly now: Instant;
}

const number = new Intl.NumberFormat();
const MANY = 500;
/** So many of each list find room on one sheet. */
const PRINTED = 3;

/** The calls that bear a mark: the first few, and the rest for the asking. */
export function Marked({ warehouse, period, mark, count, few, title, none, columns, above = 0, withAgent, now }: MarkedProps): ReactNode {
  const [isAsked, setIsAsked] = useState(false);
  const { from, to } = period;
  const many = useAnswer(
    async () => (isAsked ? { from, to, rows: await warehouse.marked({ from, to }, mark, MANY, above) } : null),
    [warehouse, from, to, mark, isAsked, above],
  );
  // Until those of another period are there, its first ones stand.
  const isThere = many?.ok && many.value?.from === from && many.value.to === to;
  const shown = isThere ? many.value.rows : few;
  return (
    <div id={mark} className="mb-6 print:mb-2">
      <h2 className="text-[14px] font-semibold">
        {title} <span className="font-normal text-soft tabular-nums">{count > 0 ? number.format(count) : ''}</span>
      </h2>
      {count === 0 && <p className="text-soft">{none}</p>}
      {shown.length > 0 && count > 0 && (
        <ListedTable
          caption={title}
          rows={shown}
          columns={columns}
          withDay={from !== to}
          withAgent={withAgent}
          now={now}
          printed={PRINTED}
        />
      )}
      {count > PRINTED && (
        <p className="hidden text-soft print:block">{m.console_more({ count: count - Math.min(PRINTED, shown.length) })}</p>
      )}
      {count > shown.length && !isAsked && (
        <Button look="plain" className="mt-1 print:hidden" onClick={() => setIsAsked(true)}>
          {m.console_show_all({ count })}
        </Button>
      )}
      {count > MANY && isAsked && <p className="mt-1 text-soft print:hidden">{m.console_first({ count: MANY })}</p>}
    </div>
  );
}
