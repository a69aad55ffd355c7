import { describe, expect, it } from 'vitest';
import { actionsFor, undoEndsAt } from './actions.ts';
import { callOf, defaultPolicy, eventOf, guideAt, guideOf, later, mark, marking, type Pressing, pressOn, say } from './policy-rig.ts';

const start: Pressing = { events: [], now: 5_000 };
const told = ({ events }: Pressing): string[] =>
  events.map(
    ({ type, fields }) =>
      `${type} ${'intent' in fields ? fields.intent : 'kind' in fields ? fields.kind : 'what' in fields ? fields.what : ''}`,
  );
const labels = (call: Pressing): string[] => {
  const { primary, others } = actionsFor(guideOf(call), callOf(call.events), defaultPolicy, call.now);
  return [primary?.label ?? '-', ...others.map(({ label }) => label)];
};

describe('the primary press, again and again', () => {
  it('closes a resolved call in order, and then leaves the line to the customer', () => {
    let call = marking(start, 'closing', 'resolved');
    for (let i = 0; i < 6; i += 1) call = pressOn(call);
    expect(told(call).slice(1)).toEqual([
      'agent.say recap',
      'agent.say confirm_question',
      'caller.confirm resolved',
      'agent.say offer_more',
      'caller.decline more_help',
      'agent.say goodbye',
    ]);
    expect(guideOf(call)).toMatchObject({ verdict: 'not_permitted', nextStep: { kind: 'wait', until: call.now + 9_000 } });
    expect(labels(call)[0]).toBe('-');
    expect(guideOf(later(call, 9_000))).toMatchObject({ verdict: 'permitted', nextStep: { kind: 'end', intent: 'goodbye' } });
  });

  it('says both warnings, each to a new mark, and then the ending statement', () => {
    let call = later(pressOn(marking(start)), 5_000);
    call = later(pressOn(marking(call)), 10_000);
    call = marking(call);
    expect(guideOf(call)).toMatchObject({ verdict: 'permitted', nextStep: { kind: 'end', intent: 'ending_statement' } });
    expect(told(call)).toEqual([
      'agent.mark abusive_language',
      'agent.say boundary_warning',
      'agent.mark abusive_language',
      'agent.say final_warning',
      'agent.mark abusive_language',
    ]);
    expect(guideOf(pressOn(call)).nextStep).not.toHaveProperty('intent');
  });

  it('asks for help, and is never what would loosen a guard of life', () => {
    const risk = { ...start, events: [eventOf(4_000, 'caller.disclose', { what: 'self_harm' })] };
    expect(labels(risk)).toEqual(['get_help', 'handed_over_duty', 'handed_over_emergency', 'undo']);
    const asked = pressOn(risk);
    expect(guideOf(asked)).toMatchObject({ verdict: 'never', nextStep: { kind: 'await_supervisor' } });
    expect(labels(asked)).toEqual(['-', 'supervisor_joined', 'handed_over_duty', 'handed_over_emergency', 'undo']);
    expect(labels(later(asked, 10_000)).at(-1)).toBe('marked_in_error');
    expect(guideOf(pressOn(asked, 'handed_over_duty'))).toMatchObject({ verdict: 'permitted', nextStep: { kind: 'release' } });
  });
});

describe('the other presses', () => {
  it('take the last press back', () => {
    const call = pressOn(pressOn(marking(start)), 'undo');
    expect(guideOf(call)).toMatchObject({ nextStep: { kind: 'say', intent: 'boundary_warning' } });
    expect(guideOf(pressOn(call, 'undo'))).toMatchObject({ nextStep: { kind: 'help' } });
  });

  it('give another chance, or close what calm has closed', () => {
    const open = {
      now: 40_000,
      events: [mark(1_000), say(2_000, 'boundary_warning'), mark(10_000), say(11_000, 'final_warning'), mark(30_000)],
    };
    expect(guideOf(open).verdict).toBe('permitted');
    expect(guideOf(pressOn(open, 'another_chance')).verdict).toBe('not_permitted');
    expect(guideOf(pressOn(open, 'caller_calmed')).verdict).toBe('not_permitted');
  });

  it('offer clearance for a threat to others, not for a life at risk', () => {
    expect(labels({ ...start, events: [mark(4_000, 'bomb_threat')] })).toContain('cleared');
    expect(labels({ ...start, events: [mark(4_000, 'bomb_threat'), eventOf(4_500, 'caller.sound', { what: 'distress' })] })).not.toContain(
      'cleared',
    );
  });

  it('bear labels of which none stands twice', () => {
    const calls: Pressing[] = [
      { ...start, events: [mark(4_000, 'harassment', 'harassment')] },
      { ...start, events: [mark(4_000, 'threat_to_staff')] },
      { ...start, events: [eventOf(4_000, 'caller.request', { what: 'supervisor' }), say(4_500, 'recap')] },
      { ...start, events: [eventOf(4_000, 'supervisor.takeover', {})] },
      { ...start, events: [mark(4_000)] },
    ];
    for (const call of calls) expect(new Set(labels(call)).size).toBe(labels(call).length);
  });
});

it('a life-risk mark is withdrawn for ten seconds and not a millisecond longer', () => {
  const risk = eventOf(4_000, 'caller.disclose', { what: 'emergency' }, 'risk');
  const undoAt = (at: number) => guideAt(20_000, [risk, eventOf(at, 'agent.undo', { observationId: 'risk' })]).verdict;
  expect(undoAt(13_999)).toBe('not_permitted');
  expect(undoAt(14_000)).toBe('never');
  expect(undoEndsAt(callOf([risk]), defaultPolicy, 13_999)).toBe(14_000);
  expect(undoEndsAt(callOf([risk]), defaultPolicy, 14_000)).toBeNull();
});
