import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../document.ts';
import { defaultPolicy, presets } from '../policy-rig.ts';
import type { Line } from './line.ts';
import { plainLines } from './plain.ts';
import { readPolicy } from './read-policy.ts';

const { conduct, resolved } = defaultPolicy.families;
if (conduct === undefined || resolved === undefined) throw new Error('the default lacks a family');

const passage = (title: string, document: PolicyDocument = defaultPolicy): readonly Line[] =>
  readPolicy(document).find((each) => each.title === title)?.lines ?? [];
const named = (lines: readonly Line[]): string[] => lines.map(({ says }) => says.name);
const withConduct = (change: Partial<typeof conduct>): PolicyDocument => ({
  ...defaultPolicy,
  families: { ...defaultPolicy.families, conduct: { ...conduct, ...change } },
});

it('reads a document whole: whom it serves, families, the rest, and the words', () => {
  const titles = readPolicy(defaultPolicy).map(({ title }) => title);
  expect(titles).toEqual(['serves', 'conduct', 'silence', 'prank', 'resolved', 'guards', 'supervisor', 'hold', 'record', 'wording']);
});

describe('abuse', () => {
  it('says of each kind what it takes', () => {
    expect(named(passage('conduct')).slice(0, 7)).toEqual([
      'kind_at_once',
      'kind_after_alarm',
      ...Array(4).fill('kind_after_warnings'),
      'kind_no_ground',
    ]);
    expect(passage('conduct')[5]?.says.terms).toEqual({
      kind: { of: 'kind', word: 'abusive_language' },
      warnings: [
        { of: 'warning', word: 'boundary_warning' },
        { of: 'warning', word: 'final_warning' },
      ],
    });
  });
  it('tells a warning from the same once more', () => {
    const lines = passage('conduct', withConduct({ gentleRungs: ['boundary_warning', 'boundary_warning', 'final_warning'] }));
    expect(lines.find(({ says }) => says.name === 'gentle')?.says.terms).toEqual({
      warnings: ['boundary_warning', 'another_boundary_warning', 'final_warning'].map((each) => ({ of: 'warning', word: each })),
    });
  });
  it('says what never falls, and leaves out what is not there', () => {
    const kinds = conduct.kinds.map((kind) => ({ ...kind, ending: null }));
    const lines = named(passage('conduct', withConduct({ decayMs: null, gentleRungs: [], kinds })));
    expect(lines.slice(-4)).toEqual(['pause', 'fresh', 'window', 'decay_never']);
  });
});

describe('a closing', () => {
  it('reads its items in order, and where it begins again', () => {
    const [wrongNumber] = passage('resolved');
    expect(wrongNumber?.says).toEqual({
      name: 'way',
      terms: { way: { of: 'closing', word: 'wrong_number' }, wait: { ms: 5_000 } },
    });
    expect(wrongNumber?.parts?.map(({ says }) => says)).toEqual([
      { name: 'item_say', terms: { intent: { of: 'intent', word: 'number_check' } } },
      { name: 'item_hear', terms: { answer: { of: 'answer', word: 'confirm_wrong_number' } } },
      { name: 'item_say', terms: { intent: { of: 'intent', word: 'goodbye' } } },
    ]);
    expect(named(passage('resolved'))).toEqual([
      ...['way', 'way_request', 'way', 'way_request'],
      ...['way', 'way_outbound', 'way_request', 'way_refusal', 'way_survey', 'settle'],
    ]);
  });
});

