/** One header line; the name keeps the sender's spelling, comparison ignores it. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** A SIP message with unfolded headers; Via, Route and Record-Route are split into one header a hop (RFC 3261 §7.3.1). */
export interface SipMessage {
  readonly startLine: string;
  readonly headers: readonly Header[];
  readonly body: string;
}

const COMPACT: Readonly<Record<string, string>> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  m: 'contact',
  l: 'content-length',
  c: 'content-type',
};
const HOPS = new Set(['via', 'route', 'record-route']);

/** The lower-case long form of a header name (RFC 3261 §7.3.3). */
export function canonical(name: string): string {
  const lower = name.trim().toLowerCase();
  return COMPACT[lower] ?? lower;
}

/** Splits a list header at the commas that stand outside quotes and angle brackets. */
export function splitList(value: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let angle = 0;
  let from = 0;
  for (let i = 0; i < value.length; i++) {
    const c = value[i];
    if (c === '"' && value[i - 1] !== '\\') quoted = !quoted;
    else if (!quoted && c === '<') angle++;
    else if (!quoted && c === '>') angle--;
    else if (c === ',' && !quoted && angle === 0) {
      parts.push(value.slice(from, i).trim());
      from = i + 1;
    }
  }
  parts.push(value.slice(from).trim());
  return parts.filter((part) => part !== '');
}

/** Reads one WebSocket frame as one SIP message (RFC 7118 §5); undefined when it has no start line or no Call-ID and CSeq. */
export function parseMessage(text: string): SipMessage | undefined {
  const cut = text.indexOf('\r\n\r\n');
  const head = (cut < 0 ? text : text.slice(0, cut)).replace(/\r\n[ \t]+/g, ' ');
  const [startLine = '', ...lines] = head.split('\r\n');
  if (!/^(SIP\/2\.0 \d{3} |[A-Z]+ \S+ SIP\/2\.0$)/.test(startLine)) return undefined;
  const headers = lines.flatMap(readHeader);
  const message = { startLine, headers, body: cut < 0 ? '' : text.slice(cut + 4) };
  return header(message, 'call-id') && header(message, 'cseq') ? message : undefined;
}

function readHeader(line: string): Header[] {
  const colon = line.indexOf(':');
  if (colon < 1) return [];
  const name = line.slice(0, colon).trim();
  const value = line.slice(colon + 1).trim();
  return HOPS.has(canonical(name)) ? splitList(value).map((part) => ({ name, value: part })) : [{ name, value }];
}

/** Writes the message as it goes on the wire. */
export function formatMessage(message: SipMessage): string {
  return `${[message.startLine, ...message.headers.map((h) => `${h.name}: ${h.value}`)].join('\r\n')}\r\n\r\n${message.body}`;
}

/** The first value of that header, by its lower-case long name. */
export function header(message: SipMessage, name: string): string | undefined {
  return message.headers.find((h) => canonical(h.name) === name)?.value;
}

/** The message without any header of these lower-case long names. */
export function without(message: SipMessage, ...names: string[]): SipMessage {
  return { ...message, headers: message.headers.filter((h) => !names.includes(canonical(h.name))) };
}

/** The status code of a response, undefined for a request. */
export function statusOf(message: SipMessage): number | undefined {
  const found = /^SIP\/2\.0 (\d{3})/.exec(message.startLine);
  return found ? Number(found[1]) : undefined;
}

/** The method, of a response that of its CSeq. */
export function methodOf(message: SipMessage): string {
  return (header(message, 'cseq') ?? '').split(/\s+/)[1] ?? '';
}

/** The Request-URI, empty for a response. */
export function requestUri(message: SipMessage): string {
  return statusOf(message) === undefined ? (message.startLine.split(' ')[1] ?? '') : '';
}

/** The URI inside a name-addr or addr-spec header value (RFC 3261 §20.10). */
export function uriOf(value: string): string {
  return /<([^>]+)>/.exec(value)?.[1] ?? value.split(';')[0]?.trim() ?? '';
}

/** The user part of a SIP URI or of a header value holding one. */
export function userOf(value: string): string {
  return /sips?:([^@;>\s]+)@/.exec(value)?.[1] ?? '';
}

/** The host part of a SIP URI, without port. */
export function hostOf(value: string): string {
  return /sips?:(?:[^@;>\s]+@)?([^;>:\s]+)/.exec(value)?.[1]?.toLowerCase() ?? '';
}

/** The tag of a From or To value. */
export function tagOf(value: string | undefined): string | undefined {
  return /;\s*tag=([^;,\s]+)/.exec(value ?? '')?.[1];
}
