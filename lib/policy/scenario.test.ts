import { describe, expect, it } from 'vitest';
import { eventsOf, parseScenario, runScenario, type Scenario, timeOf } from './scenario.ts';
import { documentOf, scenarios } from './scenario-rig.ts';
import { isListed, scenarioWords } from './scenario-word.ts';

describe('the scenarios', () => {
  it.each(scenarios)('$id: $title', (scenario) => {
    const { expected, got, because } = runScenario(documentOf(scenario), scenario);
    expect(got, because).toBe(expected);
    expect(because).not.toContain('not ');
  });

  it('pass in any order of their events, and with every event told twice', () => {
    for (const scenario of scenarios) {
      const document = documentOf(scenario);
      const twice = { ...scenario, events: [...scenario.events, ...scenario.events].toReversed() };
      expect(runScenario(document, twice).guidance).toEqual(runScenario(document, scenario).guidance);
    }
  });

  it('give no constant answer the better of more than one file in four', () => {
    const answers = Map.groupBy(scenarios, ({ expect: { verdict, step } }) => `${verdict} ${step.kind} ${step.intent ?? ''}`);
    expect(Math.max(...[...answers.values()].map(({ length }) => length))).toBeLessThan(scenarios.length / 4);
  });
});

/** Every word of the event list, with one value it takes. */
const words = [
  ...['call.connected', 'call.dropped', 'call.reconnected', 'journal.gap', 'caller.speech', 'caller.silent', 'caller.prank_indicator'],
  ...['caller.repeat', 'caller.calmed', 'caller.left', 'caller.hold.start', 'caller.hold.end', 'agent.hold.start', 'agent.hold.end'],
  ...['agent.own_error', 'interpreter.joined', 'supervisor.joined', 'supervisor.next_step', 'supervisor.takeover', 'supervisor.handback'],
  ...['supervisor.deny', 'supervisor.cleared', 'supervisor.cleared marked_in_error', 'handoff.accepted', 'handoff.accepted duty_role'],
  ...['caller.conduct bomb_threat', 'caller.disclose self_harm', 'caller.sound tty_tone', 'caller.voice second', 'caller.speakerphone on'],
  ...['caller.confirm survey', 'caller.decline more_help', 'caller.request complaint', 'caller.says genuine_need', 'agent.say recap'],
  ...['agent.audio_check fault', 'agent.escalate raised', 'agent.wait_agreed 180', 'agent.process.start payment'],
  ...['agent.process.end recording_notice', 'agent.mark relay', 'request.settled supervisor', 'supervisor.approve persistence'],
];

describe('the words', () => {
  it.each(words)('have a row: %s', (text) => {
    const [word = '', value] = text.split(' ');
    expect(isListed(word, value)).toBe(true);
  });

  it('have no row that is not among them', () => {
    expect(Object.keys(scenarioWords).toSorted()).toEqual([...new Set(words.map((text) => text.split(' ')[0]))].toSorted());
  });

  it.each<[string, string | undefined]>([
    ['caller.sings', undefined],
    ['toString', undefined],
    ['caller.conduct', 'rude'],
    ['caller.conduct', undefined],
    ['call.connected', 'yes'],
    ['agent.wait_agreed', '1.5'],
  ])('are refused when they are not listed: %s %s', (word, value) => {
    expect(isListed(word, value)).toBe(false);
  });
});

const [sample] = scenarios;
const withEvents = (events: readonly unknown[]): unknown => ({ ...sample, events });

