import { describe, expect, it } from 'vitest';
import { canonicalPolicy, parsePolicy } from './document.ts';
import { callOf, defaultPolicy, defaultRaw, eventOf } from './policy-rig.ts';
import { wordsFor } from './words.ts';

const raw = defaultRaw as typeof defaultPolicy;
const conduct = raw.families.conduct;
const withConduct = (change: Record<string, unknown>): unknown => ({
  ...raw,
  families: { ...raw.families, conduct: { ...conduct, ...change } },
});
const withRungs = (rungs: readonly string[]): unknown => withConduct({ kinds: conduct?.kinds.map((kind) => ({ ...kind, rungs })) });

describe('a document', () => {
  it('is read as it stands, whatever the order of its keys', () => {
    const reversed = Object.fromEntries(Object.entries(raw).toReversed());
    const parsed = parsePolicy(reversed);
    expect(parsed.ok && canonicalPolicy(parsed.value)).toBe(canonicalPolicy(defaultPolicy));
    expect(parsed.ok && parsed.value).toEqual(raw);
  });

  it.each([
    [null, 'document'],
    [{ ...raw, script: 'x' }, 'document'],
    [withConduct({ windowMs: 0 }), 'families.conduct.windowMs'],
    [withConduct({ afterFinalMs: -1 }), 'families.conduct.afterFinalMs'],
    [withRungs(['final_warning', 'boundary_warning']), 'families.conduct.kinds.0.rungs'],
    [withRungs(['boundary_warning']), 'families.conduct.kinds.0.rungs'],
    [withRungs(['boundary_warning', 'boundary_warning', 'boundary_warning', 'final_warning']), 'families.conduct.kinds.0.rungs'],
    [withConduct({ kinds: [conduct?.kinds[0], conduct?.kinds[0]] }), 'families.conduct.kinds'],
    [withConduct({ kinds: [{ ...conduct?.kinds[0], kind: 'bomb_threat' }] }), 'families.conduct.kinds.0.kind'],
    [{ ...raw, wording: {} }, 'wording'],
  ])('is refused with the path of its fault: %#', (faulty, path) => {
    expect(parsePolicy(faulty)).toMatchObject({ ok: false, reason: 'shape', detail: expect.stringContaining(`${path}: `) });
  });

  it('of a later format is refused, and says so', () => {
    expect(parsePolicy({ ...raw, format: 3 })).toMatchObject({
      ok: false,
      reason: 'newer',
      detail: expect.stringContaining('later than 2'),
    });
  });

  it('may leave a family out', () => {
    expect(parsePolicy({ ...raw, families: {} }).ok).toBe(true);
  });
});

describe('the words', () => {
  const two = { ...defaultPolicy, wording: { ...defaultPolicy.wording, de: { goodbye: 'Danke und auf Wiederhören.' } } };
  const goodbye = { kind: 'say', intent: 'goodbye' } as const;

  it('are those of the locale, its language, or the first locale', () => {
    expect(wordsFor(two, goodbye, 'de-AT', callOf([]))).toBe('Danke und auf Wiederhören.');
    expect(wordsFor(two, { kind: 'say', intent: 'recap' }, 'de', callOf([]))).toBe(defaultPolicy.wording['en']?.['recap']);
    expect(wordsFor(two, goodbye, 'constructor', callOf([]))).toBe(defaultPolicy.wording['en']?.['goodbye']);
  });

  it('are for the caller while a life is at risk, and for nobody where the document has none', () => {
    const risk = callOf([eventOf(1, 'caller.disclose', { what: 'self_harm' })]);
    expect(wordsFor(two, { kind: 'escalate' }, 'en', risk)).toBe(defaultPolicy.wording['en']?.['guard']);
    expect(wordsFor(two, { kind: 'say', intent: 'advisory' }, 'en', risk)).toBeNull();
    expect(wordsFor(null, goodbye, 'en', risk)).toBeNull();
    expect(wordsFor(two, { kind: 'listen', intent: 'offer_more' }, 'en', risk)).toBeNull();
  });

  it('are there for every sentence that the document asks for', () => {
    const ways = defaultPolicy.families.resolved?.ways ?? [];
    const asked = [
      ...ways.flatMap(({ items }) => items.flatMap((item) => ('say' in item ? [item.say] : []))),
      'boundary_warning',
      'final_warning',
    ];
    for (const intent of asked) expect(wordsFor(defaultPolicy, { kind: 'say', intent }, 'en', callOf([]))).not.toBeNull();
  });
});
