import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { sampleRecord } from '../../lib/disposition/sample-record.ts';

/** Weighted as on a usual day; a list's entry counts as often as it stands there. */
const ends: readonly Partial<DispositionRecord>[] = [
  ...Array.from({ length: 14 }, () => ({})),
  { disconnect_reason: 'AGENT_DISCONNECT', verdict_at_end: 'permitted', end_code: 'conduct.abusive' },
  { disconnect_reason: 'AGENT_DISCONNECT', verdict_at_end: 'permitted', verdict_at_end_computed: 'permitted_with_supervisor' },
  { disconnect_reason: 'AGENT_DISCONNECT', verdict_at_end: 'not_permitted' },
  { disconnect_reason: 'AGENT_DISCONNECT', verdict_at_end: null },
  { disconnect_reason: 'AGENT_DISCONNECT', disconnect_reason_agent: 'CUSTOMER_DISCONNECT' },
  { disconnect_reason: 'TELECOM_PROBLEM', end_kind: 'drop', call_back_owed: true, call_back_due: '2026-11-24T16:00:00.000Z' },
  { disconnect_reason: 'OTHER', end_kind: 'drop', call_back_owed: true, call_back_done_at: '2026-11-24T15:00:00.000Z' },
  { disconnect_reason: 'AGENT_DISCONNECT', end_kind: 'transferred', end_code: 'moved.transferred_warm' },
  { disconnect_reason: null, end_kind: 'unknown', end_code: null, wrap_up_code: null },
  { disconnect_reason: null, end_kind: 'cancelled', agent_connected_to_agent_timestamp: null, end_code: null, wrap_up_code: null },
];
const codes = ['sorted', 'sorted', 'complaint', 'call_back', 'follow_up', 'transferred', null];
const holds = [0, 0, 0, 8_000, 30_000, 45_500, 119_900, 120_000, 120_001, 305_000, 700_000];
const queues = ['Billing', 'Support', 'Care', null];

/** Numbers that look like chance and are the same each time. */
const chance = (seed: number): number => {
  const mixed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 12)) >>> 0) % 100_003;
};
const pick = <T>(list: readonly T[], seed: number): T => list[chance(seed) % list.length] as T;

/** A record's id by agent and number. */
const idOf = (agent: number, n: number): string => `019a0000-0000-7000-8000-${String(agent).padStart(4, '0')}${String(n).padStart(8, '0')}`;

/** One call of an agent's day: the same for the same numbers. `day`: YYYY-MM-DD. */
function callOf(agent: number, n: number, day: string): DispositionRecord {
  const seed = agent * 7_919 + n;
  const begun = Date.parse(`${day}T06:00:00.000Z`) + (n % 200) * 180_000 + (chance(seed) % 90_000);
  const end = pick(ends, seed);
  const isAnswered = end.agent_connected_to_agent_timestamp !== null;
  const longest = isAnswered ? pick(holds, seed + 3) : 0;
  const code = pick(codes, seed + 1);
  return sampleRecord({
    record_id: idOf(agent, n),
    device_id: `${String(agent).padStart(8, '0')}-0000-4000-8000-000000000000`,
    agent_id: `agent-${agent}`,
    seq: n + 1,
    queue_name: pick(queues, seed + 2),
    customer_endpoint_address: `…${String(chance(seed + 4) % 10_000).padStart(4, '0')}`,
    initiation_timestamp: new Date(begun).toISOString(),
    last_update_timestamp: new Date(begun + 150_000).toISOString(),
    wrap_up_code: code,
    notes: n % 9 === 0 ? `Asked about invoice ${chance(seed + 5)};\nwants it "again"` : null,
    agent_longest_hold_duration_ms: longest,
    agent_customer_hold_duration_ms: longest === 0 ? 0 : longest + (chance(seed + 6) % 4_000),
    agent_number_of_holds: longest === 0 ? 0 : 1 + (n % 3),
    handle_time_ms: 60_000 + chance(seed + 7) * 4,
    ...end,
  });
}

/** The calls of one agent, 200 a day, the last of them on `day`. */
export function callsOf(agent: number, count: number, day: string): DispositionRecord[] {
  return Array.from({ length: count }, (_, n) => {
    const back = Math.floor((count - 1 - n) / 200);
    return callOf(agent, n, new Date(Date.parse(day) - back * 86_400_000).toISOString().slice(0, 10));
  });
}
