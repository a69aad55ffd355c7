import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { type Day, dateFieldOf, dayAfter, dayOfField } from './day.ts';
import { fieldLook } from './field.ts';

interface DayNavProps {
  readonly day: Day;
  readonly today: Day;
  readonly choose: (day: Day) => void;
}

/** From day to day, to any day, and back to today. */
export function DayNav({ day, today, choose }: DayNavProps): ReactNode {
  const isToday = day.from === today.from;
  return (
    <div className="flex items-center gap-1">
      <Button look="icon" aria-label={m.records_day_before()} onClick={() => choose(dayAfter(day, -1))}>
        <ChevronLeft size={16} strokeWidth={2} />
      </Button>
      <input
        type="date"
        aria-label={m.records_day()}
        className={`${fieldLook} tabular-nums`}
        value={dateFieldOf(day)}
        max={dateFieldOf(today)}
        onChange={(event) => {
          const chosen = dayOfField(event.target.value);
          if (chosen !== null) choose(chosen);
        }}
      />
      <Button look="icon" aria-label={m.records_day_after()} disabled={isToday} onClick={() => choose(dayAfter(day, 1))}>
        <ChevronRight size={16} strokeWidth={2} />
      </Button>
      {!isToday && (
        <Button look="plain" onClick={() => choose(today)}>
          {m.records_today()}
        </Button>
      )}
    </div>
  );
}
