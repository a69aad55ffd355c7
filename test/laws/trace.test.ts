import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallEvent, fieldSchemas } from '../../lib/call/event.ts';
import { sessionOf } from '../../lib/call/replay.ts';
import { parseTraceHead, traceOf } from '../../lib/exchange/trace.ts';
import { traceFields } from '../../lib/exchange/trace-fields.ts';
import { type Observation, parseObservation } from '../../lib/observe/observation.ts';
import { reconcile } from '../../lib/observe/reconcile.ts';
import { createTeller } from '../../lib/observe/sample-observation.ts';
import { observe, readTrace, traceNames } from '../replay/trace.ts';
import { anyObservation, eventTypes, needles } from './any-observation.ts';

const written = (rows: readonly Observation[]): string => traceOf({ calls: [rows], producer: 'onhook/0.1.0', now: 1_000_000 });

function readBack(text: string): Observation[] {
  const [head, ...lines] = text.trimEnd().split('\n');
  expect(parseTraceHead(JSON.parse(head ?? '')).ok).toBe(true);
  return lines.map((line) => {
    const parsed = parseObservation(JSON.parse(line));
    if (!parsed.ok) throw new Error(`${parsed.reason} ${parsed.detail}: ${line}`);
    return parsed.value;
  });
}

/** Every text of a value, keys too. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [key, ...textsOf(each)]);
}

/** All that a trace may say beside its numbers: keys, types, words of the schemas, our own codes, and what stands in for names. */
const words = new Set(textsOf([...eventTypes, ...textsOf(readBack(written(observe(readTrace('jssip-transferred'))))), traceFields]));
const standIn = /^([a-z]+-\d+|https:\/\/site-\d+\.invalid|00000000-0000-7000-8000-\d{12}|[a-z_]+ word-\d+|word-\d+ word-\d+)$/;
const leg = /^(leg-\d+|[a-z]+:00000000-0000-7000-8000-\d{12}(:(id-\d+)?)?)$/;
const ours = /^([a-z]+(_[a-z]+)*|(sip|q850|refused)_\d{1,3}|)$/;

const isUnknown = (code: string): boolean => needles.includes(code) || /^code-\d+$/.test(code);

/** What a trace keeps of an event: of its fields those that hold no name. */
function keptOf({ type, fields, at, mono, confidence, evidence, basis, source }: CallEvent): unknown {
  const rules: Readonly<Record<string, unknown>> = traceFields[type] ?? {};
  const kept = Object.entries(fields).filter(([name]) => rules[name] === 'keep');
  const codes = evidence.map((code) => (isUnknown(code) ? '' : code));
  return { type, at, mono, confidence, basis, layer: source.layer, fields: kept, codes };
}
const foldOf = (rows: readonly Observation[]): unknown => reconcile(rows).map(keptOf);

function sessionOfRows(rows: readonly Observation[]): unknown {
  const { phase, direction, withheld, connected, ended, holds, voided, capabilities, layers } = sessionOf(reconcile(rows));
  const times = holds.map(({ scope, from, to }) => [scope, from.at, from.mono, to?.at, to?.mono]);
  return { phase, direction, withheld, connected: connected?.at, ended: ended?.at, times, voided, capabilities, layers };
}

const anyRows = fc.array(anyObservation, { minLength: 1, maxLength: 40 });

it('every type of event has its row, and every row its type', () => {
  expect(Object.keys(traceFields).toSorted()).toEqual(Object.keys(fieldSchemas).toSorted());
});

describe('whatever is observed', () => {
  it('no name comes out: every text is a word of ours or stands in for one', () =>
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const text of readBack(written(rows)).flatMap(textsOf)) {
          expect(needles.filter((needle) => text.includes(needle))).toEqual([]);
          expect(words.has(text) || standIn.test(text) || leg.test(text) || ours.test(text), text).toBe(true);
        }
      }),
    ));

  it('each observation is in the file once, and can be read', () =>
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(readBack(written(rows))).toHaveLength(new Set(rows.map(({ id }) => id)).size);
      }),
    ));

  it('it folds to the same before and after', () =>
    fc.assert(
      fc.property(anyRows, (all) => {
        const rows = [...new Map(all.map((row) => [row.id, row])).values()];
        const after = readBack(written(rows));
        expect(foldOf(after)).toEqual(foldOf(rows));
        expect(sessionOfRows(after)).toEqual(sessionOfRows(rows));
      }),
    ));
});

describe('a recorded call with presses among it', () => {
  it.each(traceNames())('%s', (name) => {
    const told = observe(readTrace(name));
    const at = told[0]?.at ?? 0;
    const hand = createTeller('hand', 'h', at);
    const desk = createTeller('desk', 'd', at);
    const rows = [
      ...told,
      ...[...new Set(told.map((row) => row.leg))].map((each) =>
        desk(0, 'desk.bind', { leg: each, callKey: 'k1', origin: 'https://phone.example', tab: 417, tabFrame: 0 }, { leg: each }),
      ),
      hand(400, 'call.held', { scope: 'local' }),
      hand(900, 'agent.correct', { field: 'hold', value: 'not_held' }),
      hand(950, 'agent.escalate', { reason: 'threat', line: 'Ada Brook, 12 Mill Lane' }),
      desk(960, 'desk.who', { phone: 'a84b', agentId: 'agent1', agentName: 'Dana Bell' }),
    ];
    const text = written(rows);
    const after = readBack(text);
    expect(foldOf(after)).toEqual(foldOf(rows));
    expect(sessionOfRows(after)).toEqual(sessionOfRows(rows));
    const evidence = (list: readonly Observation[]) => reconcile(list).map((event) => event.evidence);
    expect(evidence(after)).toEqual(evidence(rows));
    // A connection's own name is a count and says nothing; a Call-ID may bear an address.
    for (const { leg } of told.filter((each) => each.source.layer === 'sip')) expect(text).not.toContain(leg.split(':').slice(2).join(':'));
    expect(text).not.toMatch(/phone\.example|Mill|Bell|agent1|"(4417|417|a84b)"/);
  });
});
