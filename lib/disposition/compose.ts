import type { Instant } from '../base/time.ts';
import type { CallEvent, Layer } from '../call/event.ts';
import type { Guidance, Permit } from '../call/guidance.ts';
import type { Session } from '../call/session.ts';
import { type RedactionCounts, redact } from '../redact/redact.ts';
import { UNCLAIMED } from './agent-name.ts';
import { CALL_BACK_DUE, type CallBack, callBackOf } from './call-back.ts';
import type { DispositionDraft } from './draft.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { DispositionRecord } from './record.ts';
import { type PolicyPin, rulingOf } from './ruling.ts';
import { marksOf, stamp, timesOf } from './time-line.ts';

/** What only some phones, vendors or team files know; absent means null. */
type Known = Pick<
  DispositionRecord,
  | 'instance_id'
  | 'contact_id'
  | 'initial_contact_id'
  | 'previous_contact_id'
  | 'queue_name'
  | 'queue_id'
  | 'campaign_name'
  | 'agent_username'
  | 'agent_hierarchy_groups_level_1_name'
  | 'queue_duration_ms'
  | 'incident_reference'
  | 'recording_reference'
>;

export interface ComposeInput {
  /** The call's key, a uuid v7. */
  readonly recordId: string;
  /** From 1. */
  readonly revision: number;
  readonly session: Session;
  readonly events: readonly CallEvent[];
  /** The desk's own answer at the end, and the gravest permission that was open then. */
  readonly guidanceAtEnd: Guidance | null;
  readonly permitAtEnd: Permit | null;
  readonly draft: DispositionDraft;
  readonly policy: PolicyPin | null;
  /** `seq` is a placeholder until the save: the store takes it from the device's counter. */
  readonly identity: { readonly agentId: string | null; readonly deviceId: string; readonly seq?: number };
  readonly now: Instant;
  readonly utcOffsetMinutes: number;
  readonly timeZone: string;
  readonly producer: string;
  readonly platform: string;
  readonly customerEndpointHash: string | null;
  readonly known?: Partial<Known>;
}

const correlationOf: Readonly<Record<Layer, DispositionRecord['correlation'] | null>> = {
  vendor: 'vendor',
  sip: 'sip',
  peer: 'media',
  media: 'media',
  dom: 'dom',
  hand: 'manual',
  desk: null,
};

function bestLayer(layers: readonly Layer[]): DispositionRecord['correlation'] {
  const seen = new Set(layers.map((layer) => correlationOf[layer]));
  return (['vendor', 'sip', 'media', 'dom'] as const).find((layer) => seen.has(layer)) ?? 'manual';
}

function sumOf(...counts: readonly RedactionCounts[]): Record<string, number> | null {
  const sum: Record<string, number> = {};
  for (const [kind, count] of counts.flatMap(Object.entries)) sum[kind] = (sum[kind] ?? 0) + count;
  return Object.keys(sum).length === 0 ? null : sum;
}

type Words =
  | 'notes'
  | 'notes_redactions'
  | 'ended_against_advice_reason'
  | 'wrap_up_code'
  | 'wrap_up_name'
  | 'wrap_up_secondary'
  | 'customer_leave_reason';

function wordsOf(draft: DispositionDraft): Pick<DispositionRecord, Words> {
  const note = redact(draft.note);
  const advice = redact(draft.adviceReason ?? '');
  return {
    wrap_up_code: draft.code,
    wrap_up_name: draft.codeName,
    wrap_up_secondary: [],
    notes: note.text === '' ? null : note.text,
    notes_redactions: sumOf(draft.redactions, note.counts),
    ended_against_advice_reason: advice.text === '' ? null : advice.text,
    customer_leave_reason: draft.leaveReason,
  };
}

/** What the agent changed or answered by hand, in column names. */
function editedFields(draft: DispositionDraft, events: readonly CallEvent[], outcome: Outcome, callBack: CallBack): string[] {
  const correctedHold = events.some((event) => event.type === 'agent.correct' && event.fields.field === 'hold');
  const edited: readonly (readonly [string, boolean])[] = [
    ['disconnect_reason_agent', outcome.answered],
    ['end_code', draft.endCode !== null && draft.endCode !== outcome.suggested],
    ['hold_segments', correctedHold],
    ['supervisor_told_at', draft.supervisorToldAt != null],
    ['call_back_owed', draft.callBackOwed !== null && draft.callBackOwed !== callBack.owed],
  ];
  return edited.flatMap(([field, changed]) => (changed ? [field] : []));
}

