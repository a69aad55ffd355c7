import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { traceOf } from '../../lib/exchange/trace.ts';
import { createTeller } from '../../lib/observe/sample-observation.ts';
import { golden } from './golden.ts';
import { paragraphOf, replayed } from './replayed.ts';
import { lineOf, TRACES, traceNames } from './trace.ts';

const recorded = (name: string): string => readFileSync(join(TRACES, `${name}.jsonl`), 'utf8');
const linesOf = (text: string): unknown => {
  const read = replayed(text);
  return read.ok ? read.value.calls.map(lineOf) : read.reason;
};

const sip = createTeller('sip', 'f');
const peer = createTeller('peer', 'p');
const hand = createTeller('hand', 'h');
const desk = createTeller('desk', 'd');
/** A call of which three layers tell, each under a leg of its own, and another call. */
const rows = [
  sip(0, 'call.connected', {}, { leg: 'sip:f:a' }),
  desk(0, 'desk.bind', { leg: 'sip:f:a', callKey: 'k1' }, { leg: 'sip:f:a' }),
  peer(5, 'call.connected', {}, { leg: 'peer:p:1' }),
  desk(5, 'desk.bind', { leg: 'peer:p:1', callKey: 'k1' }, { leg: 'peer:p:1' }),
  hand(2_000, 'call.held', { scope: 'local' }, { leg: 'hand:k1' }),
  desk(2_000, 'desk.bind', { leg: 'hand:k1', callKey: 'k1' }, { leg: 'hand:k1' }),
  sip(6_000, 'call.resumed', { scope: 'local' }, { leg: 'sip:f:a' }),
  sip(9_000, 'call.ended', { endedBy: 'remote', endKind: 'hangup' }, { leg: 'sip:f:a', confidence: 0.8, evidence: ['bye_in'] }),
  peer(9_100, 'call.ended', { endedBy: 'unknown', endKind: 'unknown' }, { leg: 'peer:p:1', confidence: 0.5 }),
  sip(20_000, 'call.connected', {}, { leg: 'sip:f:b' }),
];
const journalText = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const trace = traceOf({ calls: [rows], producer: 'onhook/0.1.0', now: 1_000_000 });

describe('what lines fold to', () => {
  it.each(traceNames())('signals as a tap reported them: %s', (name) => {
    expect(linesOf(recorded(name))).toEqual(golden[name]);
  });

  it('observations: the legs that are bound to one call are one call, in a journal and in a diagnostic trace', () => {
    const calls = ['unknown - · answered · remote/hangup 0.8 bye_in · customer 4000 ms', 'unknown - · answered · goes on'];
    expect(linesOf(journalText)).toEqual(calls);
    expect(linesOf(trace)).toEqual(calls);
  });

  it('a call by which event came when, and who saw it by what', () => {
    const read = replayed(trace);
    const [first = []] = read.ok ? read.value.calls : [];
    expect(paragraphOf(first)).toContain('1970-01-01 00:16:40 UTC · unknown');
    expect(paragraphOf(first)).toContain('\n      9000 ms  call.ended {"endedBy":"remote","endKind":"hangup"}  sip 0.8 bye_in');
  });

  it('counts what it cannot read, and what was cut off', () => {
    expect(replayed(`${journalText}nonsense\n{"v":1}\n`)).toMatchObject({ ok: true, value: { unread: 2, head: null } });
    const cut = trace.slice(0, trace.lastIndexOf('"type"'));
    expect(replayed(cut)).toMatchObject({ ok: true, value: { unread: 1, head: { calls: 1, lines: 10 } } });
    expect(replayed(trace.split('\n').slice(0, 4).join('\n'))).toMatchObject({ ok: true, value: { unread: 7 } });
  });

  it.each([
    ['', 'empty'],
    ['\n \n', 'empty'],
    ['# A page\n', 'no_trace'],
    ['{"kind":"onhook.trace","schema_version":2}\n', 'newer_version'],
  ])('%j: %s', (text, reason) => {
    expect(linesOf(text)).toBe(reason);
  });
});

describe('the command', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'onhook-replay-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'print.ts'), ...args], { encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  const written = (text: string): string => {
    writeFileSync(join(folder, 'file.jsonl'), text);
    return join(folder, 'file.jsonl');
  };

  it('prints a diagnostic trace, and says how much of it was not read', () => {
    const { status, stdout, stderr } = run(written(`${trace}{"odd":1}\n`));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '1 line could not be read.\n' });
    expect(stdout).toMatch(/^2 calls of onhook\/0\.1\.0, saved 1970-01-01T00:16:40\.000Z\n\n1970-.*remote\/hangup 0\.8/);
  });

  it('says why there is nothing to print, and fails', () => {
    expect(run()).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('usage: npm run replay -- FILE') });
    expect(run('a', 'b')).toMatchObject({ status: 2, stderr: expect.stringContaining('usage') });
    expect(run(join(folder, 'none.jsonl'))).toMatchObject({ status: 2, stderr: expect.stringMatching(/none\.jsonl is not there\.\n$/) });
    expect(run(folder)).toMatchObject({ status: 2, stderr: expect.stringContaining('could not be read: EISDIR.') });
    expect(run(written('hello\n'))).toMatchObject({ status: 2, stderr: expect.stringContaining('is no trace') });
  });
});
