import { describe, expect, it } from 'vitest';
import type { CallEvent, EventOf, FieldsOf } from '../call/event.ts';
import type { Guidance } from '../call/guidance.ts';
import { composeRecord } from './compose.ts';
import { crmLine } from './crm-line.ts';
import { emptyDraft } from './draft.ts';
import { outcomeOf } from './outcome.ts';
import { dispositionRecordSchema } from './record.ts';
import { closing, conduct, endedSession, eventAt, holdFrom, inputOf, permitFor, say, shown } from './sample-call.ts';
import { sentenceOf } from './sentence.ts';

const left: FieldsOf<'call.ended'> = { endedBy: 'remote', endKind: 'hangup' };
const agentEnded: FieldsOf<'call.ended'> = { endedBy: 'agent', endKind: 'hangup' };
const guidance = (verdict: Guidance['verdict']): Guidance => ({
  verdict,
  reasons: [{ rule: 'C3' }, { rule: 'C5', fact: 'final_warning' }, { rule: 'C3' }],
  nextStep: { kind: 'help' },
  permits: [],
  nextChangeAt: null,
});
const words = (steps: readonly { readonly type: string; readonly value: string | null }[]): (string | null)[] =>
  steps.map((step) => (step.type === 'agent.mark' ? 'mark' : step.value));

describe('the stories', () => {
  it('abuse: ended after the warnings, while it was permitted', () => {
    const events = [
      conduct(20_000),
      say(22_000, 'boundary_warning'),
      conduct(60_000),
      say(62_000, 'final_warning'),
      conduct(80_000),
      shown(80_100, 'permitted'),
    ];
    const session = endedSession(90_000, agentEnded, { holds: [holdFrom(30_000, 50_000)] });
    const record = composeRecord(
      inputOf(session, { events, guidanceAtEnd: guidance('permitted'), permitAtEnd: permitFor('conduct.abusive') }),
    );
    expect(record).toMatchObject({
      disconnect_reason: 'AGENT_DISCONNECT',
      end_code: 'conduct.abusive',
      verdict_at_end: 'permitted',
      verdict_at_end_computed: null,
      verdict_rules: ['C3', 'C5'],
      agent_number_of_holds: 1,
      agent_interaction_duration_ms: 70_000,
      agent_customer_hold_duration_ms: 20_000,
      report_due: '2026-11-26T11:01:30.000Z',
      edited_fields: [],
    });
    expect(words(record.policy_steps)).toEqual(['mark', 'boundary_warning', 'mark', 'final_warning', 'mark']);
  });

  it('hangup: the customer left after the goodbye', () => {
    const events = [
      eventAt(50_000, 'agent.mark', { family: 'resolved', kind: 'handled' }),
      ...closing(60_000),
      shown(66_000, 'not_permitted'),
    ];
    const record = composeRecord(inputOf(endedSession(70_000, left), { events, guidanceAtEnd: guidance('not_permitted') }));
    expect(record).toMatchObject({
      disconnect_reason: 'CUSTOMER_DISCONNECT',
      end_code: 'resolved.customer_left',
      verdict_at_end: 'not_permitted',
      agent_number_of_holds: 0,
      ended_while_held: false,
    });
    expect(words(record.policy_steps)).toEqual(['recap', 'confirm_question', 'resolved', 'offer_more', 'more_help', 'goodbye']);
  });

  it('hold-hangup: the customer left on hold', () => {
    const session = endedSession(130_000, left, { holds: [holdFrom(20_000, null)] });
    const record = composeRecord(inputOf(session));
    expect(record).toMatchObject({
      disconnect_reason: 'CUSTOMER_DISCONNECT',
      ended_while_held: true,
      end_code: 'customer_ended.on_hold',
      agent_number_of_holds: 1,
      hold_segments: [{ start_offset_ms: 20_000, duration_ms: 110_000, scope: 'customer' }],
    });
    const outcome = outcomeOf(inputOf(session));
    expect(sentenceOf(session, outcome, false)).toEqual({ key: 'customer_hung_up_on_hold', holdMs: 110_000, holds: 1 });
  });

  it('early: the agent ended with nothing open, and is asked how', () => {
    const input = inputOf(endedSession(40_000, agentEnded), { events: [shown(0, 'not_permitted')] });
    const outcome = outcomeOf(input);
    expect(outcome.askEndCode).toHaveLength(9);
    expect(sentenceOf(input.session, outcome, false).key).toBe('agent_ended_early');
    expect(composeRecord(input)).toMatchObject({ disconnect_reason: 'AGENT_DISCONNECT', end_code: null, edited_fields: [] });
    const answered = composeRecord({ ...input, draft: { ...emptyDraft, endCode: 'resolved.customer_stayed' } });
    expect(answered).toMatchObject({ end_code: 'resolved.customer_stayed', edited_fields: ['end_code'], disconnect_reason_agent: null });
  });

  it('by hand: what the agent told is the whole of it', () => {
    const end = eventAt(60_000, 'call.ended', left, { confidence: 0.6 }) as EventOf<'call.ended'>;
    const session = endedSession(60_000, left, { end, layers: ['hand'], holds: [holdFrom(10_000, 20_000)] });
    expect(outcomeOf(inputOf(session)).askEndedBy).toBe(false);
    expect(composeRecord(inputOf(session))).toMatchObject({
      disconnect_reason: 'CUSTOMER_DISCONNECT',
      disconnect_reason_agent: 'CUSTOMER_DISCONNECT',
      correlation: 'manual',
      end_code: 'customer_ended.unknown',
      agent_number_of_holds: 1,
      transfer_count: null,
    });
  });
});

