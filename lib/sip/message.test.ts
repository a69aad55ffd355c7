import { describe, expect, it } from 'vitest';
import { looksLikeSip, readSip, type SipFields } from './message.ts';
import { sampleAnswer, sampleInvite } from './sample-message.ts';
import { captureText } from './text.ts';

const natives = captureText();
const read = (text: string): SipFields => {
  const reading = readSip(natives, text);
  if (typeof reading === 'string') throw new Error(`read as ${reading}`);
  return reading;
};
const message = (...lines: string[]): string => lines.join('\r\n');
const request = (method: string, ...lines: string[]): string =>
  message(`${method} sip:a@b SIP/2.0`, 'From: <sip:a@x>;tag=1', 'To: <sip:b@x>;tag=2', 'Call-ID: c', `CSeq: 2 ${method}`, ...lines);
const bye = (...headers: string[]): string => request('BYE', ...headers, '', '');
const notify = (type: string, body: string): string => request('NOTIFY', `Content-Type: ${type}`, '', body);

it('reduces an INVITE to what says what happens to a call', () => {
  expect(
    read(sampleInvite({ extra: ['P-Asserted-Identity: "A. Whitlock" <tel:+15550104417>', 'Replaces: old@x;to-tag=1;from-tag=2'] })),
  ).toEqual({
    method: 'INVITE',
    status: 0,
    callId: 'k2j3h4g5f6',
    cseq: 4711,
    fromTag: '9fxced76sl',
    toTag: '',
    fromUser: '+15550104417',
    fromName: 'Ada Whitlock',
    toUser: 'agent1',
    assertedUser: '+15550104417',
    assertedName: 'A. Whitlock',
    reason: '',
    replaces: 'old@x;to-tag=1;from-tag=2',
    frag: '',
    media: 'audio:sendrecv',
    ice: 'EsAw',
  });
});

it.each([
  ['as JsSIP and SIP.js write it', 'Refer-To: <sip:b@x?Replaces=old%40x%3Bto-tag%3D1%3Bfrom-tag%3D2>', 'old@x;to-tag=1;from-tag=2'],
  ['after another header, in short', 'r: "B" <sip:b@x;transport=wss?Subject=hi&replaces=old%3Bto-tag%3D1&X=1>', 'old;to-tag=1'],
  ['with escapes that stand for nothing', 'Refer-To: sip:b@x?Replaces=old%E0', 'old%E0'],
  ['of a blind transfer', 'Refer-To: <sip:+15550104862@x>', ''],
])('names the call that a transfer joins, %s', (_, line, replaces) => {
  const signal = read(request('REFER', line, 'Replaces: another', '', ''));
  expect(signal.replaces).toBe(replaces);
  expect(JSON.stringify(signal)).not.toContain('4862');
});

it('reads what RingCentral’s phone says of a call beside its signalling, and no other message', () => {
  const beside = (type: string, body: string): string =>
    message(
      'MESSAGE sip:exchange@x SIP/2.0',
      'From: <sip:a@x>;tag=1',
      'To: <sip:exchange@x>',
      'Call-Id: c',
      'CSeq: 7 MESSAGE',
      `Content-Type: ${type}`,
      '',
      body,
    );
  const body = (command: string): string => `<Msg><Hdr SID="1" Req="1" From="a" To="b" Cmd="${command}"/><Bdy Cln="1"/></Msg>`;
  expect(read(beside('x-rc/agent', body('12')))).toMatchObject({ method: 'MESSAGE', callId: 'c', frag: 'x-rc/agent 12', media: '-' });
  for (const other of [beside('x-rc/agent', body('')), beside('x-rc/agent', '<Msg/>'), beside('text/plain', body('12'))])
    expect(readSip(natives, other)).toBe('other');
  expect(
    readSip(natives, message('SIP/2.0 200 OK', 'From: <sip:a@x>;tag=1', 'To: <sip:exchange@x>', 'Call-Id: c', 'CSeq: 7 MESSAGE', '', '')),
  ).toBe('other');
});

