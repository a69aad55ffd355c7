import { message, OFFER } from './message.ts';
import type { Sample } from './well-formed.ts';

const INVITE = 'ok INVITE 41@clinic.test 31';
const OPTIONS = 'OPTIONS sip:till7@shop.test SIP/2.0';

/** What is wrong, and is dropped. */
export const dropped: readonly Sample[] = [
  ['clerr', 'a length that is more than the body', message({ length: 'Content-Length: 4000', body: OFFER }), 'dropped content_length'],
  ['clerr', 'by one', message({ length: `l: ${OFFER.length + 1}`, body: OFFER }), 'dropped content_length'],
  ['ncl', 'a length below nothing', message({ length: 'Content-Length: -31' }), 'dropped content_length'],
  ['ncl', 'a length in words', message({ length: 'Content-Length: seven' }), 'dropped content_length'],
  ['scalar02', 'a sequence past 2³¹', message({ cseq: 'CSeq: 2147483648 INVITE' }), 'dropped cseq'],
  [
    'scalar02',
    'past 2⁶⁴, of a kind that changes no call',
    message({ start: OPTIONS, cseq: 'CSeq: 18446744073709551647 OPTIONS' }),
    'dropped cseq',
  ],
  [
    'scalarlg',
    'the same in an answer',
    message({ start: 'SIP/2.0 503 Closed', cseq: 'CSeq: 18446744073709551647 INVITE' }),
    'dropped cseq',
  ],
  ['quotbal', 'a quote that never closes', message({ to: 'To: "Till 7 <sip:till7@shop.test>' }), 'dropped to'],
  ['quotbal', 'the caller’s', message({ from: 'f:"Noor <sip:noor@clinic.test>;tag=1' }), 'dropped from'],
  ['ltgtruri', 'an address in brackets', message({ start: 'INVITE <sip:till7@shop.test> SIP/2.0' }), 'dropped request_line'],
  ['lwsruri', 'a blank in an address', message({ start: 'INVITE sip:till7@shop.test; shelf SIP/2.0' }), 'dropped request_line'],
  ['lwsstart', 'more blanks than one', message({ start: 'INVITE  sip:till7@shop.test  SIP/2.0' }), 'dropped request_line'],
  ['lwsstart', 'a tab', message({ start: 'INVITE\tsip:till7@shop.test SIP/2.0' }), 'dropped request_line'],
  ['trws', 'blanks after the version', message({ start: `${OPTIONS} \t` }), 'dropped request_line'],
  [
    'baddn',
    'no end of the headers',
    message({ start: OPTIONS, from: 'From: Haddad, N <sip:noor@clinic.test>' }).slice(0, -2),
    'dropped headers',
  ],
  ['badvers', 'a version to come', message({ start: 'OPTIONS sip:till7@shop.test SIP/3.1' }), 'dropped request_line'],
  ['badvers', 'in an answer', message({ start: 'SIP/3.1 200 OK' }), 'dropped status_line'],
  ['mismatch01', 'two methods', message({ start: OPTIONS, cseq: 'CSeq: 31 INVITE' }), 'dropped method_mismatch'],
  ['mismatch01', 'of a call', message({ cseq: 'CSeq: 31 BYE' }), 'dropped method_mismatch'],
  [
    'mismatch02',
    'one of them unknown',
    message({ start: 'WAVE sip:till7@shop.test SIP/2.0', cseq: 'CSeq: 31 INVITE' }),
    'dropped method_mismatch',
  ],
  ['bigcode', 'a code past all classes', message({ start: 'SIP/2.0 4294967496 Much' }), 'dropped status_line'],
  ['bigcode', 'of a class that there is not', message({ start: 'SIP/2.0 700 Much' }), 'dropped status_line'],
  ['', 'a code before all classes', message({ start: 'SIP/2.0 099 Little' }), 'dropped status_line'],
  ['insuf', 'neither parties nor an id', message({ from: '', to: '', callId: '' }), 'dropped call_id'],
  ['insuf', 'no caller', message({ from: '' }), 'dropped from'],
  ['insuf', 'nobody called', message({ to: '' }), 'dropped to'],
  ['insuf', 'no sequence', message({ cseq: '' }), 'dropped cseq'],
  ['insuf', 'a sequence with no method', message({ cseq: 'CSeq: 31' }), 'dropped cseq'],
  ['insuf', 'headers that are empty', message({ start: OPTIONS, from: 'From:', to: 'To: ' }), 'dropped from'],
  [
    'multi01',
    'two of each',
    message({ more: ['CSeq: 32 INVITE', 'i: 42@clinic.test', 'f: sip:a@b.test', 'To: sip:c@d.test'] }),
    'dropped repeated',
  ],
  ['multi01', 'two ids', message({ more: ['Call-ID : 42@clinic.test'] }), 'dropped repeated'],
  ['multi01', 'of a kind that changes no call', message({ start: OPTIONS, more: ['To: <sip:till8@shop.test>'] }), 'dropped repeated'],
  ['mcl01', 'two lengths', message({ start: OPTIONS, more: ['Content-Length: 3'], body: 'who knows' }), 'dropped repeated'],
  ['', 'nothing', '', 'dropped request_line'],
  ['', 'a first line that is all', OPTIONS, 'dropped request_line'],
  ['', 'no address', message({ start: 'OPTIONS SIP/2.0' }), 'dropped request_line'],
  ['', 'an address of no scheme', message({ start: 'OPTIONS till7 SIP/2.0' }), 'dropped request_line'],
  ['', 'an id past what is read', message({ callId: `Call-ID: ${'x'.repeat(257)}` }), 'dropped call_id'],
  ['', 'a bomb of headers', message({ more: Array.from({ length: 300 }, (_, n) => `X-${n}: boom`) }), 'dropped headers'],
  ['', 'a message past what is read', message({ body: 'x'.repeat(70_000) }), 'dropped too_long'],
];

