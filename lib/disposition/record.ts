import * as z from 'zod/mini';
import { endKinds, verdicts } from '../call/event.ts';

/** Amazon Connect's own words for who let go of the line, so that reporting people know them. */
export const disconnectReasons = ['CUSTOMER_DISCONNECT', 'AGENT_DISCONNECT', 'THIRD_PARTY_DISCONNECT', 'TELECOM_PROBLEM', 'OTHER'] as const;
export type DisconnectReason = (typeof disconnectReasons)[number];

export const leaveReasons = [
  'self_resolved',
  'wait_time',
  'frustrated_with_service',
  'not_heard',
  'transfers',
  'technical',
  'unknown',
] as const;

/** The best layer that saw the call: `hand` reads `manual`, `peer` and `media` read `media`. */
const correlations = ['vendor', 'sip', 'media', 'dom', 'manual'] as const;

const text = z.string();
const maybeText = z.nullable(text);
const time = z.iso.datetime({ precision: 3 });
const maybeTime = z.nullable(time);
const count = z.int().check(z.gte(0));
const maybeCount = z.nullable(count);
const codes = z.array(text);
const disconnectReason = z.nullable(z.enum(disconnectReasons));
const verdict = z.nullable(z.enum(verdicts));

const identityFields = {
  schema_version: z.literal(1),
  record_id: z.uuidv7(),
  /** Highest wins. */
  revision: z.int().check(z.gte(1)),
  /** `void` is an erased record: it keeps its id and nothing else of worth. */
  record_status: z.enum(['final', 'amended', 'void']),
  last_update_timestamp: time,
  device_id: text,
  /** Of the device, without a hole, one a revision; given by the store at the save. */
  seq: count,
  producer: text,
  platform: text,
  instance_id: maybeText,
  contact_id: maybeText,
  initial_contact_id: maybeText,
  previous_contact_id: maybeText,
  channel: z.literal('VOICE'),
  initiation_method: z.enum(['INBOUND', 'OUTBOUND', 'TRANSFER', 'CALLBACK', 'UNKNOWN']),
  queue_name: maybeText,
  queue_id: maybeText,
  campaign_name: maybeText,
  /** `…1234`: the last four digits of the customer's number, whichever way the call ran; null when withheld. */
  customer_endpoint_address: maybeText,
  /** Stays on the device and out of every export unless the team says otherwise. */
  customer_endpoint_hash: maybeText,
  system_endpoint_address: maybeText,
  agent_id: text.check(z.minLength(1)),
  agent_username: maybeText,
  agent_hierarchy_groups_level_1_name: maybeText,
};

const timeFields = {
  initiation_timestamp: time,
  agent_connected_to_agent_timestamp: maybeTime,
  disconnect_timestamp: time,
  agent_after_contact_work_end_timestamp: maybeTime,
  utc_offset_minutes: z.int(),
  time_zone: text,
  ring_duration_ms: maybeCount,
  queue_duration_ms: maybeCount,
  /** Talk, without hold. */
  agent_interaction_duration_ms: count,
  agent_customer_hold_duration_ms: count,
  agent_number_of_holds: count,
  agent_longest_hold_duration_ms: count,
  agent_after_contact_work_duration_ms: count,
  /** Talk, hold and wrap-up together. */
  handle_time_ms: count,
  /** Offsets, here and in `policy_steps`, count from `agent_connected_to_agent_timestamp`, else `initiation_timestamp`. */
  hold_segments: z.array(
    z.object({
      start_offset_ms: count,
      duration_ms: count,
      scope: z.enum(['customer', 'consult', 'remote']),
      promised_ms: maybeCount,
      checkins: count,
    }),
  ),
  /** How far to trust the durations; `mixed` means that two clocks disagreed, and the evidence says so. */
  duration_source: z.enum(['monotonic', 'wall', 'mixed']),
  /** Null when it could not be heard, never zero for it. */
  silence_total_ms: maybeCount,
  silence_longest_ms: maybeCount,
};

const endFields = {
  /** What telephony showed. */
  disconnect_reason: disconnectReason,
  /** What the agent says. */
  disconnect_reason_agent: disconnectReason,
  disconnect_confidence: z.number().check(z.gte(0), z.lte(1)),
  disconnect_evidence: codes,
  end_kind: z.enum(endKinds),
  ended_while_held: z.boolean(),
  transfer_count: maybeCount,
  /** How it ended: `group.code`, or null while it is asked and not answered. */
  end_code: z.nullable(text.check(z.regex(/^[a-z0-9_]+\.[a-z0-9_]+$/))),
  customer_leave_reason: z.nullable(z.enum(leaveReasons)),
  /** What it was about: stable code, and its label as it read then. */
  wrap_up_code: maybeText,
  wrap_up_name: maybeText,
  wrap_up_secondary: codes,
  /** Already redacted; the counts say what was masked. */
  notes: maybeText,
  notes_redactions: z.nullable(z.record(text, count)),
  call_back_owed: z.boolean(),
  call_back_due: maybeTime,
  call_back_done_at: maybeTime,
  recording_reference: maybeText,
  correlation: z.enum(correlations),
};

const policyFields = {
  policy_id: maybeText,
  policy_version: maybeText,
  policy_hash: maybeText,
  policy_overlays: codes,
  policy_steps: z.array(z.object({ offset_ms: count, type: text, value: maybeText })),
  /** What was last shown on a visible surface at or before the end; null if nothing was. */
  verdict_at_end: verdict,
  /** The desk's own answer, kept only where it differs from what was shown. */
  verdict_at_end_computed: verdict,
  verdict_rules: codes,
  ended_against_advice_reason: maybeText,
  /** As marked by the agent, proved by nobody. */
  guards_seen: codes,
  approval_claimed_role: maybeText,
  approval_claimed_at: maybeTime,
  supervisor_told_at: maybeTime,
  report_due: maybeTime,
  incident_reference: maybeText,
  /** What the agent changed or answered by hand. */
  edited_fields: codes,
};

/** Every column, in the order in which files show them. */
const recordFields = { ...identityFields, ...timeFields, ...endFields, ...policyFields };

const knownRecord = z.object(recordFields);

/**
 * One call as it is stored and exported, in the column names of Amazon Connect's data lake where it has one.
 * Durations and offsets in milliseconds, times RFC 3339 UTC with milliseconds. Fields that this version does not know are kept.
 */
export const dispositionRecordSchema = z.looseObject(recordFields);
export type DispositionRecord = z.infer<typeof knownRecord>;
