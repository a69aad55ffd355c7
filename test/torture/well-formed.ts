import { message, OFFER } from './message.ts';

/** A message of our own: the message of RFC 4475 that it is like, if any; what there is to it; and what comes of it. */
export type Sample = readonly [like: string, what: string, text: string, made: string];

const INVITE = 'ok INVITE 41@clinic.test 31';
const OPTIONS = 'OPTIONS sip:till7@shop.test SIP/2.0';
const REGISTER = 'REGISTER sip:shop.test SIP/2.0';
const long = (word: string, count: number): string => word.repeat(count);

/** All that RFC 4475 calls valid, in kind. */
export const wellFormed: readonly Sample[] = [
  [
    'wsinv',
    'folds and blanks wherever there may be any, compact names, numbers with zeros before them',
    [
      'INVITE sip:till7@shop.test;shelf SIP/2.0',
      't\t:\r\n  sip:till7@shop.test  ;\r\n\ttag  =  7i11',
      'FROM :"Noor \\\\ \\"N\\""\r\n <sip:noor@clinic.test>\r\n  ; ward =\r\n 3;tag\t= n0or',
      'mAx-FoRwArDs: 0009',
      'I:41@clinic.test',
      'CSEQ  : 00031\r\n\tINVITE',
      'V:SIP / 2.0 / WS\r\n  ward.invalid ;branch = z9hG4bK1 , SIP/ 2.0/TCP\r\n a.test;branch=z9hG4bK2',
      'Nobody-Knows: ;;,,=;',
      's :',
      'c:\tapplication/sdp',
      `L  :  ${OFFER.length}`,
      '',
      OFFER,
    ].join('\r\n'),
    INVITE,
  ],
  [
    'intmeth',
    'a method, names and an id of every character that they may have',
    message({
      start: "a.-!%*_+`'~Z sip:x(&=+$,;?/)~!*'_-:p@shop.test SIP/2.0",
      from: 'From: t~1 `2\' <sip:noor@clinic.test>;p!="\u00e5\u5c71";tag=!%*_+`\'~',
      to: 'To: "\\\u0007 \\\u0000 \\\u007f" <sip:till7@shop.test>',
      callId: 'Call-ID: 41<>:\\"/[]?{}()@`~%!*+\'_.-',
      more: ['x-!%*_+`~: \ufeff\u5c71'],
    }),
    "ok a.-!%*_+`'~Z 41<>:\\\"/[]?{}()@`~%!*+'_.- 31",
  ],
  [
    'esc01',
    'escapes where they may be',
    message({ start: 'INVITE sip:sip%3Atill7%40x@shop.test SIP/2.0', from: 'From: <sip:no%6Fr%20h@clinic.test>;tag=n%301' }),
    INVITE,
  ],
  ['escnull', 'an escaped NUL', message({ start: REGISTER, from: 'From: sip:a%00b@clinic.test;tag=1' }), 'ok REGISTER 41@clinic.test 31'],
  [
    'esc02',
    'a method that is only like another, and a percent that escapes nothing',
    message({
      start: 'IN%56ITE sip:till7@shop.test SIP/2.0',
      to: 'To: "%Q%41" <sip:till7@shop.test>',
      more: ['%46rom: <sip:other@x.test>'],
    }),
    'ok IN%56ITE 41@clinic.test 31',
  ],
  [
    'lwsdisp',
    'no blank before a bracket',
    message({ start: OPTIONS, from: 'From: noor<sip:noor@clinic.test>;tag=1' }),
    'ok OPTIONS 41@clinic.test 31',
  ],
  [
    'longreq',
    'values, names and a list of hops that do not end',
    message({
      from: `F: sip:${long('noor', 60)}@clinic.test;tag=${long('77', 90)};${long('ward', 50)}=${long('x', 300)};${long('y', 200)}`,
      to: `To: "${long('ever', 40)} so long"<sip:till7@shop.test;${long('p', 200)}=${long('v', 200)}>`,
      callId: `Call-ID: ${long('id', 100)}`,
      more: [
        ...Array.from({ length: 40 }, (_, hop) => `${['Via', 'v', 'VIA', 'vIa '][hop % 4]}: SIP/2.0/TCP hop${hop}.test`),
        `${long('Unknown-', 9)}Name: ${long('value ', 90)}`,
      ],
    }),
    `ok INVITE ${long('id', 100)} 31`,
  ],
  [
    'dblreq',
    'another request after the body',
    `${message({ start: REGISTER })}\r\n${message({ body: OFFER })}`,
    'ok REGISTER 41@clinic.test 31',
  ],
  ['dblreq', 'the same where a call changes', message({ length: 'Content-Length: 0', body: message({ cseq: 'CSeq: 99 INVITE' }) }), INVITE],
  ['semiuri', 'parameters of a user', message({ start: 'OPTIONS sip:till7;a=b%40c@shop.test SIP/2.0' }), 'ok OPTIONS 41@clinic.test 31'],
  [
    'transports',
    'transports old and new',
    message({ start: OPTIONS, more: ['UDP', 'SCTP', 'TLS', 'PIGEON'].map((kind) => `Via: SIP/2.0/${kind} a.test;branch=z9hG4bK${kind}`) }),
    'ok OPTIONS 41@clinic.test 31',
  ],
  [
    'mpart01',
    'a body of parts, one of them no text',
    message({
      start: 'MESSAGE sip:till7@shop.test SIP/2.0',
      type: 'Content-Type: multipart/mixed;boundary=cut',
      body: ['--cut', 'Content-Type: text/plain', '', 'Hi', '--cut', '', '\u0000\u0030\ufffd\ufffd\u0001', '--cut--', ''].join('\r\n'),
    }),
    'ok MESSAGE 41@clinic.test 31',
  ],
  ['unreason', 'a reason in signs and letters of elsewhere', message({ start: 'SIP/2.0 200 = 5 * 40, да 山' }), 'ok 200 41@clinic.test 31'],
  ['noreason', 'no reason, but its blank', message({ start: 'SIP/2.0 180 ' }), 'ok 180 41@clinic.test 31'],
  ['noreason', 'nothing after a code', message({ start: 'SIP/2.0 100' }), 'ok 100 41@clinic.test 31'],
  [
    'unkscm',
    'an address of a scheme nobody knows',
    message({ start: 'OPTIONS whoknows:anything SIP/2.0' }),
    'ok OPTIONS 41@clinic.test 31',
  ],
  ['novelsc', 'one of a scheme that is no phone’s', message({ start: 'INVITE news.nntp://192.0.2.9:119 SIP/2.0' }), INVITE],
  [
    'unksm2',
    'parties of such schemes',
    message({ start: REGISTER, from: 'From: <https://clinic.test>;tag=1', to: 'To: isbn:9780140449136' }),
    'ok REGISTER 41@clinic.test 31',
  ],
  ['bext01', 'what nobody supports is required', message({ more: ['Require: telepathy', 'Proxy-Require: clairvoyance, luck'] }), INVITE],
  ['invut', 'a body of an unknown kind', message({ type: 'Content-Type: application/x-hum', body: '<hum/>' }), INVITE],
  [
    'regaut01',
    'credentials of an unknown scheme',
    message({ start: REGISTER, more: ['Authorization: Handshake firm=yes'] }),
    'ok REGISTER 41@clinic.test 31',
  ],
  [
    'bcast',
    'an answer by way of everybody',
    message({ start: 'SIP/2.0 200 OK', more: ['Via: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK9'] }),
    'ok 200 41@clinic.test 31',
  ],
  ['zeromf', 'no hop left', message({ start: OPTIONS, forwards: 'Max-Forwards: 0' }), 'ok OPTIONS 41@clinic.test 31'],
  [
    'cparam01',
    'a parameter of a contact',
    message({ start: REGISTER, more: ['Contact: sip:noor@ward.test;q9'] }),
    'ok REGISTER 41@clinic.test 31',
  ],
  [
    'cparam02',
    'one of its address',
    message({ start: REGISTER, more: ['Contact: <sip:noor@ward.test;q9>'] }),
    'ok REGISTER 41@clinic.test 31',
  ],
  [
    'regescrt',
    'a header in it',
    message({ start: REGISTER, more: ['m: <sip:noor@ward.test?Route=%3Csip:a.test%3E>'] }),
    'ok REGISTER 41@clinic.test 31',
  ],
  ['sdp01', 'an answer of no kind accepted', message({ more: ['Accept: text/x-nothing'], body: OFFER }), INVITE],
  [
    'inv2543',
    'as before 2002: no branch, no tag, no hops, no length',
    message({
      via: 'Via: SIP/2.0/UDP gw.clinic.test',
      forwards: '',
      from: 'From: sip:+15550107788@clinic.test;user=phone',
      length: '',
      body: OFFER,
    }),
    INVITE,
  ],
];
