import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { clockFace } from '../../lib/base/time.ts';
import type { LedgerRung } from '../../lib/call/guidance.ts';
import { sayMessage } from '../ui/message.ts';

const INLINE = 3;

const pips: Readonly<Record<LedgerRung['state'], string>> = {
  done: 'bg-ink text-ground forced-colors:border forced-colors:bg-transparent',
  now: 'border-[1.5px] border-ink',
  left: 'border-[1.5px] border-faint/70',
};

const spoken: Readonly<Record<LedgerRung['state'], () => string>> = {
  done: m.ledger_done,
  now: m.ledger_now,
  left: m.ledger_left,
};

function Rung({ rung, stacked }: { readonly rung: LedgerRung; readonly stacked: boolean }): ReactNode {
  return (
    <li
      aria-current={rung.state === 'now' ? 'step' : undefined}
      className={`flex min-w-0 gap-1.5 ${stacked ? 'flex-col not-last:flex-1' : 'items-center not-last:flex-auto'} ${rung.state === 'now' ? 'font-semibold text-ink' : 'text-soft'}`}
    >
      <span className={`flex items-center gap-1.5 ${stacked ? '' : 'contents'}`}>
        <span className={`grid size-3.5 shrink-0 place-items-center rounded-full ${pips[rung.state]}`}>
          {rung.state === 'done' && <Check size={9} strokeWidth={3.5} />}
        </span>
        {stacked && <span className="h-[1.5px] flex-1 bg-line in-[li:last-child]:invisible" />}
      </span>
      <span className={`tabular-nums ${stacked ? 'leading-tight' : 'whitespace-nowrap'}`}>
        {sayMessage('rung', rung.name)}
        {rung.at !== null && rung.state === 'done' && <span className={stacked ? 'block' : ''}> {clockFace(rung.at)}</span>}
        <span className="sr-only"> {spoken[rung.state]()}</span>
      </span>
      {!stacked && <span className="h-[1.5px] min-w-2 flex-1 bg-line in-[li:last-child]:hidden" />}
    </li>
  );
}

/** The rungs: what was given and when, what is due, what is left. */
export function Ledger({ rungs }: { readonly rungs: readonly LedgerRung[] }): ReactNode {
  if (rungs.length === 0) return null;
  const stacked = rungs.length > INLINE;
  return (
    <ol
      aria-label={m.ledger_label()}
      className={`flex px-3.5 pt-3.5 text-[12px] ${stacked ? 'items-start gap-1.5' : 'items-center gap-1.5'}`}
      data-part="ledger"
    >
      {rungs.map((rung, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a ladder may hold one rung twice, and its order is its identity.
        <Rung key={`${rung.name}-${at}`} rung={rung} stacked={stacked} />
      ))}
    </ol>
  );
}
