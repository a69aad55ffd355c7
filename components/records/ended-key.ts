import type { DispositionRecord } from '../../lib/disposition/record.ts';
import type { EndedKey } from '../../lib/disposition/sentence.ts';

function unansweredKey({ end_kind, initiation_method }: DispositionRecord): EndedKey {
  switch (end_kind) {
    case 'rejected':
    case 'busy':
    case 'failed':
    case 'answered_elsewhere':
      return end_kind;
    case 'no_answer':
      return initiation_method === 'INBOUND' ? 'missed' : 'no_answer';
    default:
      return initiation_method === 'INBOUND' ? 'missed' : 'cancelled';
  }
}

const isAnswered = ({ agent_connected_to_agent_timestamp, end_kind }: DispositionRecord): boolean =>
  agent_connected_to_agent_timestamp !== null || end_kind === 'hangup' || end_kind === 'transferred';

function agentKey({ verdict_at_end, verdict_at_end_computed }: DispositionRecord): EndedKey {
  const verdict = verdict_at_end_computed ?? verdict_at_end;
  return verdict === 'permitted' || verdict === 'permitted_with_supervisor' ? 'agent_ended_permitted' : 'agent_ended_early';
}

/** The message `ended_<key>` for a record as it stands: the agent's own word on who ended the call goes before what telephony showed. */
export function endedKeyOf(record: DispositionRecord): EndedKey {
  if (!isAnswered(record)) return unansweredKey(record);
  if (record.end_code === 'moved.supervisor_took_over') return 'supervisor_took_over';
  if (record.end_kind === 'transferred') return 'transferred';
  switch (record.disconnect_reason_agent ?? record.disconnect_reason) {
    case 'CUSTOMER_DISCONNECT':
      return record.ended_while_held ? 'customer_hung_up_on_hold' : 'customer_hung_up';
    case 'AGENT_DISCONNECT':
      return agentKey(record);
    case 'THIRD_PARTY_DISCONNECT':
      return 'third_party_left';
    case 'TELECOM_PROBLEM':
      return 'dropped_network';
    case 'OTHER':
      return record.disconnect_evidence.includes('page_unload') ? 'dropped_page_reload' : 'dropped_platform';
    case null:
      return 'unknown';
  }
}

/** How long the customer had been on hold: in the last hold when they left in it, else in all of them. Milliseconds. */
export function holdOf(record: DispositionRecord): number {
  const last = record.hold_segments.findLast(({ scope }) => scope === 'customer');
  return record.ended_while_held && last ? last.duration_ms : record.agent_customer_hold_duration_ms;
}
