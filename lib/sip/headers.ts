import { isBlank, type TextNatives, trimmed } from './text.ts';

/** More headers than any phone sends: a message with more is a bomb and is not read. */
export const MAX_HEADERS = 256;
/** A value's characters after this are not read. */
export const MAX_VALUE = 4_096;
const MAX_NAME = 30;

/** The headers that say what happens to a call, unfolded; empty where absent. The first of a name counts, but reasons are joined. */
export interface Headers {
  from: string;
  to: string;
  callId: string;
  cseq: string;
  reason: string;
  replaces: string;
  /** P-Asserted-Identity (RFC 3325 §9.1), else Remote-Party-ID. */
  asserted: string;
  remoteParty: string;
  asteriskCause: string;
  contentType: string;
  /** Where the body begins; the text's length when it has none. */
  bodyAt: number;
}

/**
 * Reads the headers from `at` on: long and compact names (RFC 3261 §7.3.3), folds, CRLF and LF mixed. Null for a bomb or a header
 * section that never ends. Looks at each character a bounded number of times.
 */
export function readHeaders(natives: TextNatives, text: string, at: number): Headers | null {
  const headers: Headers = {
    from: '',
    to: '',
    callId: '',
    cseq: '',
    reason: '',
    replaces: '',
    asserted: '',
    remoteParty: '',
    asteriskCause: '',
    contentType: '',
    bodyAt: text.length,
  };
  let start = at;
  for (let count = 0; count <= MAX_HEADERS; count++) {
    const first = natives.code(text, start);
    if (first === 10 || (first === 13 && natives.code(text, start + 1) === 10)) {
      headers.bodyAt = start + (first === 10 ? 1 : 2);
      return headers;
    }
    const end = endOfHeader(natives, text, start);
    if (end < 0) return null;
    if (mayMatter(first)) readHeader(natives, text, start, end, headers);
    start = end + 1;
  }
  return null;
}

/** The LF that ends the header and its folds; -1 when the text ends first. */
function endOfHeader(natives: TextNatives, text: string, start: number): number {
  let end = natives.find(text, '\n', start);
  while (end >= 0) {
    const next = natives.code(text, end + 1);
    if (next !== 32 && next !== 9) break;
    end = natives.find(text, '\n', end + 1);
  }
  return end;
}

/** First letters of the names below, f t i c r p x, in either case. */
function mayMatter(code: number): boolean {
  switch (code | 32) {
    case 102:
    case 116:
    case 105:
    case 99:
    case 114:
    case 112:
    case 120:
      return true;
    default:
      return false;
  }
}

function readHeader(natives: TextNatives, text: string, start: number, end: number, headers: Headers): void {
  let nameEnd = start;
  let code = natives.code(text, nameEnd);
  while (nameEnd - start < MAX_NAME && code !== 58 && !isBlank(code)) code = natives.code(text, ++nameEnd);
  let colon = nameEnd;
  while (colon < end && isBlank(natives.code(text, colon))) colon++;
  if (natives.code(text, colon) !== 58) return;
  const name = natives.lower(natives.slice(text, start, nameEnd));
  const from = colon + 1;
  const to = end - from > MAX_VALUE ? from + MAX_VALUE : end;
  keep(natives, headers, name, text, from, to);
}

function keep(natives: TextNatives, headers: Headers, name: string, text: string, from: number, to: number): void {
  switch (name) {
    case 'from':
    case 'f':
      headers.from ||= unfolded(natives, text, from, to);
      break;
    case 'to':
    case 't':
      headers.to ||= unfolded(natives, text, from, to);
      break;
    case 'call-id':
    case 'i':
      headers.callId ||= unfolded(natives, text, from, to);
      break;
    case 'cseq':
      headers.cseq ||= unfolded(natives, text, from, to);
      break;
    case 'reason':
      headers.reason = joined(headers.reason, unfolded(natives, text, from, to));
      break;
    case 'replaces':
      headers.replaces ||= unfolded(natives, text, from, to);
      break;
    case 'p-asserted-identity':
      headers.asserted ||= unfolded(natives, text, from, to);
      break;
    case 'remote-party-id':
      headers.remoteParty ||= unfolded(natives, text, from, to);
      break;
    case 'x-asterisk-hangupcausecode':
      headers.asteriskCause ||= unfolded(natives, text, from, to);
      break;
    case 'content-type':
    case 'c':
      headers.contentType ||= natives.lower(unfolded(natives, text, from, to));
      break;
  }
}

function joined(before: string, value: string): string {
  return before === '' || before.length > MAX_VALUE ? before || value : `${before}, ${value}`;
}

function unfolded(natives: TextNatives, text: string, from: number, to: number): string {
  const value = trimmed(natives, text, from, to);
  let fold = natives.find(value, '\n', 0);
  if (fold < 0) return value;
  let whole = '';
  let start = 0;
  while (fold >= 0) {
    whole += `${trimmed(natives, value, start, fold)} `;
    start = fold + 1;
    fold = natives.find(value, '\n', start);
  }
  return whole + trimmed(natives, value, start, value.length);
}