describe('silence and pranks', () => {
  const { silence, prank } = defaultPolicy.families;
  if (silence === undefined || prank === undefined) throw new Error('the default lacks a family');
  it('are read ladder by ladder', () => {
    expect(passage('silence')[0]?.says).toEqual({
      name: 'silence_never_spoke',
      terms: { prompts: 3, gap: { ms: 10_000 }, wait: { ms: 10_000 }, total: { ms: 30_000 } },
    });
    expect(named(passage('silence')).slice(1)).toEqual([
      ...['silence_went_silent', 'silence_relay', 'silence_caller_hold', 'silence_checked', 'taps_question', 'silence_ceiling'],
    ]);
    expect(named(passage('prank'))).toEqual(['prank_checks', 'prank_known', 'prank_window']);
  });
  it('say that help decides where nothing is ended', () => {
    const escalating: PolicyDocument = {
      ...defaultPolicy,
      families: {
        silence: { ...silence, outcome: 'escalate', tapsQuestion: false },
        prank: { ...prank, outcome: 'escalate' },
      },
      emergency: { conductUnder: null },
    };
    expect(named(passage('silence', escalating))).toEqual(['silence_escalates', 'taps_supervisor']);
    expect(named(passage('prank', escalating))).toEqual(['prank_escalates']);
    expect(named(passage('emergency', escalating))).toEqual(['emergency_never', 'emergency_conduct_never']);
  });
});

describe('whom it serves', () => {
  it('are all that it is chosen for, or the queues and directions that it names', () => {
    expect(named(passage('serves'))).toEqual(['serves_any']);
    const narrow: PolicyDocument = { ...defaultPolicy, serves: { queues: ['billing'], directions: ['outbound'] } };
    expect(named(passage('serves', narrow))).toEqual(['serves_queues', 'serves_outbound']);
  });
});

describe('the words', () => {
  it('stand by locale, which is named where there are several', () => {
    expect(named(passage('wording'))).not.toContain('locale');
    const two: PolicyDocument = { ...defaultPolicy, wording: { ...defaultPolicy.wording, de: { goodbye: 'Auf Wiederhören.' } } };
    const passages = readPolicy(two).filter(({ title }) => title === 'wording');
    expect(passages.map(({ lines }) => lines[0]?.says)).toEqual(['en', 'de'].map((locale) => ({ name: 'locale', terms: { locale } })));
    expect(passages[1]?.lines[1]?.says.terms).toEqual({ intent: { of: 'intent', word: 'goodbye' }, words: 'Auf Wiederhören.' });
  });
});

it('reads what it has no sentences for field by field', () => {
  const lines = plainLines({
    afterLastMs: 10_000,
    prompts: 3,
    on: true,
    words: ['a', 'b'],
    none: [],
    checks: [{ gapMs: 5 }],
    deep: { x: null },
  });
  const name = (word: string) => ({ of: 'term', word });
  expect(lines).toEqual([
    { says: { name: 'field', terms: { name: name('after_last'), value: { ms: 10_000 } } } },
    { says: { name: 'field', terms: { name: name('prompts'), value: 3 } } },
    { says: { name: 'field', terms: { name: name('on'), value: { of: 'answer', word: 'on' } } } },
    {
      says: {
        name: 'field',
        terms: {
          name: name('words'),
          value: [
            { of: 'term', word: 'a' },
            { of: 'term', word: 'b' },
          ],
        },
      },
    },
    { says: { name: 'field', terms: { name: name('none'), value: { of: 'answer', word: 'none' } } } },
    {
      says: { name: 'group', terms: { name: name('checks') } },
      parts: [
        {
          says: { name: 'entry', terms: { number: 1 } },
          parts: [{ says: { name: 'field', terms: { name: name('gap'), value: { ms: 5 } } } }],
        },
      ],
    },
    {
      says: { name: 'group', terms: { name: name('deep') } },
      parts: [{ says: { name: 'field', terms: { name: name('x'), value: { of: 'answer', word: 'none' } } } }],
    },
  ]);
});

describe('what ships', () => {
  it.each(Object.entries({ default: defaultPolicy, ...presets }))('reads as it did: %s', (_, document) => {
    const lines = readPolicy(document).flatMap(({ title, lines: all }) =>
      all.map(({ says }) => [title, says.name, JSON.stringify(says.terms)].join(' ').slice(0, 240)),
    );
    expect(lines.join('\n')).toMatchSnapshot();
  });
});
