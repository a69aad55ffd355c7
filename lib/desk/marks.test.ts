import { expect, it } from 'vitest';
import type { CallEvent } from '../call/event.ts';
import { eventAt } from '../call/sample-event.ts';
import { marksOf, situationOf } from './marks.ts';

const mark = (at: number, family: 'conduct' | 'harassment' | 'prank' | 'resolved', kind: string): CallEvent =>
  eventAt(at, 'agent.mark', { family, kind });
const undo = (at: number, observationId: string): CallEvent => eventAt(at, 'agent.undo', { observationId });

it.each([
  ['conduct', mark(1, 'conduct', 'abusive_language')],
  ['conduct', mark(1, 'conduct', 'bomb_threat')],
  ['harassment', mark(1, 'conduct', 'discriminatory')],
  ['harassment', mark(1, 'conduct', 'sexual_explicit')],
  ['harassment', mark(1, 'harassment', 'harassment')],
  ['prank', mark(1, 'prank', 'indicator')],
  ['resolved', mark(1, 'resolved', 'closing')],
  ['silence', eventAt(1, 'caller.silent', {})],
])('the situation is %s', (situation, event) => {
  expect(situationOf([event])).toBe(situation);
});

it('is the one marked last and not withdrawn', () => {
  const events = [mark(1, 'conduct', 'abusive_language'), mark(2, 'resolved', 'closing')];
  expect(situationOf(events)).toBe('resolved');
  expect(situationOf([...events, undo(3, 'agent.mark@2')])).toBe('conduct');
  expect(situationOf([])).toBeNull();
});

it('a silence is over with the next sound, not with what makes none', () => {
  const silent = eventAt(1, 'caller.silent', {});
  expect(situationOf([silent, eventAt(2, 'caller.speakerphone', { on: true })])).toBe('silence');
  expect(situationOf([silent, eventAt(2, 'caller.speech', {})])).toBeNull();
  expect(situationOf([silent, eventAt(2, 'caller.speech', {}), undo(3, 'caller.speech@2')])).toBe('silence');
});

it('what was switched on stands until it is switched off or withdrawn', () => {
  const on = [
    eventAt(1, 'agent.flag', { flag: 'relay', on: true }),
    eventAt(2, 'agent.process', { kind: 'payment', on: true }),
    eventAt(3, 'caller.speakerphone', { on: true }),
    eventAt(4, 'caller.voice', { which: 'second' }),
    eventAt(5, 'agent.audio_check', { result: 'fault' }),
  ];
  expect(marksOf(on)).toEqual(['relay', 'payment', 'speakerphone', 'second_voice', 'audio_fault']);
  const off = [
    eventAt(6, 'agent.flag', { flag: 'relay', on: false }),
    eventAt(7, 'agent.process', { kind: 'payment', on: false }),
    eventAt(8, 'caller.voice', { which: 'first' }),
    eventAt(9, 'agent.audio_check', { result: 'ok' }),
    undo(10, 'caller.speakerphone@3'),
  ];
  expect(marksOf([...on, ...off])).toEqual([]);
});
