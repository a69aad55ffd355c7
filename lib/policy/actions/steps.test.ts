import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../../call/event.ts';
import { type Guidance, type NextStep, stepKinds } from '../../call/guidance.ts';
import { actionsFor } from '../actions.ts';
import { callOf, defaultPolicy, eventOf, mark, say } from '../policy-rig.ts';

const guidance = (nextStep: NextStep, over: Partial<Guidance> = {}): Guidance => ({
  verdict: 'not_permitted',
  reasons: [],
  nextStep,
  permits: [],
  nextChangeAt: null,
  ...over,
});
const permit = (situation: string, supervisor: Guidance['permits'][number]['supervisor'] = 'not_needed') =>
  ({ situation, action: 'end_call', endCode: 'x.y', opensAt: 0, lapsesAt: null, supervisor }) as const;
const why = (...facts: readonly string[]) => ({ reasons: facts.map((fact) => ({ rule: 'X', fact })) });

/** The presses as `label: type value`, the primary one first or `-`. */
function presses(given: Guidance, events: readonly CallEvent[] = [], now = 60_000): string[] {
  const { primary, others } = actionsFor(given, callOf(events), defaultPolicy, now);
  return [primary, ...others].map((each) => {
    if (each === null) return '-';
    const [value] = Object.values(each.act.fields);
    return `${each.label}: ${each.act.type}${value === undefined ? '' : ` ${String(value)}`}`;
  });
}
const labels = (given: Guidance, events: readonly CallEvent[] = []): string[] =>
  presses(given, events).map((each) => each.split(':')[0] ?? '');

describe('what the caller may answer', () => {
  it.each([
    ['confirm_question', 'caller.confirm resolved', 'caller.decline resolved'],
    ['offer_more', 'caller.decline more_help', 'caller.request more'],
    ['number_check', 'caller.confirm wrong_number', 'caller.request more'],
    ['survey_offer', 'caller.confirm survey', 'caller.decline survey'],
    ['interpreter_offer', 'caller.confirm interpreter', 'caller.decline interpreter'],
    ['risk_question', 'caller.says no_risk', 'caller.disclose self_harm', 'caller.says unsafe'],
    ['welfare_check', 'caller.says safe', 'caller.says unsafe'],
    ['vulnerability_check', 'caller.says no_circumstances', 'caller.says circumstances'],
    ['safety_taps_question', 'caller.silent', 'caller.disclose emergency', 'caller.sound tap', 'caller.speech'],
    ['genuine_need_check', 'agent.mark prank', 'caller.says genuine_need'],
    ['plan_statement', 'caller.says no_urgent_need', 'caller.says urgent_need'],
    ['offer_to_end', 'caller.says accidental', 'caller.request more'],
  ])('%s: first the answer that goes on', (intent, ...acts) => {
    expect(presses(guidance({ kind: 'listen', intent })).map((each) => each.split(': ')[1])).toEqual(acts);
  });

  it('a question that nobody knows can still be answered by a voice', () => {
    expect(labels(guidance({ kind: 'listen', intent: 'toString' }))).toEqual(['-', 'caller_spoke', 'something_more']);
  });

  it('a question that is to be asked again may be answered without', () => {
    const step = guidance({ kind: 'say', intent: 'welfare_check' });
    expect(labels(step)).toEqual(['asked']);
    expect(labels(step, [say(1_000, 'welfare_check')])).toEqual(['asked', 'says_safe', 'says_unsafe', 'undo']);
  });
});

describe('the agent’s own next thing is the primary press', () => {
  it.each([
    [{ kind: 'say', intent: 'silent_prompt' }, 'said_it: agent.say silent_prompt'],
    [{ kind: 'say', intent: 'risk_question' }, 'asked: agent.say risk_question'],
    [{ kind: 'check' }, 'audio_ok: agent.audio_check ok'],
    [{ kind: 'settle', intent: 'complaint' }, 'settled: request.settled complaint'],
    [{ kind: 'settle', intent: 'interpreter' }, 'interpreter_joined: interpreter.joined'],
    [{ kind: 'finish', intent: 'payment' }, 'finished: agent.process payment'],
    [{ kind: 'approval' }, 'ask_now: agent.escalate approval'],
    [{ kind: 'ask_policy' }, 'ask_now: agent.escalate policy'],
    [{ kind: 'end', intent: 'ending_statement' }, 'said_ending: agent.say ending_statement'],
  ] as const)('%o', (step, primary) => {
    expect(presses(guidance(step))[0]).toBe(primary);
  });

  it.each(['wait', 'await_supervisor', 'leave', 'reconnect', 'return', 'release', 'help'] as const)('%s has none', (kind) => {
    expect(presses(guidance({ kind }))[0]).toBe('-');
  });

  it('marks no sentence that is only said once more at the end', () => {
    for (const intent of ['goodbye', 'plan_statement']) expect(labels(guidance({ kind: 'end', intent }))[0]).toBe('-');
  });
});

it('the alarm says what it is for', () => {
  const reason = (given: Guidance) => presses(given)[0];
  expect(reason(guidance({ kind: 'escalate' }, { verdict: 'must_escalate', reasons: [{ rule: 'G4' }] }))).toContain(
    'agent.escalate threat',
  );
  expect(reason(guidance({ kind: 'escalate' }, { verdict: 'must_escalate', reasons: [{ rule: 'E2' }] }))).toContain('odd_call');
  expect(reason(guidance({ kind: 'escalate' }, { verdict: 'never', reasons: [{ rule: 'E1' }] }))).toContain('conduct');
});