describe('who ended it', () => {
  const unsure = (session = endedSession(60_000, left)) => ({
    ...session,
    end: session.end === null ? null : { ...session.end, confidence: 0.7 },
  });

  it('is asked below 0.8; the answer settles the code and leaves what telephony showed', () => {
    const input = inputOf(unsure());
    expect(outcomeOf(input).askEndedBy).toBe(true);
    expect(outcomeOf(inputOf(endedSession(60_000, left))).askEndedBy).toBe(false);
    expect(composeRecord({ ...input, draft: { ...emptyDraft, endedBy: 'drop' } })).toMatchObject({
      disconnect_reason: 'CUSTOMER_DISCONNECT',
      disconnect_reason_agent: 'TELECOM_PROBLEM',
      end_kind: 'hangup',
      end_code: 'technical.dropped_network',
      call_back_owed: true,
      call_back_due: '2026-11-24T11:06:00.000Z',
      edited_fields: ['disconnect_reason_agent'],
    });
  });

  it('is taken from a correction of the agent, too', () => {
    const events = [eventAt(61_000, 'agent.correct', { field: 'end', value: 'agent' })];
    expect(composeRecord(inputOf(unsure(), { events }))).toMatchObject({
      disconnect_reason_agent: 'AGENT_DISCONNECT',
      end_code: null,
      edited_fields: ['disconnect_reason_agent'],
    });
  });
});

describe('a drop', () => {
  const dropped = endedSession(60_000, { endedBy: 'network', endKind: 'drop' });

  it('owes a call back within five minutes, unless ending was open', () => {
    expect(composeRecord(inputOf(dropped))).toMatchObject({ call_back_owed: true, call_back_due: '2026-11-24T11:06:00.000Z' });
    const open = inputOf(dropped, { permitAtEnd: permitFor('conduct.abusive') });
    expect(composeRecord(open)).toMatchObject({ call_back_owed: false, call_back_due: null, end_code: 'technical.dropped_network' });
    const refused = inputOf(dropped, { draft: { ...emptyDraft, callBackOwed: false } });
    expect(composeRecord(refused)).toMatchObject({ call_back_owed: false, call_back_due: null, edited_fields: ['call_back_owed'] });
  });

  it('by a reload of the page says so, and is not the agent', () => {
    const session = endedSession(60_000, { endedBy: 'system', endKind: 'drop' });
    const reload = { ...session, end: session.end === null ? null : { ...session.end, evidence: ['page_unload'] } };
    expect(sentenceOf(reload, outcomeOf(inputOf(reload)), true).key).toBe('dropped_page_reload');
    expect(composeRecord(inputOf(reload))).toMatchObject({ disconnect_reason: 'OTHER', end_code: 'technical.platform' });
  });
});

describe('the guide', () => {
  const events = (...shownAt: CallEvent[]): CallEvent[] => shownAt;
  const session = endedSession(60_000, agentEnded);

  it('is what was shown at or before the end; the computed verdict is kept where it differs', () => {
    const late = events(shown(10_000, 'not_permitted'), shown(60_000, 'permitted'), shown(60_001, 'never'));
    expect(composeRecord(inputOf(session, { events: late, guidanceAtEnd: guidance('not_permitted') }))).toMatchObject({
      verdict_at_end: 'permitted',
      verdict_at_end_computed: 'not_permitted',
    });
    expect(composeRecord(inputOf(session, { guidanceAtEnd: guidance('not_permitted') }))).toMatchObject({
      verdict_at_end: null,
      verdict_at_end_computed: 'not_permitted',
    });
  });
});

describe('the rest of a record', () => {
  it('is valid for a call that nobody answered', () => {
    const missed = endedSession(-1_000, { endedBy: 'remote', endKind: 'cancelled' }, { connected: null });
    const record = composeRecord(inputOf(missed));
    expect(dispositionRecordSchema.safeParse(record).error).toBeUndefined();
    expect(record).toMatchObject({
      disconnect_reason: null,
      end_kind: 'cancelled',
      end_code: null,
      ring_duration_ms: 4_000,
      agent_interaction_duration_ms: 0,
      agent_id: 'unclaimed',
      customer_endpoint_address: '…1234',
      call_back_owed: false,
    });
    expect(sentenceOf(missed, outcomeOf(inputOf(missed)), false).key).toBe('missed');
  });

  it('redacts the note once more, and counts what was masked', () => {
    const draft = { ...emptyDraft, note: 'took 4111 1111 1111 1111', redactions: { security_code: 1 } };
    expect(composeRecord(inputOf(endedSession(1_000, left), { draft }))).toMatchObject({
      notes: 'took ••••1111',
      notes_redactions: { security_code: 1, card: 1 },
    });
  });

  it('reads as one line', () => {
    const draft = { ...emptyDraft, code: 'follow_up', note: 'two\nlines' };
    const session = endedSession(90_000, left, { holds: [holdFrom(10_000, 30_000)] });
    expect(crmLine(composeRecord(inputOf(session, { draft })))).toBe(
      '2026-11-24 11:59 | inbound | …1234 | talk 1:10 | hold 0:20 (1) | customer_ended.unknown | follow_up | two lines | 019a0000-0000-7000-8000-000000000001',
    );
  });

  it('keeps fields that this version does not know', () => {
    const record = { ...composeRecord(inputOf(endedSession(1_000, left))), later_field: 7 };
    expect(dispositionRecordSchema.parse(record)).toEqual(record);
  });
});
