import { expect, it } from 'vitest';
import type { FieldsOf } from './event.ts';
import { sessionOf } from './replay.ts';
import { eventAt, markAt } from './sample-event.ts';
import { emptySession } from './session.ts';

const offer: FieldsOf<'call.offered'> = { direction: 'inbound', last4: '4417', withheld: false, dialled: 'billing' };
const offered = eventAt(0, 'call.offered', offer);
const answered = eventAt(5_000, 'call.connected', {});
const ended = eventAt(60_000, 'call.ended', { endedBy: 'remote', endKind: 'hangup' });
const held = (ms: number) => eventAt(ms, 'call.held', { scope: 'local' });
const resumed = (ms: number) => eventAt(ms, 'call.resumed', { scope: 'local' });

it('is nothing without events', () => {
  expect(sessionOf([])).toEqual(emptySession);
});

it('rings, connects and ends', () => {
  expect(sessionOf([offered]).phase).toBe('ringing');
  expect(sessionOf([eventAt(0, 'call.offered', { ...offer, direction: 'outbound' })]).phase).toBe('dialling');
  expect(sessionOf([offered, answered])).toMatchObject({ phase: 'connected', connected: markAt(5_000), layers: ['sip'] });
  expect(sessionOf([offered, answered, ended])).toMatchObject({ phase: 'ended', ended: markAt(60_000), end: ended, last4: '4417' });
});

it('stays connected when ringing is reported late, and ended whatever comes after', () => {
  const late = eventAt(70_000, 'call.progress', { stage: 'ringing' });
  expect(sessionOf([offered, answered, late]).phase).toBe('connected');
  expect(sessionOf([offered, answered, ended, late, held(71_000), eventAt(72_000, 'call.connected', {})])).toEqual(
    sessionOf([offered, answered, ended]),
  );
});

it('goes on after a drop when the call is back', () => {
  const back = sessionOf([offered, answered, ended, eventAt(65_000, 'call.reconnected', {})]);
  expect(back).toMatchObject({ phase: 'connected', connected: markAt(5_000), ended: null, end: null });
});

it('opens a hold once, closes only an open one, and none before the answer', () => {
  const session = sessionOf([offered, held(1_000), answered, resumed(6_000), held(10_000), held(11_000), resumed(20_000)]);
  expect(session.holds).toEqual([{ scope: 'customer', from: markAt(10_000), to: markAt(20_000), promisedMs: null, checkins: 0 }]);
});

it('keeps the wait that was agreed, before the hold or in it, and counts the check-backs', () => {
  const wait = (ms: number) => eventAt(ms, 'agent.wait_agreed', { ms: 120_000 });
  expect(sessionOf([answered, wait(9_000), held(10_000)]).holds[0]).toMatchObject({ promisedMs: 120_000, checkins: 0 });
  expect(sessionOf([answered, held(10_000), wait(11_000)]).holds[0]).toMatchObject({ promisedMs: 120_000, checkins: 0 });
  expect(sessionOf([answered, wait(9_000), held(10_000), wait(70_000)]).holds[0]).toMatchObject({ promisedMs: 120_000, checkins: 1 });
});

it('tells each event once, and leaves out what the agent withdrew', () => {
  const wait = eventAt(9_000, 'agent.wait_agreed', { ms: 120_000 });
  const undo = eventAt(9_500, 'agent.undo', { observationId: wait.id });
  const events = [offered, answered, wait, undo, held(10_000), resumed(20_000)];
  expect(sessionOf(events).holds[0]?.promisedMs).toBeNull();
  expect(sessionOf([...events, ...events])).toEqual(sessionOf(events));
});

it('lets no hold be withdrawn (V6)', () => {
  const undo = eventAt(11_000, 'agent.undo', { observationId: held(10_000).id });
  expect(sessionOf([answered, held(10_000), undo]).holds).toHaveLength(1);
});

it('counts a hold that the exchange keeps as the customer’s wait', () => {
  expect(sessionOf([answered, eventAt(10_000, 'call.held', { scope: 'server' }), resumed(12_000)]).holds).toMatchObject([
    { scope: 'customer', to: markAt(12_000) },
  ]);
});

it('adds up what the adapters can see, and forgets one that is lost', () => {
  const none = { hold: false, endReason: false, silence: false, identity: false, mute: false };
  const hold = eventAt(0, 'adapter.state', { state: 'ready', capabilities: { ...none, hold: true } });
  const media = { layer: 'media', adapter: 'sampler', frame: 'f' } as const;
  const silence = eventAt(1, 'adapter.state', { state: 'ready', capabilities: { ...none, silence: true } }, { source: media });
  expect(sessionOf([hold, silence])).toMatchObject({ capabilities: { ...none, hold: true, silence: true }, layers: ['sip', 'media'] });
  const lost = eventAt(2, 'adapter.state', { state: 'lost', capabilities: none });
  expect(sessionOf([hold, silence, lost]).capabilities).toEqual({ ...none, silence: true });
});

it('knows a line that is down, and a call that is none of the agent’s', () => {
  expect(sessionOf([eventAt(0, 'link.signalling', { up: false })]).signalling).toBe('down');
  expect(sessionOf([eventAt(0, 'agent.correct', { field: 'call', value: 'not_a_call' })]).voided).toBe(true);
});
