import { expect, it } from 'vitest';
import { parseSignal } from './parse-signal.ts';
import { invite } from './sample-signal.ts';

const heard = { at: 5_000, mono: 50 };
const parse = (value: unknown) => parseSignal(JSON.stringify(value), heard);

const peer = { kind: 'peer', n: 0, at: 1, mono: 1, id: 1, state: 'connected', dtls: '-', direction: 'sendrecv', ice: 'frag' };
const figures = { packets: 1, lost: -1, jitter: 0.5, rtt: -1, energy: 1e-9, duration: 2, concealed: 0, samples: 9 };
const sample = { kind: 'sample', n: 0, at: 1, mono: 1, id: 1, ...figures, sent: 3, micEnergy: -1, micDuration: -1, mic: 'off' };

it('reads each kind, and drops keys it does not know', () => {
  expect(parse({ ...invite, authorization: 'secret' })).toEqual({ ok: true, value: invite });
  const stamp = { n: 0, at: 1, mono: 1 };
  expect(parse({ ...stamp, kind: 'socket', up: true }).ok).toBe(true);
  expect(parse({ ...stamp, kind: 'page', what: 'hide' }).ok).toBe(true);
  expect(parse({ ...stamp, kind: 'page', what: 'late' }).ok).toBe(true);
  expect(parse(peer).ok).toBe(true);
  expect(parse(sample).ok).toBe(true);
  expect(parse({ ...stamp, kind: 'count', frames: 1, dropped: 0, faults: 0 }).ok).toBe(true);
});

it.each([
  ['a long Call-ID', { ...invite, callId: 'x'.repeat(257) }, 'callId'],
  ['no Call-ID', { ...invite, callId: '' }, 'callId'],
  ['a status of no SIP', { ...invite, status: 700 }, 'status'],
  ['a method in lower case', { ...invite, method: 'invite' }, 'method'],
  ['half a CSeq', { ...invite, cseq: 1.5 }, 'cseq'],
  ['a long name', { ...invite, fromName: 'x'.repeat(129) }, 'fromName'],
  ['nothing for a text that may be left out', { ...invite, reason: null }, 'reason'],
  ['a number for a text', { ...invite, callId: 7 }, 'callId'],
  ['a text for a flag', { ...invite, out: 'true' }, 'out'],
  ['a time without end', { ...invite, at: '1e999' }, 'at'],
  ['no number of its own', { ...invite, n: undefined }, 'n'],
  ['a kind that every object has', { ...invite, kind: 'constructor' }, 'kind'],
  ['an unknown kind', { ...invite, kind: 'x' }, 'kind'],
  ['a list', [], ''],
  ['a state that is a sentence', { ...peer, state: 'on the way' }, 'state'],
  ['a giant state', { ...peer, state: 'x'.repeat(8_000) }, 'state'],
  ['a giant fragment', { ...peer, ice: 'x'.repeat(300) }, 'ice'],
  ['an object for a direction', { ...peer, direction: {} }, 'direction'],
  ['a connection with a name', { ...peer, id: '__proto__' }, 'id'],
  ['a figure that is a text', { ...sample, energy: '1' }, 'energy'],
  ['a figure below nothing', { ...sample, packets: -2 }, 'packets'],
  ['a figure that is missing', { ...sample, duration: undefined }, 'duration'],
  ['no word of the microphone', { ...sample, mic: 7 }, 'mic'],
])('refuses %s', (_, value, detail) => {
  expect(parse(value)).toEqual({ ok: false, reason: 'shape', detail });
});

it('takes a signal without a time for one of the moment it was heard', () => {
  const { at: _, mono: __, ...live } = invite;
  expect(parse(live)).toEqual({ ok: true, value: { ...invite, ...heard } });
});

it('refuses a time beyond all numbers', () => {
  const raw = JSON.stringify(invite).replace('"at":1000000', '"at":1e999');
  expect(parseSignal(raw, heard)).toEqual({ ok: false, reason: 'shape', detail: 'at' });
});

it('refuses what cannot be read, or is far too long', () => {
  expect(parseSignal('{', heard)).toEqual({ ok: false, reason: 'json' });
  expect(parseSignal(' '.repeat(8_193), heard)).toEqual({ ok: false, reason: 'json', detail: 'length' });
});
