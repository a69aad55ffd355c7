/** A message by its lines, each of them whole; one that is empty is left out. */
export interface Lines {
  readonly start?: string;
  readonly via?: string;
  readonly forwards?: string;
  readonly from?: string;
  readonly to?: string;
  readonly callId?: string;
  readonly cseq?: string;
  /** After the others. */
  readonly more?: readonly string[];
  readonly type?: string;
  readonly length?: string;
  readonly body?: string;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** An INVITE of a clinic's patient to a shop, but for the lines that are given. */
export function message(lines: Lines = {}): string {
  const { start = 'INVITE sip:till7@shop.test SIP/2.0', body = '' } = lines;
  const method = start.startsWith('SIP/') ? 'INVITE' : start.slice(0, start.indexOf(' '));
  const head = [
    start,
    lines.via ?? 'Via: SIP/2.0/WS ward.invalid;branch=z9hG4bK77ab',
    lines.forwards ?? 'Max-Forwards: 70',
    lines.from ?? 'From: "Noor Haddad" <sip:noor@clinic.test>;tag=n0or',
    lines.to ?? 'To: <sip:till7@shop.test>',
    lines.callId ?? 'Call-ID: 41@clinic.test',
    lines.cseq ?? `CSeq: 31 ${method}`,
    ...(lines.more ?? []),
    lines.type ?? (body === '' ? '' : 'Content-Type: application/sdp'),
    lines.length ?? `Content-Length: ${bytesOf(body)}`,
  ];
  return [...head.filter((line) => line !== ''), '', body].join('\r\n');
}

/** Audio that is only sent. */
export const OFFER = [
  'v=0',
  'o=- 7 1 IN IP4 192.0.2.44',
  's=-',
  'c=IN IP4 192.0.2.44',
  't=0 0',
  'm=audio 4710 RTP/AVP 0',
  'a=sendonly',
  '',
].join('\r\n');
