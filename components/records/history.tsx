import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { sayPageMessage } from '../ui/page-message.ts';

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const tracked = ['wrap_up_code', 'end_code', 'notes', 'call_back_done_at', 'call_back_owed', 'agent_id'] as const;

/** What this revision changed of the one before it. */
function changesOf(record: DispositionRecord, before: DispositionRecord | undefined): string {
  if (record.record_status === 'void') return m.records_history_void();
  if (before === undefined) return m.records_history_first();
  const fields = tracked.filter((field) => record[field] !== before[field]).map((field) => sayPageMessage('field', field));
  return m.records_history_amended({ fields: [...new Set(fields)].join(', ') });
}

const codeOf = ({ wrap_up_name, wrap_up_code }: DispositionRecord): string | null =>
  wrap_up_name ?? (wrap_up_code === null ? null : sayPageMessage('code', wrap_up_code));

/** Every revision as it was, the first one first. */
export function History({ revisions }: { readonly revisions: readonly DispositionRecord[] }): ReactNode {
  return (
    <section aria-label={m.records_history()}>
      <h3 className="mb-1 text-[12px] font-medium text-soft">{m.records_history()}</h3>
      <ol className="grid gap-1" data-part="history">
        {revisions.map((record, at) => (
          <li key={record.revision} className="flex gap-3 border-t border-line pt-1 tabular-nums">
            <time className="shrink-0 text-soft" dateTime={record.last_update_timestamp}>
              {when.format(Date.parse(record.last_update_timestamp))}
            </time>
            <span className="grow text-pretty">
              {changesOf(record, revisions[at - 1])}
              {record.record_status !== 'void' && (
                <span className="text-soft">
                  {[codeOf(record), record.notes].filter((each) => each !== null).map((each) => ` · ${each}`)}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
