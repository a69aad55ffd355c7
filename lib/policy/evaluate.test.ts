import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { factsOf } from './facts.ts';
import { callOf, connected, defaultPolicy, eventOf, guideAt, mark, say } from './policy-rig.ts';

const ladder = [mark(10_000), say(18_000, 'boundary_warning'), mark(50_000), say(60_000, 'final_warning'), mark(80_000)];
const facts = (reasons: readonly { readonly fact?: string }[]) => reasons.flatMap(({ fact }) => fact ?? []);

describe('a situation without a rule', () => {
  const { conduct, resolved } = defaultPolicy.families;
  const narrow = { ...defaultPolicy, families: { ...(conduct && { conduct }), ...(resolved && { resolved }) } };
  const narrowly = (now: number, events: Parameters<typeof callOf>[0]) => evaluate(narrow, callOf(events), now);

  it.each(['harassment', 'prank', 'silence'] as const)('is answered as no policy is: %s', (family) => {
    expect(narrowly(5_000, [mark(4_000, family, family)])).toMatchObject({
      verdict: 'not_permitted',
      reasons: [{ rule: 'G10', fact: 'no_rule_yet' }],
      nextStep: { kind: 'ask_policy' },
    });
  });

  it('gives way to what has a rule, marked after it', () => {
    const events = [mark(4_000, 'prank', 'prank'), mark(5_000, 'closing', 'resolved')];
    expect(narrowly(6_000, events).nextStep).toEqual({ kind: 'say', intent: 'recap' });
    expect(narrowly(6_000, [...events, mark(6_000, 'silent', 'silence')]).nextStep.kind).toBe('ask_policy');
  });

  it.each([
    ['harassment', eventOf(5_000, 'caller.calmed', {})],
    ['silence', eventOf(5_000, 'caller.speech', {})],
    ['prank', eventOf(5_000, 'caller.request', { what: 'more' })],
  ] as const)('is over when the caller shows it: %s', (family, event) => {
    expect(narrowly(6_000, [mark(4_000, family, family), event]).nextStep.kind).toBe('help');
  });

  it('leaves what conduct has opened, and closes the closing', () => {
    expect(guideAt(81_000, [...ladder, mark(80_500, 'harassment', 'harassment')]).verdict).toBe('permitted');
  });

  it('is any family that the document leaves out', () => {
    const document = { ...defaultPolicy, families: { ...(resolved && { resolved }) } };
    expect(evaluate(document, callOf(ladder), 81_000).nextStep.kind).toBe('ask_policy');
    expect(evaluate(document, callOf([mark(1_000, 'threat_to_staff')]), 2_000).verdict).toBe('must_escalate');
  });
});

describe('the life of the call', () => {
  it('has nothing to say before it is answered, nor after it is over', () => {
    expect(evaluate(defaultPolicy, factsOf([]), 5_000)).toMatchObject({
      verdict: 'not_permitted',
      nextStep: { kind: 'help' },
      nextChangeAt: null,
    });
    const over = [...ladder, eventOf(81_000, 'call.ended', { endedBy: 'agent', endKind: 'hangup' })];
    expect(guideAt(82_000, over)).toMatchObject({ verdict: 'not_permitted', permits: [], nextChangeAt: null });
  });

  it('takes no fact from before the answer', () => {
    const early = { ...connected, at: 1_000 };
    const risk = eventOf(999, 'caller.disclose', { what: 'self_harm' });
    expect(evaluate(defaultPolicy, factsOf([early, risk]), 2_000).verdict).toBe('not_permitted');
  });

  it('asks for a policy where none can be read, but keeps the guards of life', () => {
    expect(evaluate(null, callOf(ladder), 81_000)).toMatchObject({ verdict: 'not_permitted', nextStep: { kind: 'ask_policy' } });
    const risk = callOf([eventOf(1_000, 'caller.disclose', { what: 'emergency' }), eventOf(2_000, 'agent.escalate', { reason: 'raised' })]);
    expect(evaluate(null, risk, 3_000)).toMatchObject({ verdict: 'never', nextStep: { until: 62_000 }, nextChangeAt: 62_000 });
  });

  it('knows an outbound call by its offer', () => {
    const offered = eventOf(-5_000, 'call.offered', { direction: 'outbound', last4: null, withheld: false, dialled: null });
    expect(callOf([offered]).flags).toEqual(['outbound']);
  });
});

describe('what is said of it', () => {
  it('names the missing step first', () => {
    expect(facts(guideAt(11_000, ladder).reasons)[0]).toBe('boundary_warning');
    expect(facts(guideAt(51_000, ladder).reasons)[0]).toBe('final_warning');
    expect(facts(guideAt(11_000, [mark(10_000, 'discriminatory')]).reasons)[0]).toBe('only_final_warning');
    expect(facts(guideAt(61_000, ladder.slice(0, 4)).reasons)[0]).toBe('pause');
    expect(facts(guideAt(200_000, ladder).reasons)[0]).toBe('permission_lapsed');
  });

  it('gives the permission with its end code, its end and who must agree', () => {
    expect(guideAt(81_000, ladder)).toMatchObject({
      permits: [
        {
          situation: 'abusive_language',
          action: 'end_call',
          endCode: 'conduct.abusive',
          opensAt: 80_000,
          lapsesAt: 200_000,
          supervisor: 'not_needed',
        },
      ],
      nextChangeAt: 200_000,
    });
    expect(guideAt(81_000, ladder, { discretion: 'D0' })).toMatchObject({
      verdict: 'permitted_with_supervisor',
      nextStep: { kind: 'approval' },
      permits: [{ supervisor: 'needed' }],
    });
  });

  it('stands the gravest permission first, and asks nothing of the milder', () => {
    const both = [...ladder, mark(82_000, 'sexual_explicit')];
    const { permits, nextStep } = guideAt(83_000, both);
    expect(permits.map(({ situation }) => situation)).toEqual(['sexual_explicit', 'abusive_language']);
    expect(nextStep).toEqual({ kind: 'end', until: 202_000 });
  });

  it('counts a kind by the voice that was warned for it', () => {
    const other = [...ladder.slice(0, 4), eventOf(70_000, 'caller.voice', { which: 'second' }), mark(80_000)];
    expect(guideAt(81_000, other)).toMatchObject({ verdict: 'not_permitted', nextStep: { kind: 'say', intent: 'boundary_warning' } });
  });
});
