import { describe, expect, it } from 'vitest';
import { admitPolicy, scenarioFaults } from './admit.ts';
import { defaultPolicy, defaultRaw } from './policy-rig.ts';

type Raw = Record<string, unknown>;
const raw = defaultRaw as Raw & { readonly families: { readonly conduct: Raw } };
const admit = (document: unknown) => admitPolicy(JSON.stringify(document));
const faultsOf = (document: unknown): string[] => {
  const admission = admit(document);
  if (admission.ok || admission.reason !== 'faults') throw new Error('no faults');
  return admission.faults.map(({ path, says }) => `${path} ${says.name}`);
};
const withConduct = (change: Raw): unknown => ({ ...raw, families: { ...raw.families, conduct: { ...raw.families.conduct, ...change } } });

it('takes the shipped default, as it came and as it was read', () => {
  expect(admit(raw)).toMatchObject({ ok: true, value: { raw, document: { id: 'default' }, warnings: [] } });
  expect(admitPolicy(`\uFEFF${JSON.stringify(raw)}`)).toMatchObject({ ok: true });
});

it('takes a doubtful one with its warnings', () => {
  expect(admit(withConduct({ windowMs: 10_000 }))).toMatchObject({
    ok: true,
    value: { warnings: [{ says: { name: 'window_within_pause' } }, { says: { name: 'window_within_silence' } }] },
  });
});

it.each([
  ['', 'json'],
  ['{', 'json'],
  ['[]', 'other'],
  ['null', 'other'],
  ['{"onhook":"settings","version":1}', 'other'],
  ['{"format":99,"id":"x","everything":"else"}', 'newer'],
])('refuses %j as %s', (text, reason) => {
  expect(admitPolicy(text)).toEqual({ ok: false, reason });
});

describe('names every fault by its path', () => {
  it('of the shape', () => {
    const { afterFinalMs: _, ...rest } = raw.families.conduct;
    const kinds = (raw.families.conduct['kinds'] as Raw[]).map((kind, at) => (at === 2 ? { ...kind, rungs: ['boundary_warning'] } : kind));
    const bad = {
      ...raw,
      version: 0,
      title: '',
      script: 'x',
      families: { ...raw.families, conduct: { ...rest, windowMs: 'long', kinds } },
    };
    expect(faultsOf(bad).toSorted()).toEqual([
      'families.conduct.afterFinalMs type',
      'families.conduct.kinds[2].rungs custom',
      'families.conduct.windowMs type',
      'script unknown_here',
      'title small',
      'version small',
    ]);
  });

  it('of what it asks to be said without words', () => {
    const { recap: _, goodbye: __, ...en } = (raw['wording'] as { en: Raw }).en;
    expect(faultsOf({ ...raw, wording: { en } })).toEqual([
      'families.resolved.ways[0].items[2].say words_missing',
      'families.resolved.ways[2].items[0].say words_missing',
    ]);
  });
});

it('never throws, whatever it is given', () => {
  for (const text of ['{"format":1,"id":"x"}', '{"format":1,"id":"x","families":[],"wording":7}', '7', '"x"'])
    expect(admitPolicy(text).ok).toBe(false);
});

describe('holds a document to its own scenarios', () => {
  const scenario = {
    id: 'own-1',
    title: 'a call where nothing happened',
    policy: 'default',
    discretion: 'D1',
    flags: [],
    events: [{ at: '00:00', type: 'call.connected' }],
    askAt: '00:05',
    expect: { verdict: 'not_permitted', step: { kind: 'help' }, reasons: [], show: 'Help.' },
    rules: [],
  };

  it('which pass', () => {
    expect(scenarioFaults({ ...defaultPolicy, scenarios: [scenario] })).toEqual([]);
    expect(scenarioFaults(defaultPolicy)).toEqual([]);
  });

  it('and says which does not, or cannot be read', () => {
    const expected = { ...scenario.expect, verdict: 'permitted' };
    const faults = scenarioFaults({
      ...defaultPolicy,
      scenarios: [scenario, { ...scenario, expect: expected }, { ...scenario, askAt: 'soon' }],
    });
    expect(faults.map(({ path, says }) => [path, says.name])).toEqual([
      ['scenarios[1]', 'scenario_failed'],
      ['scenarios[2]', 'scenario_unreadable'],
    ]);
    expect(faults[0]?.says.terms).toMatchObject({ id: 'own-1', expected: 'permitted, help', got: 'not_permitted, help' });
  });
});
