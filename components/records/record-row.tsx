import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { clockFace } from '../../lib/base/time.ts';
import { UNCLAIMED } from '../../lib/disposition/agent-name.ts';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { Button } from '../ui/button.tsx';
import { sayPageMessage } from '../ui/page-message.ts';
import { endedKeyOf, holdOf } from './ended-key.ts';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

const dated = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

const timeOf = (at: string, withDate: boolean): string => (withDate ? dated : clock).format(Date.parse(at));

function callerOf(record: DispositionRecord): string {
  return record.customer_endpoint_address ?? (record.correlation === 'manual' ? m.records_by_hand() : m.records_no_number());
}

const codeOf = ({ wrap_up_code, wrap_up_name, end_code }: DispositionRecord): string | null => {
  const code = wrap_up_code ?? end_code;
  return wrap_up_name ?? (code === null ? null : sayPageMessage('code', code));
};

function CallBack({ record }: { readonly record: DispositionRecord }): ReactNode {
  if (record.call_back_done_at !== null) return <span className="text-soft">{m.records_call_back_done()}</span>;
  if (!record.call_back_owed) return <None />;
  return (
    <span className="rounded-full bg-ask-tint px-2 py-0.5 font-medium whitespace-nowrap text-ask">
      {record.call_back_due === null
        ? m.records_call_back_owed()
        : m.records_call_back_owed_by({ time: clock.format(Date.parse(record.call_back_due)) })}
    </span>
  );
}

/** A cell with nothing to say: a dash for the eye, a word for the ear. */
function None(): ReactNode {
  return (
    <>
      <span aria-hidden className="text-faint">
        –
      </span>
      <span className="sr-only">{m.records_none()}</span>
    </>
  );
}

const countedHolds = new Map<number, string>();

/** The plural of each number once: to ask the browser for it takes longer than all the rest of a row (measured). */
function holdsOf(count: number): string {
  const words = countedHolds.get(count) ?? m.holds({ count });
  countedHolds.set(count, words);
  return words;
}

function Holds({ record }: { readonly record: DispositionRecord }): ReactNode {
  const { agent_number_of_holds: count, agent_customer_hold_duration_ms: total } = record;
  if (count === 0) return <None />;
  return (
    <>
      {clockFace(total)} <span className="text-soft">· {holdsOf(count)}</span>
    </>
  );
}

const cell = 'border-b border-line px-2.5 py-2 align-top first:ps-0 last:pe-0';

interface RecordRowProps {
  readonly record: DispositionRecord;
  readonly withDate: boolean;
  readonly open: (record: DispositionRecord) => void;
}

const eraseReasonOf = ({ edited_fields }: DispositionRecord): string =>
  edited_fields.find((each) => each.startsWith('void:'))?.slice('void:'.length) ?? '';

function Told({ record }: { readonly record: DispositionRecord }): ReactNode {
  const length = record.agent_interaction_duration_ms + record.agent_customer_hold_duration_ms;
  const place = record.queue_name ?? record.system_endpoint_address;
  const code = codeOf(record);
  const isUnanswered = record.agent_connected_to_agent_timestamp === null;
  return (
    <>
      <td className={`${cell} whitespace-nowrap`}>
        {callerOf(record)} {place !== null && <span className="text-soft">{place}</span>}
      </td>
      <td className={`${cell} w-full min-w-56 text-pretty`}>
        {sayPageMessage('ended', endedKeyOf(record), { hold: clockFace(holdOf(record)) })}
        {record.agent_id === UNCLAIMED && <span className="text-soft"> · {m.records_unclaimed_mark()}</span>}
      </td>
      <td className={`${cell} min-w-32`}>{code ?? (isUnanswered ? <None /> : <span className="text-soft">{m.records_no_code()}</span>)}</td>
      <td className={cell}>
        <CallBack record={record} />
      </td>
      <td className={`${cell} text-end whitespace-nowrap`}>
        <Holds record={record} />
      </td>
      <td className={`${cell} text-end whitespace-nowrap`}>{length === 0 ? <None /> : clockFace(length)}</td>
    </>
  );
}

/** One call as its agent would tell it; of one that was erased, that it was. */
export function RecordRow({ record, withDate, open }: RecordRowProps): ReactNode {
  const time = timeOf(record.initiation_timestamp, withDate);
  return (
    <tr data-record={record.record_id}>
      <th scope="row" className={`${cell} text-start font-normal whitespace-nowrap`}>
        <time dateTime={record.initiation_timestamp}>{time}</time>
      </th>
      {record.record_status === 'void' ? (
        <td colSpan={6} className={`${cell} text-soft`}>
          {m.records_erased({ why: sayPageMessage('erase', eraseReasonOf(record)) })}
        </td>
      ) : (
        <Told record={record} />
      )}
      <td className="border-b border-line py-0 text-end align-top">
        <Button
          look="plain"
          className="min-h-7 align-top text-[12px]"
          aria-label={m.records_open_call({ time })}
          onClick={() => open(record)}
        >
          {m.records_open()}
        </Button>
      </td>
    </tr>
  );
}
