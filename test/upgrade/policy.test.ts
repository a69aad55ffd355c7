import { describe, expect, it } from 'vitest';
import { migrated } from '../../lib/policy/document/migrate.ts';
import { parsePolicy } from '../../lib/policy/document.ts';
import { evaluate } from '../../lib/policy/evaluate.ts';
import { callOf, defaultPolicy, mark, say } from '../../lib/policy/policy-rig.ts';
import first from './policy-format-1.json' with { type: 'json' };

const OFF = { asksAlways: false, waives: ['G6', 'X2', 'X3'] };

describe('a document of format 1, as the first build shipped it', () => {
  it('is carried forward, and what it could not say is off in it', () => {
    const read = parsePolicy(first);
    if (!read.ok) throw new Error(read.detail);
    const { format, families, guards, emergency, supervisor, record, scenarios } = read.value;
    expect({ format, emergency, scenarios }).toEqual({ format: 2, emergency: null, scenarios: [] });
    expect(families.conduct).toEqual({ ...first.families.conduct, advisories: null, circumstances: null });
    expect(families.resolved?.ways).toEqual(first.families.resolved.ways.map((way) => ({ ...way, shutByOddness: false })));
    expect(guards).toEqual({ ...first.guards, welfare: 'apparent_child' });
    expect(record).toEqual({ ...first.record, supervisorTold: 'same_shift', recoveryMs: 600_000 });
    expect(supervisor).toEqual({
      ...first.supervisor,
      levels: { D0: { asksAlways: true, waives: [] }, D1: { asksAlways: false, waives: [] }, D2: OFF, D3: OFF },
    });
  });

  it('judges conduct as it did', () => {
    const read = parsePolicy(first);
    if (!read.ok) throw new Error(read.detail);
    const facts = callOf([mark(10_000), say(18_000, 'boundary_warning'), mark(50_000), say(60_000, 'final_warning'), mark(80_000)]);
    for (const at of [11_000, 20_000, 51_000, 65_000, 81_000, 300_000])
      expect(evaluate(read.value, facts, at)).toEqual(evaluate(defaultPolicy, facts, at));
  });
});

describe('what is no document', () => {
  it.each([
    ['a list', []],
    ['a word', 'policy'],
    ['nothing', null],
    ['no format', { id: 'x' }],
    ['a format of another kind', { format: '1' }],
    ['the format of a property that all objects have', { format: 'constructor' }],
    ['a format before the first', { format: 0 }],
  ])('is left to the schema: %s', (_, raw) => {
    expect(migrated(raw)).toEqual({ ok: true, value: raw });
    expect(parsePolicy(raw)).toMatchObject({ ok: false, reason: 'shape' });
  });

  it('keeps what is not as format 1 has it, for the schema to name', () => {
    const torn = { format: 1, families: 7, guards: null, supervisor: [], record: 'x' };
    expect(migrated(torn)).toMatchObject({ ok: true, value: { format: 2, families: 7, guards: null, supervisor: [], record: 'x' } });
    const ways = { format: 1, families: { resolved: { ways: 3 }, conduct: null } };
    expect(migrated(ways)).toMatchObject({ ok: true, value: { families: { resolved: { ways: 3 }, conduct: null } } });
    const bare = migrated({ format: 1, families: {} });
    expect(bare).toMatchObject({ ok: true, value: { families: {} } });
    expect(Object.keys((bare as { value: { families: object } }).value.families)).toEqual([]);
  });

  it('of a later format is told apart, with both formats', () => {
    expect(migrated({ format: 3 })).toEqual({
      ok: false,
      reason: 'newer',
      detail: 'format: 3 is later than 2, the latest that this version of Onhook reads',
    });
  });
});
