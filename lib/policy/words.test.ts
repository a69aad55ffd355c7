import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../call/event.ts';
import { callOf, defaultPolicy, eventOf, mark } from './policy-rig.ts';
import { wordsFor } from './words.ts';

const english = defaultPolicy.wording['en'];
const risk = eventOf(1_000, 'caller.disclose', { what: 'self_harm' }, 'risk');
const threat = mark(5_000, 'threat_to_staff');
const alarm = (...events: CallEvent[]) => wordsFor(defaultPolicy, { kind: 'escalate' }, 'en', callOf(events));

describe('the words of an alarm', () => {
  it('are for the caller while a life is at risk', () => {
    expect(alarm(risk)).toBe(english?.['guard']);
    expect(alarm(risk, threat)).toBe(english?.['guard']);
  });

  it.each([eventOf(2_000, 'agent.undo', { observationId: 'risk' }), eventOf(3_000, 'handoff.accepted', { role: 'duty_role' })])(
    'are for the supervisor once that is over: $type',
    (over) => {
      expect(alarm(risk, over, threat)).toBe(english?.['alert']);
    },
  );
});

describe('a locale', () => {
  const say = (locale: string) => wordsFor(defaultPolicy, { kind: 'say', intent: 'goodbye' }, locale, callOf([]));

  it('falls back to its language, and then to the first of the document', () => {
    expect(say('en-GB')).toBe(english?.['goodbye']);
    expect(say('cy')).toBe(english?.['goodbye']);
  });

  it('has no words where nothing is said, or no policy can be read', () => {
    expect(wordsFor(defaultPolicy, { kind: 'help' }, 'en', callOf([]))).toBeNull();
    expect(wordsFor(null, { kind: 'say', intent: 'goodbye' }, 'en', callOf([]))).toBeNull();
  });
});
