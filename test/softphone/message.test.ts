import { expect, test } from 'vitest';
import { audioDirection } from './proxy/audio-direction.ts';
import { formatMessage, header, hostOf, parseMessage, splitList, statusOf, tagOf, uriOf, userOf, without } from './proxy/message.ts';
import { compact, folded } from './proxy/rewrites.ts';

const INVITE = [
  'INVITE sip:billing@demo.onhook.example SIP/2.0',
  'v: SIP/2.0/WS a.invalid;branch=z9hG4bKa, SIP/2.0/WS b.invalid;branch=z9hG4bKb',
  'f: "Brook, Ada" <sip:+15550104417@demo.onhook.example>;tag=one',
  't: <sip:billing@demo.onhook.example>',
  'i: call-1',
  'CSeq: 7 INVITE',
  'Subject: a long',
  '  line, folded',
  '',
  'v=0',
].join('\r\n');

test('reads compact names, folded lines and one Via a hop', () => {
  const message = parseMessage(INVITE);
  expect(message && header(message, 'call-id')).toBe('call-1');
  expect(message && header(message, 'subject')).toBe('a long line, folded');
  expect(message?.headers.filter((h) => h.name === 'v').map((h) => h.value)).toEqual([
    'SIP/2.0/WS a.invalid;branch=z9hG4bKa',
    'SIP/2.0/WS b.invalid;branch=z9hG4bKb',
  ]);
  expect(message?.body).toBe('v=0');
});

test('writes what it read, with the sender’s own spelling', () => {
  const plain = INVITE.replace('a long\r\n  line', 'a long line').replace(', SIP/2.0/WS b', '\r\nv: SIP/2.0/WS b');
  const message = parseMessage(plain);
  expect(message && formatMessage(message)).toBe(plain);
});

test.each(['', '\r\n\r\n', 'HELLO', 'GET / HTTP/1.1\r\n\r\n', 'INVITE sip:a@b SIP/2.0\r\n\r\n'])('takes %j for no SIP message', (text) => {
  expect(parseMessage(text)).toBeUndefined();
});

test('splits a list outside quotes and brackets only', () => {
  expect(splitList('"A, B" <sip:a@x;p=1,2>, <sip:c@y>')).toEqual(['"A, B" <sip:a@x;p=1,2>', '<sip:c@y>']);
});

test('takes a name-addr apart', () => {
  const value = '"Brook, Ada" <sip:+1555@demo.example:5060;transport=ws>;tag=one';
  expect([uriOf(value), userOf(value), hostOf(value), tagOf(value)]).toEqual([
    'sip:+1555@demo.example:5060;transport=ws',
    '+1555',
    'demo.example',
    'one',
  ]);
  expect(tagOf('<sip:a@b>')).toBeUndefined();
});

test('drops headers by their long name, however they are spelt', () => {
  const message = parseMessage(INVITE);
  expect(message && header(without(message, 'via', 'from'), 'from')).toBeUndefined();
  expect(statusOf({ startLine: 'SIP/2.0 486 Busy Here', headers: [], body: '' })).toBe(486);
});

test.each([
  ['v=0\r\nm=audio 9 RTP/AVP 0\r\na=sendonly\r\n', 'sendonly'],
  ['v=0\r\na=inactive\r\nm=audio 9 RTP/AVP 0\r\n', 'inactive'],
  ['v=0\r\na=sendrecv\r\nm=audio 9 RTP/AVP 0\r\na=recvonly\r\n', 'recvonly'],
  ['v=0\r\nm=video 9 RTP/AVP 96\r\na=inactive\r\nm=audio 9 RTP/AVP 0\r\n', 'sendrecv'],
  ['v=0\r\nm=audio 0 RTP/AVP 0\r\na=inactive\r\n', undefined],
  ['', undefined],
])('reads the audio direction of %j', (sdp, direction) => {
  expect(audioDirection(sdp)).toBe(direction);
});

test('rewritten, a message reads the same: compact names, folded lines', () => {
  const plain = 'BYE sip:a@b SIP/2.0\r\nFrom: <sip:a@x>;tag=1\r\nCall-ID: c\r\nCSeq: 2 BYE\r\nContent-Type: x/y\r\n\r\nFrom: body';
  const terse = compact(plain);
  expect(terse).toBe('BYE sip:a@b SIP/2.0\r\nf: <sip:a@x>;tag=1\r\ni: c\r\nCSeq: 2 BYE\r\nc: x/y\r\n\r\nFrom: body');
  expect(folded(plain)).toContain('From: <sip:a@x>\r\n ;tag=1\r\n');
  const read = [plain, terse, folded(plain)].map((text) => parseMessage(text));
  expect(read.map((message) => message && header(message, 'call-id'))).toEqual(['c', 'c', 'c']);
  expect(read.map((message) => tagOf(message && header(message, 'from')))).toEqual(['1', '1', '1']);
});
