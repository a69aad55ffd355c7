import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { clockFace, type Millis } from '../../lib/base/time.ts';
import { heldOver, type Totals } from '../../lib/warehouse/totals.ts';

const number = new Intl.NumberFormat();

function Fact({ figure, label, href }: { readonly figure: string; readonly label: string; readonly href: string }): ReactNode {
  return (
    <li className="border-line py-3 print:py-1.5 lg:not-first:border-s lg:not-first:ps-4 print:not-first:border-s print:not-first:ps-3">
      <a href={href} className="block rounded-[4px] text-ink no-underline hover:underline">
        <b className="block text-[24px] leading-[1.1] print:text-[18px] font-semibold tracking-[-.01em] tabular-nums">{figure}</b>
        <span className="text-[12px] text-soft print:text-[9px]">{label}</span>
      </a>
    </li>
  );
}

/** The day in six figures, each leading to its table. `limit`: how long a hold may be. */
export function Facts({ totals, limit }: { readonly totals: Totals; readonly limit: Millis }): ReactNode {
  const count = (mark: string): number => totals.marks[mark] ?? 0;
  const [unlogged, owed, done] = [count('unlogged'), count('owed'), totals.calledBack];
  return (
    <ul
      aria-label={m.console_facts()}
      className="m-0 mb-6 grid list-none grid-cols-2 gap-x-4 border-y border-line p-0 sm:grid-cols-3 lg:grid-cols-6 print:mb-3 print:grid-cols-6"
    >
      <Fact
        href="#calls"
        figure={number.format(totals.calls)}
        label={
          unlogged > 0 ? m.console_fact_calls_unlogged({ count: totals.calls, unlogged }) : m.console_fact_calls({ count: totals.calls })
        }
      />
      <Fact href="#holds" figure={totals.calls === 0 ? '–' : clockFace(totals.handle / totals.calls)} label={m.console_fact_handle()} />
      <Fact href="#held" figure={number.format(heldOver(totals, limit))} label={m.console_fact_held({ limit: clockFace(limit) })} />
      <Fact href="#ended" figure={number.format(totals.enders['agent'] ?? 0)} label={m.console_fact_agent()} />
      <Fact href="#unwarned" figure={number.format(count('unwarned'))} label={m.console_fact_unwarned()} />
      <Fact href="#owed" figure={number.format(owed)} label={done > 0 ? m.console_fact_owed_done({ done }) : m.console_fact_owed()} />
    </ul>
  );
}
