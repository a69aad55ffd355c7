import { expect, it } from 'vitest';
import type { FieldsOf } from '../call/event.ts';
import type { Session } from '../call/session.ts';
import { callBackOf } from './call-back.ts';
import { outcomeOf } from './outcome.ts';
import { endedSession, eventAt, holdFrom, inputOf, permitFor } from './sample-call.ts';
import { sentenceOf } from './sentence.ts';

type End = FieldsOf<'call.ended'>;
const ended = (endedBy: End['endedBy'], endKind: End['endKind'], over: Partial<Session> = {}): Session =>
  endedSession(60_000, { endedBy, endKind }, over);
const never = { connected: null } as const;

it.each([
  [ended('remote', 'hangup'), 'customer_hung_up'],
  [ended('agent', 'hangup'), 'agent_ended_early'],
  [ended('agent', 'transferred'), 'transferred'],
  [ended('network', 'drop'), 'dropped_network'],
  [ended('system', 'drop'), 'dropped_platform'],
  [ended('unknown', 'unknown'), 'unknown'],
  // Seen only from its middle on.
  [ended('remote', 'hangup', never), 'customer_hung_up'],
  [ended('remote', 'cancelled', never), 'missed'],
  [ended('agent', 'cancelled', { ...never, direction: 'outbound' }), 'cancelled'],
  [ended('remote', 'busy', { ...never, direction: 'outbound' }), 'busy'],
  [ended('remote', 'no_answer', { ...never, direction: 'outbound' }), 'no_answer'],
  [ended('remote', 'answered_elsewhere', never), 'answered_elsewhere'],
] as const)('says what happened: %#', (session, key) => {
  expect(sentenceOf(session, outcomeOf(inputOf(session)), false).key).toBe(key);
});

it('says that ending was permitted, or that a supervisor took over', () => {
  const session = ended('agent', 'hangup');
  expect(sentenceOf(session, outcomeOf(inputOf(session)), true).key).toBe('agent_ended_permitted');
  const events = [eventAt(1_000, 'supervisor.takeover', {})];
  expect(sentenceOf(session, outcomeOf(inputOf(session, { events })), false).key).toBe('supervisor_took_over');
});

it('gives all holds together when the customer left outside of one', () => {
  const session = ended('remote', 'hangup', {
    holds: [holdFrom(1_000, 3_000), { ...holdFrom(4_000, 9_000), scope: 'remote' }, holdFrom(10_000, 15_000)],
  });
  expect(sentenceOf(session, outcomeOf(inputOf(session)), false)).toEqual({ key: 'customer_hung_up', holdMs: 7_000, holds: 2 });
});

it('offers a call back to who was cut off, let go early, or let go by a slip of the hand', () => {
  const of = (session: Session, permit = permitFor('conduct.abusive')) =>
    callBackOf(session, outcomeOf(inputOf(session, { permitAtEnd: permit })), permit);
  expect(of(ended('agent', 'hangup'))).toEqual({ offered: false, owed: false, due: null });
  expect(of(endedSession(4_999, { endedBy: 'agent', endKind: 'hangup' })).offered).toBe(true);
  expect(of(ended('agent', 'hangup'), permitFor('silent.went_silent'))).toMatchObject({ offered: true, owed: true });
  const early = ended('agent', 'hangup');
  expect(callBackOf(early, outcomeOf(inputOf(early)), null)).toEqual({ offered: true, owed: false, due: null });
  expect(callBackOf(ended('remote', 'hangup'), outcomeOf(inputOf(ended('remote', 'hangup'))), null).offered).toBe(false);
});
