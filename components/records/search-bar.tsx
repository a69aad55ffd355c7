import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { type EndedSide, endedSides } from '../../lib/disposition/search-words.ts';
import { fieldLook, keptHere } from './field.ts';
import type { Query } from './records-ports.ts';

const labels: Readonly<Record<EndedSide, () => string>> = {
  customer: m.records_ended_customer,
  agent: m.records_ended_agent,
  dropped: m.records_ended_dropped,
  other: m.records_ended_other,
};

interface SearchBarProps {
  readonly query: Query;
  readonly owed: number;
  readonly change: (query: Query) => void;
}

/** What to look for, across all days; call-backs owed stand there at a glance. */
export function SearchBar({ query, owed, change }: SearchBarProps): ReactNode {
  return (
    <search className="flex min-w-0 grow basis-[580px] flex-wrap items-center gap-2">
      <input
        type="search"
        aria-label={m.records_search()}
        placeholder={m.records_search()}
        className={`${fieldLook} max-w-72 grow basis-56`}
        value={query.text}
        maxLength={200}
        {...keptHere}
        onChange={(event) => change({ ...query, text: event.target.value })}
      />
      <select
        aria-label={m.records_ended_by()}
        className={fieldLook}
        value={query.ended ?? ''}
        onChange={(event) => change({ ...query, ended: endedSides.find((side) => side === event.target.value) ?? null })}
      >
        <option value="">{m.records_ended_any()}</option>
        {endedSides.map((side) => (
          <option key={side} value={side}>
            {labels[side]()}
          </option>
        ))}
      </select>
      {(owed > 0 || query.owed) && (
        <button
          type="button"
          aria-pressed={query.owed}
          className="min-h-9 rounded-[9px] bg-ask-tint px-3 font-medium text-ask tabular-nums aria-pressed:shadow-[inset_0_0_0_2px_var(--color-ask)] forced-colors:border"
          onClick={() => change({ ...query, owed: !query.owed })}
        >
          {m.records_owed_only({ count: owed })}
        </button>
      )}
    </search>
  );
}
