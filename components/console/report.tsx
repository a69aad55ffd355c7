import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { clockFace, type Instant, type Millis } from '../../lib/base/time.ts';
import type { Mark } from '../../lib/warehouse/mark.ts';
import type { Report as Answer } from '../../lib/warehouse/report.ts';
import { heldOver } from '../../lib/warehouse/totals.ts';
import type { Warehouse } from '../../lib/warehouse/warehouse.ts';
import { AllCalls } from './all-calls.tsx';
import { Facts } from './facts.tsx';
import { Figures } from './figures.tsx';
import type { ListedColumn } from './listed-table.tsx';
import { Marked } from './marked.tsx';

interface ReportProps {
  readonly warehouse: Pick<Warehouse, 'marked' | 'page'>;
  readonly answer: Answer;
  readonly limit: Millis;
  readonly withAgent: boolean;
  /** When it was asked. */
  readonly now: Instant;
}

const columns: Readonly<Record<Mark, readonly ListedColumn[]>> = {
  owed: ['due'],
  unwarned: ['verdict', 'code'],
  held: ['longest', 'code'],
  unlogged: ['length'],
};

/** Every figure and list of a period. */
export function Report({ warehouse, answer: { period, totals, marked, page }, limit, withAgent, now }: ReportProps): ReactNode {
  const common = { warehouse, period, withAgent, now };
  const list = (mark: Mark) => ({ ...common, mark, few: marked[mark], columns: columns[mark], count: totals.marks[mark] ?? 0 });
  const held = { count: heldOver(totals, limit), above: limit, title: m.console_held({ limit: clockFace(limit) }) };
  return (
    <>
      <Facts totals={totals} limit={limit} />
      <Figures totals={totals} byAgent={withAgent} />
      <Marked {...list('owed')} title={m.console_owed()} none={m.console_owed_none()} />
      <Marked {...list('unwarned')} title={m.console_unwarned()} none={m.console_unwarned_none()} />
      <Marked {...list('held')} {...held} none={m.console_held_none()} />
      <Marked {...list('unlogged')} title={m.console_unlogged()} none={m.console_unlogged_none()} />
      <AllCalls key={`${period.from} ${period.to}`} {...common} count={totals.calls} top={page} />
    </>
  );
}
