import { expect, it } from 'vitest';
import { guardsSeen } from './guards-seen.ts';
import { policyStepsOf } from './policy-steps.ts';
import { CONNECT, conduct, eventAt, say } from './sample-call.ts';

it('lists the ladder with offsets from the answer', () => {
  const events = [conduct(1_000), say(2_000, 'boundary_warning'), conduct(9_000), say(9_500.4, 'final_warning'), conduct(30_000)];
  expect(policyStepsOf(events, CONNECT)).toEqual([
    { offset_ms: 1_000, type: 'agent.mark', value: 'abusive_language' },
    { offset_ms: 2_000, type: 'agent.say', value: 'boundary_warning' },
    { offset_ms: 9_000, type: 'agent.mark', value: 'abusive_language' },
    { offset_ms: 9_500, type: 'agent.say', value: 'final_warning' },
    { offset_ms: 30_000, type: 'agent.mark', value: 'abusive_language' },
  ]);
});

it('leaves out what is no step: the closing opened, hold manners, corrections, telephony, what a sampler heard, what was shown', () => {
  const events = [
    eventAt(0, 'call.connected', {}),
    eventAt(1, 'agent.mark', { family: 'resolved', kind: 'handled' }),
    say(2, 'hold_request'),
    say(3, 'hold_return'),
    eventAt(4, 'agent.correct', { field: 'end', value: 'agent' }),
    eventAt(5, 'caller.speech', {}, { basis: 'observed' }),
    eventAt(6, 'guide.shown', { verdict: 'never', step: 'help' }),
    eventAt(7, 'caller.speech', {}),
  ];
  expect(policyStepsOf(events, CONNECT)).toEqual([{ offset_ms: 7, type: 'caller.speech', value: null }]);
});

it('leaves out a press that was withdrawn, and its withdrawal', () => {
  const wrong = conduct(1_000);
  expect(policyStepsOf([wrong, eventAt(2_000, 'agent.undo', { observationId: wrong.id }), say(3_000, 'recap')], CONNECT)).toHaveLength(1);
});

it.each([
  [eventAt(0, 'agent.flag', { flag: 'relay', on: true }), 'relay'],
  [eventAt(0, 'agent.flag', { flag: 'relay', on: false }), 'relay:off'],
  [eventAt(0, 'agent.process', { kind: 'payment', on: false }), 'payment:off'],
  [eventAt(0, 'agent.wait_agreed', { ms: 60_000 }), '60000'],
  [eventAt(0, 'caller.confirm', { what: 'resolved' }), 'resolved'],
  [eventAt(0, 'supervisor.approve', { situation: 'silence' }), 'silence'],
  [eventAt(0, 'supervisor.deny', {}), null],
  [eventAt(0, 'handoff.accepted', {}), null],
  [eventAt(0, 'agent.audio_check', { result: 'ok' }), 'ok'],
])('gives the main field of %j as text', (event, value) => {
  expect(policyStepsOf([event], CONNECT)[0]?.value).toBe(value);
});

it('names each guard once', () => {
  const flag = (flag: string, on = true) => eventAt(0, 'agent.flag', { flag, on });
  const threat = eventAt(0, 'agent.mark', { family: 'conduct', kind: 'threat_to_staff' });
  const events = [
    threat,
    eventAt(1, 'caller.disclose', { what: 'self_harm' }),
    flag('relay'),
    flag('involuntary_speech'),
    flag('vulnerable_marker'),
  ];
  expect(guardsSeen(events)).toEqual(['G4', 'G1', 'G6', 'G7']);
  expect(guardsSeen([flag('relay', false), flag('outbound'), conduct(0)])).toEqual([]);
});
