import { type ReactNode, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { Instant } from '../../lib/base/time.ts';
import type { Cursor, Page, Period } from '../../lib/warehouse/page.ts';
import type { Warehouse } from '../../lib/warehouse/warehouse.ts';
import { Button } from '../ui/button.tsx';
import { ListedTable } from './listed-table.tsx';
import { useAnswer } from './use-answer.ts';

interface AllCallsProps {
  readonly warehouse: Pick<Warehouse, 'page'>;
  readonly period: Period;
  readonly count: number;
  /** The first page. */
  readonly top: Page;
  readonly withAgent: boolean;
  readonly now: Instant;
}

/** Calls of a page. */
export const PAGE = 50;

const columns = ['code', 'verdict', 'length'] as const;

/** Every call of the period, fifty at a time, the latest first. The owner gives it a key of the period, so that another begins at the top. */
export function AllCalls({ warehouse, period, count, top, withAgent, now }: AllCallsProps): ReactNode {
  const [before, setBefore] = useState<readonly Cursor[]>([]);
  const { from, to } = period;
  // The page that is shown stands, with its own numbers, until the next one is there.
  const answer = useAnswer(async () => {
    const after = before.at(-1);
    return after === undefined ? null : { at: before.length, page: await warehouse.page({ from, to }, PAGE, after) };
  }, [warehouse, from, to, before]);
  const { at, page } = (before.length > 0 && answer?.ok ? answer.value : null) ?? { at: 0, page: top };
  const first = at * PAGE + 1;
  return (
    // It lies below the fold, and to lay out its fifty rows unseen takes a third of the answer to another period (measured).
    <div id="calls" className="[contain-intrinsic-block-size:auto_1700px] [content-visibility:auto] print:hidden">
      <div className="flex flex-wrap items-baseline gap-3">
        <h2 className="text-[14px] font-semibold">{m.console_all()}</h2>
        <p role="status" className="grow text-soft tabular-nums">
          {page.rows.length > 0 && m.console_rows({ first, last: first + page.rows.length - 1, count })}
        </p>
        <Button look="plain" disabled={before.length === 0} onClick={() => setBefore(before.slice(0, -1))}>
          {m.console_newer()}
        </Button>
        <Button
          look="plain"
          disabled={page.next === null}
          onClick={() => page.next !== null && at === before.length && setBefore([...before, page.next])}
        >
          {m.console_older()}
        </Button>
      </div>
      <ListedTable caption={m.console_all()} rows={page.rows} columns={columns} withDay={from !== to} withAgent={withAgent} now={now} />
    </div>
  );
}