it('reads a response by the method of its CSeq', () => {
  expect(read(sampleAnswer({ direction: 'recvonly' }))).toMatchObject({
    method: 'INVITE',
    status: 200,
    toTag: '1ags55',
    media: 'audio:recvonly',
  });
});

it('reads compact and folded headers with mixed line ends', () => {
  const text =
    'INVITE sip:a@b SIP/2.0\nf : "J Rosenberg \\\\\\""\r\n  <sip:jdrosen@example.com>\n  ;\n  tag = 98asjd8\r\nTO :\n <sip:v@x> ;   tag    = 19\r\ni: c\ncseq: 0009\n  INVITE\nc:  application/SDP\r\n\nv=0\nm=audio 1 RTP/AVP 0\r\na=sendonly\n';
  expect(read(text)).toMatchObject({
    fromName: 'J Rosenberg \\"',
    fromUser: 'jdrosen',
    fromTag: '98asjd8',
    toTag: '19',
    callId: 'c',
    cseq: 9,
    media: 'audio:sendonly',
  });
});

describe('the reason of an end', () => {
  it.each([
    ['as sent', ['Reason: SIP ;cause=408; text="RTP Timeout"'], 'SIP ;cause=408; text="RTP Timeout"'],
    ['joined', ['Reason: Q.850;cause=16', 'Reason: SIP;cause=200'], 'Q.850;cause=16, SIP;cause=200'],
    ['of Asterisk', ['X-Asterisk-HangupCauseCode: 34'], 'asterisk;cause=34'],
    ['of both', ['X-Asterisk-HangupCauseCode: 34', 'Reason: Q.850;cause=16'], 'Q.850;cause=16'],
    ['none', [], ''],
  ])('%s', (_, headers, reason) => {
    expect(read(bye(...headers)).reason).toBe(reason);
  });
});

it('falls back to Remote-Party-ID for the asserted party', () => {
  expect(read(bye('Remote-Party-ID: "Bo" <sip:42@x>;party=calling'))).toMatchObject({ assertedUser: '42', assertedName: 'Bo' });
});

it('reads how a transfer went, and no other NOTIFY', () => {
  expect(read(notify('message/sipfrag;version=2.0', 'SIP/2.0 200 OK\r\n')).frag).toBe('SIP/2.0 200 OK');
  expect(readSip(natives, notify('application/dialog-info+xml', '<x/>'))).toBe('other');
});

it('says that a key was pressed, never which', () => {
  const text = request('INFO', 'Content-Type: application/dtmf-relay', '', 'Signal=7');
  expect(JSON.stringify(read(text))).not.toMatch(/7/);
});

it('finds the SDP in a multipart body', () => {
  const parts = ['--b', 'Content-Type: application/sdp', '', 'v=0', 'm=audio 9 x 0', 'a=inactive', '--b--'];
  const text = request('INVITE', 'Content-Type: multipart/mixed;boundary=b', '', ...parts);
  expect(read(text).media).toBe('audio:inactive');
});

it('reads whose phone it is off a REGISTER that succeeded', () => {
  const { method, status, toUser } = read(sampleAnswer().replace('4711 INVITE', '4711 REGISTER'));
  expect([method, status, toUser]).toEqual(['REGISTER', 200, read(sampleAnswer()).toUser]);
});

describe('passes by what changes no call', () => {
  it.each([
    ['REGISTER', sampleInvite().replaceAll('INVITE', 'REGISTER')],
    ['a REGISTER that is challenged', sampleAnswer().replace('4711 INVITE', '4711 REGISTER').replace('200 OK', '401 Unauthorized')],
    ['an unknown method', sampleInvite().replaceAll('INVITE', 'NEWMETHOD')],
    ['an address of no scheme that a phone takes', sampleInvite().replace('INVITE sip:', 'INVITE isbn:')],
    ['100 Trying', sampleAnswer().replace('200 OK', '100 Trying')],
    ['the answer to an OPTIONS', sampleAnswer().replace('4711 INVITE', '4711 OPTIONS')],
  ])('%s', (_, text) => {
    expect(readSip(natives, text)).toBe('other');
  });
});

