import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from './policy-rig.ts';
import { eventsOf, parseScenario, runScenario, type Scenario, timeOf } from './scenario.ts';
import { isListed, scenarioWords } from './scenario-word.ts';

const folder = join(import.meta.dirname, '../../test/scenarios');

function read(name: string): Scenario {
  const parsed = parseScenario(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  if (!parsed.ok) throw new Error(`${name}: ${parsed.detail}`);
  return parsed.value;
}

const scenarios = readdirSync(folder).toSorted().map(read);
const policies = { default: defaultPolicy, none: null } as const;

describe('the scenarios', () => {
  it.each(scenarios)('$id: $title', (scenario) => {
    const { expected, got, because } = runScenario(policies[scenario.policy as keyof typeof policies], scenario);
    expect(got, because).toBe(expected);
    expect(because).not.toContain('not ');
  });

  it('pass in any order of their events, and with every event told twice', () => {
    for (const scenario of scenarios) {
      const document = policies[scenario.policy as keyof typeof policies];
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
