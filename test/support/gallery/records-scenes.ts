import type { Standing } from '../../../components/records/records-ports.ts';
import type { DispositionRecord } from '../../../lib/disposition/record.ts';
import { sampleRecord } from '../../../lib/disposition/sample-record.ts';

/** One picture of the page of records. */
export interface RecordsScene {
  readonly page: 'records';
  /** Null: they cannot be read. */
  readonly records: readonly DispositionRecord[] | null;
  readonly standing: Standing;
  /** When this device lost what it had. */
  readonly forgotAt: number | null;
  /** Another version has the database. */
  readonly outdated: boolean;
  /** What is pressed before the picture is taken, one after the other. */
  readonly press: readonly string[];
}

const idOf = (number: number): string => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const callAt = (number: number, time: string, over: Partial<DispositionRecord> = {}): DispositionRecord =>
  sampleRecord({
    record_id: idOf(number),
    agent_id: 'dana',
    initiation_timestamp: `2026-11-24T${time}:00.000Z`,
    queue_name: 'Billing',
    ...over,
  });

const day: readonly DispositionRecord[] = [
  callAt(9, '15:48', {
    customer_endpoint_address: '…0932',
    end_code: 'conduct.abusive',
    wrap_up_code: 'conduct',
    disconnect_reason: 'AGENT_DISCONNECT',
    verdict_at_end: 'permitted',
  }),
  callAt(8, '15:20', {
    customer_endpoint_address: '…4417',
    ended_while_held: true,
    call_back_owed: true,
    call_back_due: '2026-11-24T16:30:00.000Z',
    notes: 'Asked for the invoice again',
  }),
  callAt(7, '14:55', {
    customer_endpoint_address: null,
    disconnect_reason: 'TELECOM_PROBLEM',
    end_kind: 'drop',
    call_back_owed: true,
    wrap_up_code: null,
  }),
  callAt(6, '14:31', {
    customer_endpoint_address: '…2205',
    disconnect_reason: 'AGENT_DISCONNECT',
    wrap_up_code: 'complaint',
    agent_number_of_holds: 3,
    agent_customer_hold_duration_ms: 412_000,
  }),
  callAt(5, '13:02', { record_status: 'void', edited_fields: ['void:request'] }),
  callAt(4, '11:47', {
    customer_endpoint_address: '…7710',
    end_kind: 'transferred',
    disconnect_reason: 'AGENT_DISCONNECT',
    end_code: 'moved.transferred_warm',
    wrap_up_code: 'transferred',
  }),
  callAt(3, '11:15', {
    agent_connected_to_agent_timestamp: null,
    end_kind: 'cancelled',
    disconnect_reason: null,
    wrap_up_code: null,
    end_code: null,
    agent_number_of_holds: 0,
    agent_interaction_duration_ms: 0,
    agent_customer_hold_duration_ms: 0,
  }),
  callAt(2, '10:40', {
    correlation: 'manual',
    customer_endpoint_address: null,
    agent_number_of_holds: 0,
    agent_customer_hold_duration_ms: 0,
    call_back_done_at: '2026-11-24T14:00:00.000Z',
  }),
  callAt(1, '09:12', { agent_id: 'unclaimed' }),
];

const quiet: Standing = { owed: 0, waiting: 0, unclaimed: [] };
const at = (over: Partial<RecordsScene> = {}): RecordsScene => ({
  page: 'records',
  records: day,
  standing: { owed: 2, waiting: 9, unclaimed: [] },
  forgotAt: null,
  outdated: false,
  press: [],
  ...over,
});

/** The page of records, by the name of its picture. */
export const recordsScenes: Readonly<Record<string, RecordsScene>> = {
  records: at(),
  'records-empty': at({ records: [], standing: quiet }),
  'records-claim': at({ standing: { owed: 2, waiting: 9, unclaimed: [idOf(1)] }, forgotAt: Date.parse('2026-11-20T08:00:00.000Z') }),
  'records-export': at({ press: ['summary'] }),
  'records-call': at({ press: [`[data-record="${idOf(8)}"] button`, 'dialog summary'] }),
  'records-erased': at({ press: [`[data-record="${idOf(5)}"] button`] }),
  'records-outdated': at({ outdated: true }),
  'records-unreadable': at({ records: null, standing: quiet }),
};