describe('refuses', () => {
  it.each([
    ['nothing', ''],
    ['JSON', '{"method":"INVITE"}'],
    ['a start line alone', 'INVITE sip:a@b SIP/2.0'],
    ['headers cut off', sampleInvite().slice(0, 300)],
    ['a status of no class', sampleAnswer().replace('200 OK', '999 ?')],
    ['another version', sampleInvite().replace(' SIP/2.0', ' SIP/7.0')],
    ['methods that differ', sampleInvite().replace('4711 INVITE', '4711 BYE')],
    ['a sequence number past the limit', sampleInvite().replace('4711', '4294967296')],
    ['no From', sampleInvite().replace('From', 'Form')],
    ['no To', sampleInvite().replace('To:', 'Too:')],
    ['no Call-ID', sampleInvite().replace('Call-ID', 'Call-IX')],
    ['an endless Call-ID', sampleInvite({ callId: 'x'.repeat(257) })],
    ['a quote that never closes', sampleInvite().replace('Whitlock"', 'Whitlock')],
    ['two sequences', sampleInvite({ extra: ['CSeq: 4712 INVITE'] })],
    ['two callers, one of them compact', sampleInvite({ extra: ['f: <sip:other@x>;tag=2'] })],
    ['two lengths', sampleInvite({ extra: ['l: 5'] })],
    ['a negative length', bye('Content-Length: -999')],
    ['a length that is more than there is', request('BYE', 'Content-Length: 5', '', 'body')],
    ['a second blank in the first line', sampleInvite().replace('INVITE ', 'INVITE  ')],
    ['a blank in the address', sampleInvite().replace(';transport=ws SIP', '; transport=ws SIP')],
    ['a blank after the version', sampleInvite().replace(' SIP/2.0', ' SIP/2.0 ')],
    ['no address', sampleInvite().replace(/sip:\S+ /, '')],
    ['an address in brackets', sampleInvite().replace(/sip:\S+/, '<$&>')],
    ['a header bomb', sampleInvite({ extra: Array.from({ length: 300 }, (_, i) => `X-${i}: y`) })],
    ['a megabyte', sampleInvite({ extra: [`X: ${'y'.repeat(1_000_000)}`] })],
  ])('%s', (_, text) => {
    expect(readSip(natives, text)).toBe('malformed');
  });
});

describe('sees all the same', () => {
  it.each([
    ['what is said twice', bye('To: <sip:b@x>;tag=2', 'i: c')],
    ['two asserted callers', bye('P-Asserted-Identity: <sip:a@x>', 'P-Asserted-Identity: <tel:+1>')],
    ['a length that leaves some over', request('BYE', 'Content-Length: 1', '', 'body')],
    ['a length in bytes', request('BYE', 'Content-Length: 7', '', '山äö')],
    ['a name too long to see its quote close', bye().replace('<sip:b@x>', `"${'b'.repeat(2_000)}" $&`)],
  ])('%s', (_, text) => {
    expect(read(text).method).toBe('BYE');
  });
});

it('knows SIP by how it begins', () => {
  const begins = ['SIP/2.0 200 OK', 'INVITE sip:a', 'REGISTER sips:a', 'BYE tel:+1'].map((text) => looksLikeSip(natives, text));
  const others = ['', '\r\n\r\n', 'GET / HTTP/1.1', 'HELLO sip', '["sip:"]', 'SIP/3.0 200', 'A'.repeat(99)].map((text) =>
    looksLikeSip(natives, text),
  );
  expect([begins, others]).toEqual([Array(4).fill(true), Array(7).fill(false)]);
});