it('what may be heard ends a silence, and one press counts a sound as none', () => {
  const prompt = guidance({ kind: 'say', intent: 'silent_prompt' });
  const silent = [eventOf(1_000, 'caller.silent', {}), say(2_000, 'silent_prompt')];
  expect(presses(prompt, silent)).toEqual([
    'said_it: agent.say silent_prompt',
    'caller_spoke: caller.speech',
    'heard_taps: caller.sound tap',
    'noise: caller.silent',
    `undo: agent.undo ${silent[1]?.id}`,
  ]);
  const broken = [...silent, eventOf(3_000, 'caller.speech', {}, 'hum')];
  expect(presses(guidance({ kind: 'help' }), broken)).toEqual(['-', 'noise: agent.undo hum']);
  expect(labels(guidance({ kind: 'help' }), [eventOf(3_000, 'caller.speech', {})])).toEqual(['-']);
  expect(labels(guidance({ kind: 'help' }), [...broken, eventOf(4_000, 'caller.says', { what: 'safe' })])).not.toContain('noise');
});

it.each([
  ['closing_wait', ['something_more']],
  ['pause', ['caller_calmed']],
  ['prompt_gap', ['caller_spoke', 'heard_taps', 'noise']],
  ['silence_wait', ['caller_spoke', 'heard_taps', 'noise']],
  ['caller_holds_us', ['caller_back', 'agreed_five', 'agreed_ten']],
  ['check_gap', ['real_need', 'still_prank']],
  ['circumstances_answer', ['no_circumstances', 'circumstances']],
  ['plan_answer', ['not_urgent', 'urgent']],
  ['persistence_wait', ['caller_repeats', 'something_more']],
  ['nothing_known', ['caller_calmed']],
])('a wait for %s ends by what the caller does', (fact, expected) => {
  expect(labels(guidance({ kind: 'wait', until: 70_000 }, why(fact)))).toEqual(['-', ...expected]);
});

it('while nothing but the caller can go on, what they may do is there', () => {
  expect(labels(guidance({ kind: 'help' }, why('caller_repeats')))).toEqual(['-', 'caller_repeats', 'something_more']);
});

it.each([
  ['silence', ['caller_spoke', 'heard_taps', 'noise']],
  ['prank', ['real_need']],
  ['misdial', ['something_more']],
  ['contact_plan', ['urgent']],
  ['abusive_language', ['another_chance', 'caller_calmed']],
])('what closes a permission for %s again stands beside it', (situation, expected) => {
  const open = guidance({ kind: 'end' }, { verdict: 'permitted', permits: [permit(situation)] });
  expect(labels(open)).toEqual(['-', ...expected]);
});

it('a yes names its situation, of whatever family', () => {
  for (const situation of ['silence', 'prank', 'persistence', 'contact_plan', 'sexual_explicit']) {
    const open = guidance({ kind: 'approval' }, { verdict: 'permitted_with_supervisor', permits: [permit(situation, 'needed')] });
    expect(presses(open).slice(1)).toEqual([`approved: supervisor.approve ${situation}`, 'denied: supervisor.deny']);
  }
});

describe('when nobody answers on a guard of life', () => {
  const risk = eventOf(1_000, 'caller.disclose', { what: 'self_harm' });
  const asked = eventOf(2_000, 'agent.escalate', { reason: 'life_risk' });
  const step = guidance({ kind: 'call_emergency' }, { verdict: 'never' });

  it('the agent calls for help, and then somebody takes over: never a dead end', () => {
    expect(labels(step, [risk, asked])).toEqual([
      'called_emergency',
      'called_duty',
      'supervisor_joined',
      'handed_over_duty',
      'handed_over_emergency',
      'marked_in_error',
    ]);
    const called = [risk, asked, eventOf(70_000, 'agent.escalate', { reason: 'emergency_called' })];
    const { primary, others } = actionsFor(step, callOf(called), defaultPolicy, 71_000);
    expect(primary).toBeNull();
    expect(others.map(({ label }) => label)).toContain('handed_over_emergency');
  });

  it('nothing that loosens the guard is ever primary', () => {
    for (const kind of stepKinds) {
      const { primary } = actionsFor(guidance({ kind }, { verdict: 'never' }), callOf([risk, asked]), defaultPolicy, 5_000);
      expect(primary?.act.type ?? 'agent.escalate').toBe('agent.escalate');
    }
  });

  it('a line that never ends a call keeps the presses of its steps', () => {
    expect(labels(guidance({ kind: 'say', intent: 'silent_prompt' }, { verdict: 'never' }))[0]).toBe('said_it');
    expect(labels(guidance({ kind: 'call_emergency' }, { verdict: 'never' }), [mark(1_000)])[0]).toBe('called_emergency');
  });
});

it('no press stands twice, whatever the step', () => {
  const events = [mark(1_000), say(2_000, 'silent_prompt'), say(3_000, 'genuine_need_check')];
  const all = stepKinds.flatMap((kind) =>
    ['', 'silent_prompt', 'genuine_need_check', 'final_warning', 'more'].map((intent) => ({ kind, intent })),
  );
  for (const step of all) {
    const found = labels(guidance(step, { ...why('check_gap', 'prompt_gap'), permits: [permit('prank'), permit('silence')] }), events);
    expect(new Set(found).size).toBe(found.length);
  }
});
