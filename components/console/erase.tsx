import { type ReactNode, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { Period } from '../../lib/warehouse/page.ts';
import type { Warehouse } from '../../lib/warehouse/warehouse.ts';
import { Button } from '../ui/button.tsx';
import { sayPageMessage } from '../ui/page-message.ts';
import { periodText } from './period.ts';

interface EraseProps {
  readonly warehouse: Pick<Warehouse, 'erase'>;
  readonly period: Period;
}

/** Forgets the days that are shown, or everything, on this machine only; asked once more before it is done. */
export function Erase({ warehouse, period }: EraseProps): ReactNode {
  const [asked, setAsked] = useState<Period | 'all' | null>(null);
  const [answer, setAnswer] = useState('');
  const erase = async (): Promise<void> => {
    if (asked === null) return;
    const erased = await warehouse.erase(asked);
    setAsked(null);
    setAnswer(erased.ok ? m.console_erased({ count: erased.value }) : sayPageMessage('adding', erased.reason));
  };
  return (
    <details className="mt-8 border-t border-line pt-3 print:hidden">
      <summary className="rounded-[4px] text-soft">{m.console_erase()}</summary>
      <p className="my-2 text-soft text-pretty">{m.console_erase_more()}</p>
      <div className="flex flex-wrap items-center gap-2">
        {asked === null ? (
          <>
            <Button onClick={() => setAsked(period)}>{m.console_erase_period({ period: periodText(period) })}</Button>
            <Button onClick={() => setAsked('all')}>{m.console_erase_all()}</Button>
          </>
        ) : (
          <>
            <span className="font-medium">
              {asked === 'all' ? m.console_erase_all_sure() : m.console_erase_sure({ period: periodText(asked) })}
            </span>
            <Button onClick={erase}>{m.console_erase_yes()}</Button>
            <Button onClick={() => setAsked(null)}>{m.console_erase_no()}</Button>
          </>
        )}
        <span role="status">{answer}</span>
      </div>
    </details>
  );
}
