import { describe, expect, it } from 'vitest';
import type { Observation } from '../observe/observation.ts';
import { createTeller } from '../observe/sample-observation.ts';
import { withStandIns } from './stand-ins.ts';
import { parseTraceHead, traceOf } from './trace.ts';
import { tracedFields } from './trace-fields.ts';

const sip = createTeller('sip', 'f');
const desk = createTeller('desk', 'd');
const leg = 'sip:f:a84b4c76e66710@pbx.example';
const other = 'sip:g:a84b4c76e66710@pbx.example';
const bind = { leg, callKey: 'k', origin: 'https://phone.example', tab: 417, tabFrame: 3 };
const call = [
  sip(0, 'call.offered', { direction: 'inbound', last4: '4417', withheld: false, dialled: 'billing' }, { leg, evidence: ['invite_in'] }),
  desk(1, 'desk.bind', bind, { leg }),
  desk(2, 'desk.bind', { ...bind, leg: other, origin: 'https://crm.example', tabFrame: 0 }, { leg: other }),
];

const linesOf = (...calls: readonly (readonly Observation[])[]): Record<string, unknown>[] =>
  traceOf({ calls, producer: 'onhook/0.1.0', now: Date.UTC(2026, 10, 24, 9, 3) })
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('a diagnostic trace', () => {
  it('says in its first line what it is', () => {
    const [head] = linesOf(call, []);
    expect(head).toEqual({
      kind: 'onhook.trace',
      schema_version: 1,
      calls: 2,
      lines: 3,
      left_out: 0,
      made_at: '2026-11-24T09:03:00.000Z',
      producer: 'onhook/0.1.0',
    });
    expect(parseTraceHead(head)).toMatchObject({ ok: true, value: { lines: 3 } });
  });

  it('names one thing by one stand-in wherever it stands', () => {
    const [, offered, bound, joined] = linesOf(call);
    expect(offered).toMatchObject({
      leg: expect.stringMatching(/^sip:[0-9-]{36}:id-1$/),
      fields: { direction: 'inbound', last4: null, withheld: false, dialled: null },
      evidence: ['invite_in'],
      at: call[0]?.at,
    });
    const fields = { callKey: expect.any(String), tab: 1 };
    expect(bound?.['fields']).toEqual({ ...fields, leg: offered?.['leg'], origin: 'https://site-1.invalid', tabFrame: 1 });
    expect(joined?.['fields']).toEqual({ ...fields, leg: joined?.['leg'], origin: 'https://site-2.invalid', tabFrame: 0 });
    expect(joined?.['leg']).toMatch(/:id-1$/);
    expect(joined?.['leg']).not.toBe(offered?.['leg']);
    expect(JSON.stringify([offered, bound, joined])).not.toMatch(/a84b|pbx|phone|crm|417|billing/);
  });

  it('holds a row once, and counts those that are no observation', () => {
    const odd = { ...call[0], id: '019a0000-0000-7000-8000-0000000000ff', type: 'call.sung' } as unknown as Observation;
    const [head, ...rows] = linesOf(call, [...call, odd]);
    expect(rows).toHaveLength(3);
    expect(head).toMatchObject({ lines: 3, left_out: 1 });
  });

  it('takes nothing but numbers and flags of a type that it does not know', () => {
    const fields = { text: 'Ada Brook', level: 3, loud: true, list: ['Ada'], none: null };
    const row = { type: 'media.planted', fields } as unknown as Observation;
    expect(withStandIns((by) => tracedFields(row, by))).toEqual({ level: 3, loud: true });
  });
});

describe('the first line', () => {
  it.each([
    [{ kind: 'onhook.manifest', schema_version: 1 }, 'other'],
    [null, 'other'],
    [{ kind: 'onhook.trace', schema_version: 2 }, 'newer_version'],
    [{ kind: 'onhook.trace', schema_version: 1, calls: 1 }, 'wrong_fields'],
  ])('%j is refused: %s', (value, reason) => {
    expect(parseTraceHead(value)).toMatchObject({ ok: false, reason });
  });
});
