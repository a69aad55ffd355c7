import { describe, expect, it } from 'vitest';
import type { ClosingItem } from './document/closing.ts';
import type { ConductFamily, ConductKind } from './document/conduct.ts';
import type { PolicyDocument } from './document.ts';
import { lintPolicy } from './lint.ts';
import { defaultPolicy } from './policy-rig.ts';

const { conduct, resolved } = defaultPolicy.families;
if (conduct === undefined || resolved === undefined) throw new Error('the default lacks a family');

const withConduct = (change: Partial<ConductFamily>): PolicyDocument => ({
  ...defaultPolicy,
  families: { ...defaultPolicy.families, conduct: { ...conduct, ...change } },
});
const withKind = (kind: string, change: Partial<ConductKind>): PolicyDocument =>
  withConduct({ kinds: conduct.kinds.map((each) => (each.kind === kind ? { ...each, ...change } : each)) });
const withItems = (change: (items: readonly ClosingItem[]) => ClosingItem[]): PolicyDocument => ({
  ...defaultPolicy,
  families: {
    ...defaultPolicy.families,
    resolved: { ...resolved, ways: resolved.ways.map((way) => ({ ...way, items: change(way.items) })) },
  },
});
const without = (intent: string, locale = 'en'): PolicyDocument => {
  const { [intent]: _, ...rest } = defaultPolicy.wording['en'] ?? {};
  return { ...defaultPolicy, wording: locale === 'en' ? { en: rest } : { ...defaultPolicy.wording, [locale]: rest } };
};
const named = (document: PolicyDocument): string[] =>
  lintPolicy(document).map(({ gravity, path, says }) => `${gravity} ${says.name} ${path}`);

it('has nothing against the shipped default', () => {
  expect(lintPolicy(defaultPolicy)).toEqual([]);
});

describe('conduct', () => {
  it.each([1, 2] as const)('warns of an ending of severity %i without a warning', (severity) => {
    expect(named(withKind('personal_attack', { severity, rungs: [] }))).toEqual(['warning no_warning families.conduct.kinds[3].rungs']);
  });
  it('says nothing of the gravest kinds, which need none', () => {
    expect(named(withKind('personal_attack', { severity: 3, rungs: [] }))).toEqual([]);
  });
  it('warns of warnings for what is no ground to end', () => {
    expect(named(withKind('abusive_language', { severity: 0 }))).toEqual(['warning warning_for_nothing families.conduct.kinds[5].rungs']);
  });

  it.each([
    ['windowMs', 'window_within_pause', 10_000],
    ['freshForMs', 'fresh_within_pause', 10_000],
    ['decayMs', 'decay_within_pause', 10_000],
  ] as const)('warns of a rung that can never be reached: %s, %s', (field, name, pause) => {
    const path = `families.conduct.${field}`;
    expect(named(withConduct({ [field]: pause }))).toContain(`warning ${name} ${path}`);
    expect(named(withConduct({ [field]: pause + 1 }))).not.toContain(`warning ${name} ${path}`);
  });
  it('takes the longer of the two pauses for what must be answered in time', () => {
    expect(named(withConduct({ afterBoundaryMs: 120_000 }))).toEqual(['warning fresh_within_pause families.conduct.freshForMs']);
  });
  it('knows that a permission may be over before the silence of a supervisor is', () => {
    expect(named(withConduct({ windowMs: 60_000 }))).toEqual(['warning window_within_silence families.conduct.windowMs']);
    expect(named(withConduct({ windowMs: 60_001 }))).toEqual([]);
    const mild = conduct.kinds.filter(({ severity }) => severity < 3);
    expect(named(withConduct({ windowMs: 60_000, kinds: mild }))).toEqual([]);
  });
  it('asks nothing of pauses where nothing is warned of, nor of a level that never falls', () => {
    const gravest = conduct.kinds.filter(({ severity }) => severity === 3);
    expect(named(withConduct({ kinds: gravest, freshForMs: 1, decayMs: 1 }))).toEqual([]);
    expect(named(withConduct({ decayMs: null }))).toEqual([]);
  });
});

it('knows that the question about circumstances is answered by silence only while the permission lasts', () => {
  const asked = (answerWaitMs: number) => withConduct({ circumstances: { answerWaitMs } });
  expect(named(asked(120_000))).toContain('warning window_within_answer families.conduct.windowMs');
  expect(named(asked(119_999))).not.toContain('warning window_within_answer families.conduct.windowMs');
});

it('knows what abuse is to bring sooner, and does not', () => {
  const afterwards = (afterWithAbuseMs: number): PolicyDocument => ({
    ...defaultPolicy,
    families: {
      ...defaultPolicy.families,
      persistence: {
        ...{ afterMs: 1_800_000, afterWithAbuseMs, abuseRuns: 2, repeats: 3, repeatGapMs: 10_000, afterWarningMs: 10_000 },
        ...{ ending: null, endCode: 'persistence.final_answer_given' },
      },
    },
  });
  const finding = 'warning sooner_is_later families.persistence.afterWithAbuseMs';
  expect(named(afterwards(1_800_000))).toContain(finding);
  expect(named(afterwards(1_799_999))).not.toContain(finding);
});

describe('a closing', () => {
  it('is refused where it waits for an answer that nobody can mark', () => {
    const odd = withItems((items) => items.map((item) => ('hear' in item ? { ...item, what: 'maybe' } : item)));
    expect(named(odd)).toContain('fault answer_unknown families.resolved.ways[2].items[2].what');
  });
  it('is refused where the question of an answer is never asked before it', () => {
    const turned = withItems((items) => items.filter((item) => !('say' in item && item.say === 'offer_more')));
    expect(named(turned)).toEqual(['fault question_not_asked families.resolved.ways[2].items[3].asked']);
  });
});

describe('wording', () => {
  it.each([
    ['final_warning', 'families.conduct.kinds[2].rungs[0]'],
    ['boundary_warning', 'families.conduct.kinds[5].rungs[0]'],
    ['ending_statement', 'families.conduct.kinds[2].ending'],
    ['number_check', 'families.resolved.ways[0].items[0].say'],
    ['survey_offer', 'families.resolved.ways[2].survey.offer'],
    ['hold_return', 'wording'],
    ['guard', 'wording'],
  ])('%s must have words somewhere', (intent, path) => {
    expect(lintPolicy(without(intent))).toEqual([
      { gravity: 'fault', path, says: { name: 'words_missing', terms: { intent: { of: 'intent', word: intent } } } },
    ]);
  });
  it('may stand in another locale, which is told', () => {
    expect(lintPolicy(without('goodbye', 'de'))).toEqual([
      {
        gravity: 'warning',
        path: 'wording.de',
        says: { name: 'words_elsewhere', terms: { locale: 'de', intents: [{ of: 'intent', word: 'goodbye' }] } },
      },
    ]);
  });
  it('needs none for what no family asks', () => {
    expect(named({ ...without('recap'), families: {} })).toEqual([]);
  });
});

it('puts faults before warnings', () => {
  const both = { ...withKind('personal_attack', { rungs: [] }), wording: without('recap').wording };
  expect(lintPolicy(both).map(({ gravity }) => gravity)).toEqual(['fault', 'warning']);
});