type Who = 'initiation_method' | 'customer_endpoint_address' | 'customer_endpoint_hash' | 'system_endpoint_address' | 'agent_id';

function whoOf({ session, identity, customerEndpointHash }: ComposeInput): Pick<DispositionRecord, Who> {
  const methods = { inbound: 'INBOUND', outbound: 'OUTBOUND', unknown: 'UNKNOWN' } as const;
  return {
    initiation_method: methods[session.direction],
    customer_endpoint_address: session.withheld || session.last4 === null ? null : `…${session.last4}`,
    customer_endpoint_hash: customerEndpointHash,
    system_endpoint_address: session.dialled,
    agent_id: identity.agentId ?? UNCLAIMED,
  };
}

type End =
  | 'disconnect_reason'
  | 'disconnect_reason_agent'
  | 'disconnect_confidence'
  | 'disconnect_evidence'
  | 'end_kind'
  | 'ended_while_held'
  | 'end_code'
  | 'transfer_count'
  | 'edited_fields'
  | 'call_back_owed'
  | 'call_back_due'
  | 'call_back_done_at'
  | 'correlation';

function endOf(input: ComposeInput, outcome: Outcome): Pick<DispositionRecord, End> {
  const { session, events, draft, policy } = input;
  const callBack = callBackOf(session, outcome, input.permitAtEnd, policy?.callBackDueMs);
  const owed = draft.callBackOwed ?? callBack.owed;
  // A side that the agent named says nothing of the kind that telephony showed, unless that showed none.
  const seen = session.end?.fields.endKind ?? 'unknown';
  const due = marksOf(session, input.now).end.at + (policy?.callBackDueMs ?? CALL_BACK_DUE);
  return {
    disconnect_reason: outcome.shown,
    disconnect_reason_agent: outcome.agentSays,
    disconnect_confidence: session.end?.confidence ?? 0,
    disconnect_evidence: [...(session.end?.evidence ?? [])],
    end_kind: seen === 'unknown' ? outcome.endKind : seen,
    ended_while_held: outcome.whileHeld,
    end_code: outcome.endCode,
    transfer_count: bestLayer(session.layers) === 'manual' ? null : events.filter((event) => event.type === 'call.transferred').length,
    edited_fields: editedFields(draft, events, outcome, callBack),
    call_back_owed: owed,
    call_back_due: owed ? stamp(due) : null,
    call_back_done_at: null,
    correlation: bestLayer(session.layers),
  };
}

const unknowns: Known = {
  instance_id: null,
  contact_id: null,
  initial_contact_id: null,
  previous_contact_id: null,
  queue_name: null,
  queue_id: null,
  campaign_name: null,
  agent_username: null,
  agent_hierarchy_groups_level_1_name: null,
  queue_duration_ms: null,
  incident_reference: null,
  recording_reference: null,
};

/** The record of a call as it stands at `now`: a pure function of what happened, what was shown and what the agent answered. */
export function composeRecord(input: ComposeInput): DispositionRecord {
  const { session, events, draft, identity, now, policy } = input;
  const { base, end } = marksOf(session, now);
  const outcome = outcomeOf({ session, events, permitAtEnd: input.permitAtEnd, draft });
  return {
    schema_version: 1,
    record_id: input.recordId,
    revision: input.revision,
    record_status: input.revision === 1 ? 'final' : 'amended',
    last_update_timestamp: stamp(now),
    device_id: identity.deviceId,
    seq: identity.seq ?? 0,
    producer: input.producer,
    platform: input.platform,
    channel: 'VOICE',
    ...unknowns,
    ...input.known,
    ...whoOf(input),
    ...timesOf(session, now),
    utc_offset_minutes: input.utcOffsetMinutes,
    time_zone: input.timeZone,
    ...endOf(input, outcome),
    silence_total_ms: session.sound.silence?.totalMs ?? null,
    silence_longest_ms: session.sound.silence?.longestMs ?? null,
    ...wordsOf(draft),
    ...rulingOf({
      events,
      policy,
      guidanceAtEnd: input.guidanceAtEnd,
      base: base.at,
      end: end.at,
      endCode: outcome.endCode,
      supervisorToldAt: draft.supervisorToldAt ?? null,
    }),
  };
}
