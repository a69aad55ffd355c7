import type { DispositionRecord } from '../disposition/record.ts';

/** Who let go, in the groups that a lead counts: hung up and dropped are not the same. */
export const enders = [
  'customer',
  'agent',
  'handed_over',
  'third_party',
  'dropped_line',
  'dropped_system',
  'never_connected',
  'unknown',
] as const;
export type Ender = (typeof enders)[number];

/** Whether customer and agent spoke at all. */
export const isAnswered = ({ agent_connected_to_agent_timestamp, end_kind }: DispositionRecord): boolean =>
  agent_connected_to_agent_timestamp !== null || end_kind === 'hangup' || end_kind === 'transferred';

/** The agent's own word goes before what telephony showed. */
export function enderOf(record: DispositionRecord): Ender {
  if (!isAnswered(record)) return 'never_connected';
  if (record.end_kind === 'transferred') return 'handed_over';
  switch (record.disconnect_reason_agent ?? record.disconnect_reason) {
    case 'CUSTOMER_DISCONNECT':
      return 'customer';
    case 'AGENT_DISCONNECT':
      return 'agent';
    case 'THIRD_PARTY_DISCONNECT':
      return 'third_party';
    case 'TELECOM_PROBLEM':
      return 'dropped_line';
    case 'OTHER':
      return 'dropped_system';
    case null:
      return 'unknown';
  }
}
