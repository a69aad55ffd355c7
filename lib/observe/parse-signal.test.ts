import { expect, it } from 'vitest';
import { parseSignal } from './parse-signal.ts';
import { invite } from './sample-signal.ts';

const parse = (value: unknown) => parseSignal(JSON.stringify(value));

it('reads each kind, and drops keys it does not know', () => {
  expect(parse({ ...invite, authorization: 'secret' })).toEqual({ ok: true, value: invite });
  const stamp = { n: 0, at: 1, mono: 1 };
  expect(parse({ ...stamp, kind: 'socket', up: true }).ok).toBe(true);
  expect(parse({ ...stamp, kind: 'page', what: 'hide' }).ok).toBe(true);
  expect(parse({ ...stamp, kind: 'count', frames: 1, dropped: 0, faults: 0 }).ok).toBe(true);
});

it.each([
  ['a long Call-ID', { ...invite, callId: 'x'.repeat(257) }, 'callId'],
  ['no Call-ID', { ...invite, callId: '' }, 'callId'],
  ['a status of no SIP', { ...invite, status: 700 }, 'status'],
  ['a method in lower case', { ...invite, method: 'invite' }, 'method'],
  ['half a CSeq', { ...invite, cseq: 1.5 }, 'cseq'],
  ['a long name', { ...invite, fromName: 'x'.repeat(129) }, 'fromName'],
  ['an unknown kind', { ...invite, kind: 'x' }, 'kind'],
  ['a list', [], ''],
])('refuses %s', (_, value, detail) => {
  expect(parse(value)).toEqual({ ok: false, reason: 'shape', detail });
});

it('refuses what cannot be read, or is far too long', () => {
  expect(parseSignal('{')).toEqual({ ok: false, reason: 'json' });
  expect(parseSignal(' '.repeat(8_193))).toEqual({ ok: false, reason: 'json', detail: 'length' });
});
