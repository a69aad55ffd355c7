import { expect, it } from 'vitest';
import { eventAt, markAt } from '../call/sample-event.ts';
import { emptySession, type Session } from '../call/session.ts';
import { handoverOf, handoverText } from './handover.ts';

const session: Session = { ...emptySession, phase: 'connected', last4: '4417', dialled: 'Billing', connected: markAt(0) };
const events = [
  eventAt(51_000, 'agent.mark', { family: 'conduct', kind: 'abusive_language' }),
  eventAt(62_000, 'agent.say', { intent: 'boundary_warning' }),
  eventAt(63_000, 'caller.request', { what: 'complaint' }, { id: 'slip' }),
  eventAt(64_000, 'agent.undo', { observationId: 'slip' }),
  eventAt(151_000, 'agent.escalate', { reason: 'conduct' }),
  eventAt(160_000, 'agent.escalate', { reason: 'conduct', line: 'Wants the refund today' }),
  eventAt(190_000, 'supervisor.joined', {}),
];
const { at: now } = markAt(200_000);
const words = {
  unknownCaller: 'unknown',
  answer: ['Ask.', 'Vulnerable.'],
  stepOf: ({ type, value }: { readonly type: string; readonly value: string | null }) => `${type} ${value ?? ''}`.trim(),
};

it('tells what happened, when, and nothing that was taken back', () => {
  const handover = handoverOf(session, events, now);
  expect(handover === null ? null : handoverText(handover, words).split('\n')).toEqual([
    '…4417 · Billing · 3:20',
    'Ask. Vulnerable.',
    '0:51 agent.mark abusive_language',
    '1:02 agent.say boundary_warning',
    '2:31 agent.escalate conduct',
    '2:40 agent.escalate conduct',
    '3:10 supervisor.joined',
    '“Wants the refund today”',
  ]);
});

it('says of the customer no more than the last four digits, and not even those when withheld', () => {
  expect(handoverOf({ ...session, withheld: true }, events, now)?.caller).toBeNull();
  const bare = handoverOf({ ...session, last4: null, dialled: null }, [], now);
  expect(bare === null ? null : handoverText(bare, { ...words, answer: [] })).toBe('unknown · 3:20');
});

it('is there only while the call is', () => {
  expect(handoverOf({ ...session, connected: null }, events, now)).toBeNull();
  expect(handoverOf({ ...session, ended: markAt(1) }, events, now)).toBeNull();
});

it('stays short enough for a chat: the latest steps are kept', () => {
  const many = Array.from({ length: 60 }, (_, n) => eventAt(n * 1_000, 'caller.repeat', {}));
  const steps = handoverOf(session, many, now)?.steps ?? [];
  expect(steps).toHaveLength(24);
  expect(steps.at(-1)?.offset_ms).toBe(59_000);
});
