import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { clockFace } from '../../lib/base/time.ts';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { sayMessage } from '../ui/message.ts';
import { endedKeyOf, holdOf } from './ended-key.ts';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

function Time({ at }: { readonly at: string }): ReactNode {
  return <time dateTime={at}>{clock.format(Date.parse(at))}</time>;
}

function callerOf(record: DispositionRecord): string {
  return record.customer_endpoint_address ?? (record.correlation === 'manual' ? m.records_by_hand() : m.records_no_number());
}

const codeOf = ({ wrap_up_code, wrap_up_name, end_code }: DispositionRecord): string | null => {
  const code = wrap_up_code ?? end_code;
  return wrap_up_name ?? (code === null ? null : sayMessage('code', code));
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

function Holds({ record }: { readonly record: DispositionRecord }): ReactNode {
  const { agent_number_of_holds: count, agent_customer_hold_duration_ms: total } = record;
  if (count === 0) return <None />;
  return (
    <>
      {clockFace(total)} <span className="text-soft">· {m.holds({ count })}</span>
    </>
  );
}

const cell = 'border-b border-line px-2.5 py-2 align-top first:ps-0 last:pe-0';

/** One call as its agent would tell it. */
export function RecordRow({ record }: { readonly record: DispositionRecord }): ReactNode {
  const length = record.agent_interaction_duration_ms + record.agent_customer_hold_duration_ms;
  const place = record.queue_name ?? record.system_endpoint_address;
  const code = codeOf(record);
  const isUnanswered = record.agent_connected_to_agent_timestamp === null;
  return (
    <tr data-record={record.record_id}>
      <th scope="row" className={`${cell} text-start font-normal whitespace-nowrap`}>
        <Time at={record.initiation_timestamp} />
      </th>
      <td className={`${cell} whitespace-nowrap`}>
        {callerOf(record)} {place !== null && <span className="text-soft">{place}</span>}
      </td>
      <td className={`${cell} w-full min-w-56 text-pretty`}>
        {sayMessage('ended', endedKeyOf(record), { hold: clockFace(holdOf(record)) })}
      </td>
      <td className={`${cell} min-w-32`}>{code ?? (isUnanswered ? <None /> : <span className="text-soft">{m.records_no_code()}</span>)}</td>
      <td className={cell}>
        <CallBack record={record} />
      </td>
      <td className={`${cell} text-end whitespace-nowrap`}>
        <Holds record={record} />
      </td>
      <td className={`${cell} text-end whitespace-nowrap`}>{length === 0 ? <None /> : clockFace(length)}</td>
    </tr>
  );
}
