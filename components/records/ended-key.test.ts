import { expect, it } from 'vitest';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { sampleRecord } from '../../lib/disposition/sample-record.ts';
import { endedKeyOf, holdOf } from './ended-key.ts';

const unanswered = { agent_connected_to_agent_timestamp: null, disconnect_reason: null } as const;
const agentEnded = { disconnect_reason: 'AGENT_DISCONNECT' } as const;

const cases: readonly (readonly [key: string, over: Partial<DispositionRecord>])[] = [
  ['customer_hung_up', {}],
  ['customer_hung_up_on_hold', { ended_while_held: true }],
  ['agent_ended_permitted', { ...agentEnded, verdict_at_end: 'permitted' }],
  ['agent_ended_permitted', { ...agentEnded, verdict_at_end: 'not_permitted', verdict_at_end_computed: 'permitted_with_supervisor' }],
  ['agent_ended_early', { ...agentEnded, verdict_at_end: 'permitted', verdict_at_end_computed: 'not_permitted' }],
  ['agent_ended_early', { ...agentEnded, verdict_at_end: null }],
  ['agent_ended_permitted', { disconnect_reason_agent: 'AGENT_DISCONNECT', verdict_at_end: 'permitted' }],
  ['supervisor_took_over', { ...agentEnded, end_kind: 'transferred', end_code: 'moved.supervisor_took_over' }],
  ['transferred', { ...agentEnded, end_kind: 'transferred', end_code: 'moved.transferred_warm' }],
  ['third_party_left', { disconnect_reason: 'THIRD_PARTY_DISCONNECT' }],
  ['dropped_network', { disconnect_reason: 'TELECOM_PROBLEM', end_kind: 'drop' }],
  ['dropped_platform', { disconnect_reason: 'OTHER', end_kind: 'drop' }],
  ['dropped_page_reload', { disconnect_reason: 'OTHER', end_kind: 'drop', disconnect_evidence: ['page_unload'] }],
  ['unknown', { disconnect_reason: null, end_kind: 'unknown' }],
  ['missed', { ...unanswered, end_kind: 'cancelled' }],
  ['missed', { ...unanswered, end_kind: 'no_answer' }],
  ['no_answer', { ...unanswered, end_kind: 'no_answer', initiation_method: 'OUTBOUND' }],
  ['cancelled', { ...unanswered, end_kind: 'cancelled', initiation_method: 'OUTBOUND' }],
  ['rejected', { ...unanswered, end_kind: 'rejected' }],
  ['busy', { ...unanswered, end_kind: 'busy', initiation_method: 'OUTBOUND' }],
  ['failed', { ...unanswered, end_kind: 'failed' }],
  ['answered_elsewhere', { ...unanswered, end_kind: 'answered_elsewhere' }],
];

it.each(cases)('reads %s from a record with %j', (key, over) => {
  expect(endedKeyOf(sampleRecord(over))).toBe(key);
});

it('says how long the hold was in which the customer left, else all holds together', () => {
  const hold = { start_offset_ms: 0, scope: 'customer', promised_ms: null, checkins: 0 } as const;
  const hold_segments = [
    { ...hold, duration_ms: 1_000 },
    { ...hold, duration_ms: 5_000 },
    { ...hold, duration_ms: 9_000, scope: 'remote' as const },
  ];
  const held = sampleRecord({ hold_segments, agent_customer_hold_duration_ms: 6_000 });
  expect(holdOf(held)).toBe(6_000);
  expect(holdOf({ ...held, ended_while_held: true })).toBe(5_000);
});
