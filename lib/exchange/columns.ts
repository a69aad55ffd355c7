import { UNCLAIMED } from '../disposition/agent-name.ts';
import type { DispositionRecord } from '../disposition/record.ts';

/**
 * What a column holds, in every format: `time` is RFC 3339 UTC with milliseconds, `flag` true or false, `json` a list or a map. In CSV
 * text is made harmless (`cell.ts`), `json` is its JSON text, the others stand as they are; what is null is an empty cell.
 */
export type ColumnType = 'text' | 'time' | 'integer' | 'number' | 'flag' | 'json';

export interface Column {
  readonly type: ColumnType;
  /** `never`: written as null, whoever exports. `agent`: as `export_identity` says. */
  readonly leaves: 'always' | 'never' | 'agent';
}

export type ColumnName = keyof DispositionRecord;

const text: Column = { type: 'text', leaves: 'always' };
const agent: Column = { type: 'text', leaves: 'agent' };
const time: Column = { type: 'time', leaves: 'always' };
const integer: Column = { type: 'integer', leaves: 'always' };
const flag: Column = { type: 'flag', leaves: 'always' };
const json: Column = { type: 'json', leaves: 'always' };

/** The one table of columns, in the order in which every file shows them. */
export const columns = {
  schema_version: integer,
  record_id: text,
  revision: integer,
  record_status: text,
  last_update_timestamp: time,
  device_id: text,
  seq: integer,
  producer: text,
  platform: text,
  instance_id: text,
  contact_id: text,
  initial_contact_id: text,
  previous_contact_id: text,
  channel: text,
  initiation_method: text,
  queue_name: text,
  queue_id: text,
  campaign_name: text,
  customer_endpoint_address: text,
  customer_endpoint_hash: { type: 'text', leaves: 'never' },
  system_endpoint_address: text,
  agent_id: agent,
  agent_username: agent,
  agent_hierarchy_groups_level_1_name: text,
  initiation_timestamp: time,
  agent_connected_to_agent_timestamp: time,
  disconnect_timestamp: time,
  agent_after_contact_work_end_timestamp: time,
  utc_offset_minutes: integer,
  time_zone: text,
  ring_duration_ms: integer,
  queue_duration_ms: integer,
  agent_interaction_duration_ms: integer,
  agent_customer_hold_duration_ms: integer,
  agent_number_of_holds: integer,
  agent_longest_hold_duration_ms: integer,
  agent_after_contact_work_duration_ms: integer,
  handle_time_ms: integer,
  hold_segments: json,
  duration_source: text,
  silence_total_ms: integer,
  silence_longest_ms: integer,
  disconnect_reason: text,
  disconnect_reason_agent: text,
  disconnect_confidence: { type: 'number', leaves: 'always' },
  disconnect_evidence: json,
  end_kind: text,
  ended_while_held: flag,
  transfer_count: integer,
  end_code: text,
  customer_leave_reason: text,
  wrap_up_code: text,
  wrap_up_name: text,
  wrap_up_secondary: json,
  notes: text,
  notes_redactions: json,
  call_back_owed: flag,
  call_back_due: time,
  call_back_done_at: time,
  recording_reference: text,
  correlation: text,
  policy_id: text,
  policy_version: text,
  policy_hash: text,
  policy_overlays: json,
  policy_steps: json,
  verdict_at_end: text,
  verdict_at_end_computed: text,
  verdict_rules: json,
  ended_against_advice_reason: text,
  guards_seen: json,
  approval_claimed_role: text,
  approval_claimed_at: time,
  supervisor_told_at: time,
  report_due: time,
  incident_reference: text,
  edited_fields: json,
} as const satisfies Record<ColumnName, Column>;

/** The names alone, in their order. */
export const columnNames = Object.keys(columns) as readonly ColumnName[];

/** The setting of that name: what an export says of who logged. */
export type ExportIdentity = 'none' | 'pseudonym' | 'name';

/** Stands in `agent_id` where an export says nothing of who logged. */
const WITHHELD = 'withheld';

/** Whose name leaves the device, and what stands for them where it does not. */
export interface Leaving {
  readonly identity: ExportIdentity;
  /** The same for the same agent on this device, and of no use to whoever has not got its key. */
  readonly pseudonymOf: (agentId: string) => string;
}

function agentIdOf(agentId: string, { identity, pseudonymOf }: Leaving): string {
  if (identity === 'none') return WITHHELD;
  return identity === 'name' || agentId === UNCLAIMED ? agentId : pseudonymOf(agentId);
}

/** A revision as it leaves the device: every column in its order, and behind them what this version does not know. */
export function leavingRecord(record: DispositionRecord, leaving: Leaving): DispositionRecord {
  const ordered = Object.fromEntries(columnNames.map((name) => [name, columns[name].leaves === 'never' ? null : record[name]]));
  return {
    ...(ordered as DispositionRecord),
    ...Object.fromEntries(Object.entries(record).filter(([name]) => !(name in columns))),
    agent_id: agentIdOf(record.agent_id, leaving),
    agent_username: leaving.identity === 'name' ? record.agent_username : null,
  };
}