/** What is wrong, and is seen all the same. */
export const seen: readonly Sample[] = [
  [
    'badinv01',
    'separators with nothing between',
    message({ via: 'Via: SIP/2.0/WS ward.invalid;;,,;', more: ['Contact: <sip:noor@ward.test>;;;'] }),
    INVITE,
  ],
  ['escruri', 'headers in the address of a request', message({ start: 'INVITE sip:till7@shop.test?Subject=no SIP/2.0' }), INVITE],
  ['baddate', 'a date of another zone', message({ more: ['Date: Mon, 06 Jan 2025 09:30:00 CET'] }), INVITE],
  [
    'regbadct',
    'a header in an address without brackets',
    message({ more: ['Contact: sip:noor@ward.test?Route=%3Csip:a.test%3E'] }),
    INVITE,
  ],
  ['badaspec', 'blanks around an address', message({ to: 'To: "Till 7" < sip:till7@shop.test >' }), INVITE],
  ['', 'a name that wants its quotes', message({ from: 'From: Haddad, N. @ward <sip:noor@clinic.test>;tag=1' }), INVITE],
  ['', 'one in letters of elsewhere', message({ from: 'From: Нур <sip:noor@clinic.test>;tag=1' }), INVITE],
  ['badbranch', 'a branch that is none', message({ via: 'Via: SIP/2.0/WS ward.invalid;branch=z9hG4bK' }), INVITE],
  ['', 'no Via', message({ via: '' }), INVITE],
  ['', 'what is said twice over', message({ more: ['i: 41@clinic.test', 'CSeq:31 INVITE', 'l: 0'] }), INVITE],
  ['', 'a length that leaves some over', message({ length: 'Content-Length: 3', body: OFFER }), INVITE],
  ['', 'a line that is no header', message({ more: ['no colon here', ': no name', ' and a fold'] }), INVITE],
  ['', 'bare line ends', message({ body: OFFER, length: '' }).replaceAll('\r\n', '\n'), INVITE],
];
