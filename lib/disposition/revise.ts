import type { Instant } from '../base/time.ts';
import { UNCLAIMED } from './agent-name.ts';
import type { DispositionRecord } from './record.ts';

/** What an agent may put right after the save. What is absent stays as it is; `notes` must have been redacted. */
export type Correction = Partial<
  Pick<
    DispositionRecord,
    'wrap_up_code' | 'wrap_up_name' | 'end_code' | 'notes' | 'notes_redactions' | 'call_back_owed' | 'call_back_done_at'
  >
>;

/** Why a record is erased; kept with it, and nothing else is. */
export const eraseReasons = ['mistake', 'request', 'test', 'double'] as const;
export type EraseReason = (typeof eraseReasons)[number];

const stamp = (now: Instant): string => new Date(now).toISOString();

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The next revision with a correction in it; the record itself where that changes nothing. The store gives the `seq`. */
export function corrected(record: DispositionRecord, change: Correction, now: Instant): DispositionRecord {
  const fields = Object.entries(change).filter(([name, value]) => !same(record[name as keyof Correction], value));
  if (fields.length === 0) return record;
  const edited = fields.map(([name]) => name).filter((name) => name !== 'notes_redactions' && name !== 'wrap_up_name');
  return {
    ...record,
    ...Object.fromEntries(fields),
    revision: record.revision + 1,
    record_status: 'amended',
    last_update_timestamp: stamp(now),
    edited_fields: [...new Set([...record.edited_fields, ...edited])],
  };
}

export interface Claimant {
  readonly agentId: string;
  readonly agentName: string | null;
}

/** The next revision of a record that nobody had claimed; null if it has its agent, or was erased. */
export function claimed(record: DispositionRecord, { agentId, agentName }: Claimant, now: Instant): DispositionRecord | null {
  if (record.agent_id !== UNCLAIMED || record.record_status === 'void') return null;
  return {
    ...record,
    agent_id: agentId,
    agent_username: agentName,
    revision: record.revision + 1,
    record_status: 'amended',
    last_update_timestamp: stamp(now),
    edited_fields: [...new Set([...record.edited_fields, 'agent_id'])],
  };
}

/** A revision without its content: its id, its numbers and its day stay, which its id tells anyway, so that no log shows a hole. */
export function emptied(record: DispositionRecord, why: EraseReason): DispositionRecord {
  return {
    ...blank,
    schema_version: record.schema_version,
    record_id: record.record_id,
    revision: record.revision,
    last_update_timestamp: record.last_update_timestamp,
    device_id: record.device_id,
    seq: record.seq,
    producer: record.producer,
    initiation_timestamp: record.initiation_timestamp,
    disconnect_timestamp: record.initiation_timestamp,
    edited_fields: [`void:${why}`],
  };
}

/** The revision that erases a record for ever. */
export const voided = (record: DispositionRecord, why: EraseReason, now: Instant): DispositionRecord =>
  emptied({ ...record, revision: record.revision + 1, last_update_timestamp: stamp(now) }, why);

type Blank = Omit<
  DispositionRecord,
  | 'schema_version'
  | 'record_id'
  | 'revision'
  | 'last_update_timestamp'
  | 'device_id'
  | 'seq'
  | 'producer'
  | 'initiation_timestamp'
  | 'disconnect_timestamp'
  | 'edited_fields'
>;

const blank: Blank = {
  record_status: 'void',
  platform: 'erased',
  instance_id: null,
  contact_id: null,
  initial_contact_id: null,
  previous_contact_id: null,
  channel: 'VOICE',
  initiation_method: 'UNKNOWN',
  queue_name: null,
  queue_id: null,
  campaign_name: null,
  customer_endpoint_address: null,
  customer_endpoint_hash: null,
  system_endpoint_address: null,
  agent_id: UNCLAIMED,
  agent_username: null,
  agent_hierarchy_groups_level_1_name: null,
  agent_connected_to_agent_timestamp: null,
  agent_after_contact_work_end_timestamp: null,
  utc_offset_minutes: 0,
  time_zone: 'UTC',
  ring_duration_ms: null,
  queue_duration_ms: null,
  agent_interaction_duration_ms: 0,
  agent_customer_hold_duration_ms: 0,
  agent_number_of_holds: 0,
  agent_longest_hold_duration_ms: 0,
  agent_after_contact_work_duration_ms: 0,
  handle_time_ms: 0,
  hold_segments: [],
  duration_source: 'wall',
  silence_total_ms: null,
  silence_longest_ms: null,
  disconnect_reason: null,
  disconnect_reason_agent: null,
  disconnect_confidence: 0,
  disconnect_evidence: [],
  end_kind: 'unknown',
  ended_while_held: false,
  transfer_count: null,
  end_code: null,
  customer_leave_reason: null,
  wrap_up_code: null,
  wrap_up_name: null,
  wrap_up_secondary: [],
  notes: null,
  notes_redactions: null,
  call_back_owed: false,
  call_back_due: null,
  call_back_done_at: null,
  recording_reference: null,
  correlation: 'manual',
  policy_id: null,
  policy_version: null,
  policy_hash: null,
  policy_overlays: [],
  policy_steps: [],
  verdict_at_end: null,
  verdict_at_end_computed: null,
  verdict_rules: [],
  ended_against_advice_reason: null,
  guards_seen: [],
  approval_claimed_role: null,
  approval_claimed_at: null,
  supervisor_told_at: null,
  report_due: null,
  incident_reference: null,
};