describe('a file', () => {
  it.each([
    [withEvents([{ at: '0:00', type: 'call.connected' }]), 'shape'],
    [withEvents([{ at: '00:60', type: 'call.connected' }]), 'shape'],
    [withEvents([{ at: '00:00', type: 'call.connected', extra: 1 }]), 'shape'],
    [withEvents([{ at: '00:00', type: 'call.paused' }]), 'word'],
    [withEvents([{ at: '00:00', type: 'agent.say', value: 'shout' }]), 'word'],
    [withEvents([{ at: '00:00', type: 'agent.undo', value: 'agent.say shout' }]), 'word'],
    [{ ...sample, flags: ['tall'] }, 'shape'],
    [{ ...sample, more: true }, 'shape'],
  ])('is refused: %#', (raw, reason) => {
    expect(parseScenario(raw)).toMatchObject({ ok: false, reason });
  });

  it('reads minutes past 59 and writes milliseconds', () => {
    const raw = withEvents([{ at: '75:03.250', type: 'call.connected' }]);
    const parsed = parseScenario(raw) as { value: Scenario };
    const [event] = eventsOf(parsed.value);
    expect(timeOf(event?.at ?? 0)).toBe('75:03.250');
  });

  it('takes back the latest earlier event of a word, each only once', () => {
    const events = ['00:01', '00:02', '00:03'].map((at) => ({ at, type: 'caller.conduct', value: 'abusive_language' }));
    const undos = ['00:04', '00:05'].map((at) => ({ at, type: 'agent.undo', value: 'caller.conduct' }));
    const parsed = parseScenario(withEvents([...undos, ...events])) as { value: Scenario };
    const aimed = eventsOf(parsed.value).flatMap((event) => (event.type === 'agent.undo' ? [event.fields.observationId] : []));
    expect(aimed).toEqual(['e2', 'e1']);
  });
});

describe('what is said of a file', () => {
  it.each([
    [null, 'scenario: '],
    [withEvents([{ at: '00:60', type: 'call.connected' }]), 'events.0.at: '],
    [
      withEvents([
        { at: '00:00', type: 'call.connected' },
        { at: '00:01', type: 'call.paused' },
      ]),
      'call.paused is not in the list',
    ],
    [withEvents([{ at: '00:00', type: 'agent.say', value: 'shout' }]), 'agent.say shout is not in the list'],
    [withEvents([{ at: '00:00', type: 'agent.undo' }]), 'agent.undo is not in the list'],
    [
      withEvents([{ at: '00:00', type: 'agent.undo', value: 'agent.say recap again' }]),
      'agent.undo agent.say recap again is not in the list',
    ],
    [withEvents([{ at: '00:00', type: 'agent.undo', value: 'agent.shout' }]), 'agent.undo agent.shout is not in the list'],
  ])('names its first fault: %#', (raw, detail) => {
    const parsed = parseScenario(raw);
    expect(parsed.ok ? '' : parsed.detail).toMatch(new RegExp(`^${detail.replaceAll('.', '\\.')}${detail.endsWith(' ') ? '.' : '$'}`));
  });

  const waits = scenarios.find(({ id }) => id === 'ON01') as Scenario;
  const outcome = (over: Partial<Scenario['expect']>, rest: Partial<Scenario> = {}) =>
    runScenario(documentOf(waits), { ...waits, ...rest, expect: { ...waits.expect, ...over } });

  it('passes where verdict, step and reasons are as they should be', () => {
    const { got, because } = outcome({});
    expect(outcome({})).toMatchObject({ passed: true, expected: got, because: expect.not.stringContaining('not ') });
    expect(because.split(' ')).toEqual(expect.arrayContaining([...waits.expect.reasons]));
  });

  it('fails for another verdict, another step or a rule that was not named, and says which', () => {
    expect(outcome({ verdict: 'never' })).toMatchObject({ passed: false, expected: expect.stringMatching(/^never, /) });
    const step = { kind: 'wait', intent: 'goodbye', until: '09:00' } as const;
    expect(outcome({ step })).toMatchObject({ passed: false, expected: expect.stringMatching(/, wait goodbye until 09:00\.000$/) });
    const missed = outcome({ reasons: [...waits.expect.reasons, 'G9', 'A1'] });
    expect(missed).toMatchObject({ passed: false, because: expect.stringMatching(/, not G9 A1$/) });
  });

  it('writes the end of a wait where the file gives one, and leaves it out where it gives none', () => {
    const closing = { askAt: '07:10' };
    expect(outcome({ step: { kind: 'wait' } }, closing).got).toBe('not_permitted, wait');
    expect(outcome({ step: { kind: 'wait', until: '07:18' } }, closing).got).toBe('not_permitted, wait until 07:18.000');
    expect(outcome({ step: { kind: 'help', until: '07:18' } }, { askAt: '00:01' })).toMatchObject({
      got: 'not_permitted, help',
      because: expect.stringMatching(/^no rule, not /),
    });
  });
});
