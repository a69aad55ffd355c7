/** Messages as a browser phone and its exchange send them, for tests: an INVITE with a browser's SDP, and the 200 to it. */
export interface SampleOptions {
  readonly callId?: string;
  readonly direction?: string;
  /** Header lines added after the first ones. */
  readonly extra?: readonly string[];
  readonly end?: string;
}

const CODECS = [
  '111 opus/48000/2',
  '63 red/48000/2',
  '9 G722/8000',
  '0 PCMU/8000',
  '8 PCMA/8000',
  '13 CN/8000',
  '110 telephone-event/48000',
  '126 telephone-event/8000',
];

/** An audio offer of the size and order that Chromium makes. */
export function sampleSdp(direction = 'sendrecv', end = '\r\n'): string {
  const lines = [
    'v=0',
    'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'a=extmap-allow-mixed',
    'a=msid-semantic: WMS 7Kd',
    'm=audio 54321 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126',
    'c=IN IP4 192.0.2.7',
    'a=rtcp:9 IN IP4 0.0.0.0',
    'a=candidate:1467250027 1 udp 2122260223 192.0.2.7 54321 typ host generation 0 network-id 1',
    'a=candidate:435653019 1 tcp 1518280447 192.0.2.7 9 typ host tcptype active generation 0 network-id 1',
    'a=ice-ufrag:EsAw',
    'a=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1',
    'a=ice-options:trickle',
    'a=fingerprint:sha-256 D2:FA:0E:C3:22:59:5E:14:95:69:92:3D:13:B4:84:24:2C:C2:A2:C0:3E:FD:34:8E:5E:EA:6F:AF:52:CE:E6:0F',
    'a=setup:actpass',
    'a=mid:0',
    `a=${direction}`,
    'a=rtcp-mux',
    'a=rtcp-rsize',
    ...CODECS.map((codec) => `a=rtpmap:${codec}`),
    'a=fmtp:111 minptime=10;useinbandfec=1',
    'a=ssrc:3510681183 cname:wBWkOLpqA4eWe5rh',
    'a=ssrc:3510681183 msid:7Kd 2e3b',
  ];
  return lines.join(end) + end;
}

/** An INVITE from a customer to an agent. */
export function sampleInvite(options: SampleOptions = {}): string {
  const end = options.end ?? '\r\n';
  const body = sampleSdp(options.direction, end);
  const head = [
    'INVITE sip:v7q0s1@192.0.2.7;transport=ws SIP/2.0',
    'Via: SIP/2.0/WS exchange.example;branch=z9hG4bK7d1',
    'Via: SIP/2.0/WS 8f0ab2.invalid;branch=z9hG4bK2199021',
    'Record-Route: <sip:exchange.example;transport=ws;lr>',
    'Max-Forwards: 68',
    'To: <sip:agent1@exchange.example>',
    'From: "Ada Whitlock" <sip:+15550104417@exchange.example>;tag=9fxced76sl',
    `Call-ID: ${options.callId ?? 'k2j3h4g5f6'}`,
    'CSeq: 4711 INVITE',
    ...(options.extra ?? []),
    'Contact: <sip:t9k2@8f0ab2.invalid;transport=ws>',
    'Content-Type: application/sdp',
    'Session-Expires: 90',
    'Allow: INVITE,ACK,CANCEL,BYE,UPDATE,MESSAGE,OPTIONS,REFER,INFO,NOTIFY',
    'Supported: timer,ice,replaces,outbound',
    'User-Agent: Phone 1.0',
    `Content-Length: ${body.length}`,
  ];
  return head.join(end) + end + end + body;
}

/** The agent's answer to it. */
export function sampleAnswer(options: SampleOptions = {}): string {
  const text = sampleInvite({ direction: 'sendrecv', ...options });
  const end = options.end ?? '\r\n';
  return `SIP/2.0 200 OK${end}${text.slice(text.indexOf(end) + end.length)}`.replace(
    'To: <sip:agent1@exchange.example>',
    'To: <sip:agent1@exchange.example>;tag=1ags55',
  );
}
