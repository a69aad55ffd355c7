import { clockFace, MINUTE } from '../base/time.ts';
import type { DispositionRecord } from './record.ts';

type Said = Pick<
  DispositionRecord,
  | 'initiation_timestamp'
  | 'utc_offset_minutes'
  | 'initiation_method'
  | 'customer_endpoint_address'
  | 'agent_interaction_duration_ms'
  | 'agent_customer_hold_duration_ms'
  | 'agent_number_of_holds'
  | 'end_code'
  | 'wrap_up_code'
  | 'wrap_up_name'
  | 'call_back_due'
  | 'notes'
  | 'record_id'
>;

/** Says a word of the record in the agent's language; as it stands where there is no such word. */
export type Say = (word: string) => string;

/** `2026-11-24 12:05` on the agent's own clock. */
const localTime = (iso: string, offsetMinutes: number): string =>
  new Date(Date.parse(iso) + offsetMinutes * MINUTE).toISOString().slice(0, 16).replace('T', ' ');

/** The record in one line, for the clipboard: local time, way, number, clocks, how it ended, what it was about, note. */
export function crmLine(record: Said, say: Say = (word) => word): string {
  const holds = record.agent_number_of_holds;
  const held = `${say('hold')} ${clockFace(record.agent_customer_hold_duration_ms)} (${holds})`;
  const parts = [
    localTime(record.initiation_timestamp, record.utc_offset_minutes),
    say(record.initiation_method.toLowerCase()),
    record.customer_endpoint_address,
    `${say('talk')} ${clockFace(record.agent_interaction_duration_ms)}`,
    holds > 0 ? held : null,
    record.end_code === null ? null : say(record.end_code),
    record.wrap_up_name ?? (record.wrap_up_code === null ? null : say(record.wrap_up_code)),
    record.call_back_due === null ? null : `${say('call_back_due')} ${localTime(record.call_back_due, record.utc_offset_minutes)}`,
    record.notes?.replace(/\s+/g, ' ').trim() || null,
    record.record_id,
  ];
  return parts.filter((part) => part !== null).join(' | ');
}
