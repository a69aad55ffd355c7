import { charAt, isBlank, type TextNatives, trimmed } from './text.ts';

/** More headers than any phone sends: a message with more is a bomb and is not read. */
const MAX_HEADERS = 256;
/** A value's characters after this are not read. */
export const MAX_VALUE = 1_024;
// The longest name read, blanks and the colon.
const MAX_NAME = 40;

/** The headers that say what happens to a call, unfolded; empty where absent. The first of a name counts, but reasons are joined. */
export interface Headers {
  from: string;
  to: string;
  callId: string;
  cseq: string;
  reason: string;
  replaces: string;
  /** Of a REFER (RFC 3515 §2.1). */
  referTo: string;
  /** P-Asserted-Identity (RFC 3325 §9.1), else Remote-Party-ID. */
  asserted: string;
  remoteParty: string;
  asteriskCause: string;
  /** In lower case. */
  contentType: string;
  contentLength: string;
  /** A header that may stand once only stands twice and says two things: which one a phone goes by is not known. */
  isTwofold: boolean;
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
    referTo: '',
    asserted: '',
    remoteParty: '',
    asteriskCause: '',
    contentType: '',
    contentLength: '',
    isTwofold: false,
    bodyAt: text.length,
  };
  let start = at;
  let first = charAt(text, start);
  for (let count = 0; count <= MAX_HEADERS; count++) {
    if (first === '\n' || (first === '\r' && charAt(text, start + 1) === '\n')) {
      headers.bodyAt = start + (first === '\n' ? 1 : 2);
      return headers;
    }
    let end = natives.find(text, '\n', start);
    let next = charAt(text, end + 1);
    let isFolded = false;
    while (end >= 0 && (next === ' ' || next === '\t')) {
      isFolded = true;
      end = natives.find(text, '\n', end + 1);
      next = charAt(text, end + 1);
    }
    if (end < 0) return null;
    if (mayMatter(text, start, first) && (isFolded || !readUsual(natives, text, start, end, headers, first)))
      readHeader(natives, text, start, end, headers);
    start = end + 1;
    first = next;
  }
  return null;
}

/** False for most names that are not among those below, by a letter or two: looking them up costs more. */
function mayMatter(text: string, start: number, first: string): boolean {
  switch (first) {
    case 'F':
    case 'T':
    case 'P':
    case 'I':
    case 'L':
    case 'f':
    case 't':
    case 'p':
    case 'i':
    case 'l':
      return true;
    case 'X':
    case 'x':
      return charAt(text, start + 2) === 'A' || charAt(text, start + 2) === 'a';
    case 'C':
    case 'c':
      return charAt(text, start + 1) !== 'o' || charAt(text, start + 8) !== ' ';
    case 'R':
    case 'r':
      return charAt(text, start + 1) !== 'o' && charAt(text, start + 2) !== 'c';
    default:
      return false;
  }
}

/** The name and blank that nearly all phones write, and what they name: read at a third of the price. */
function readUsual(natives: TextNatives, text: string, start: number, end: number, headers: Headers, first: string): boolean {
  switch (first) {
    case 'F':
      if (headers.from !== '' || !natives.starts(text, 'From: ', start)) return false;
      headers.from = trimmedValue(natives, text, start + 6, end);
      return true;
    case 'T':
      if (headers.to !== '' || !natives.starts(text, 'To: ', start)) return false;
      headers.to = trimmedValue(natives, text, start + 4, end);
      return true;
    case 'C':
      return readUsualC(natives, text, start, end, headers);
    case 'P':
      if (!natives.starts(text, 'P-Asserted-Identity: ', start)) return false;
      headers.asserted ||= trimmedValue(natives, text, start + 21, end);
      return true;
    default:
      return false;
  }
}

/** The second letter tells the three apart. */
function readUsualC(natives: TextNatives, text: string, start: number, end: number, headers: Headers): boolean {
  switch (charAt(text, start + 1)) {
    case 'S':
      if (headers.cseq !== '' || !natives.starts(text, 'CSeq: ', start)) return false;
      headers.cseq = trimmedValue(natives, text, start + 6, end);
      return true;
    case 'a':
      if (headers.callId !== '' || !natives.starts(text, 'Call-ID: ', start)) return false;
      headers.callId = trimmedValue(natives, text, start + 9, end);
      return true;
    case 'o':
      if (charAt(text, start + 8) === 'L') {
        if (headers.contentLength !== '' || !natives.starts(text, 'Content-Length: ', start)) return false;
        headers.contentLength = trimmedValue(natives, text, start + 16, end);
        return true;
      }
      if (headers.contentType !== '' || !natives.starts(text, 'Content-Type: ', start)) return false;
      headers.contentType = typeOf(natives, text, start + 14, end);
      return true;
    default:
      return false;
  }
}

const SDP = 'application/sdp';

function typeOf(natives: TextNatives, text: string, from: number, end: number): string {
  const isSdp = natives.starts(text, SDP, from) && isBlank(charAt(text, from + SDP.length));
  return isSdp ? SDP : natives.lower(trimmedValue(natives, text, from, end));
}

function trimmedValue(natives: TextNatives, text: string, from: number, end: number): string {
  return trimmed(natives, text, from, end - from > MAX_VALUE ? from + MAX_VALUE : end);
}

function readHeader(natives: TextNatives, text: string, start: number, end: number, headers: Headers): void {
  const colon = start + natives.find(natives.slice(text, start, start + MAX_NAME), ':', 0);
  const field = fieldOf(natives.lower(trimmed(natives, text, start, colon)));
  if (field === '') return;
  const sent = unfolded(natives, trimmedValue(natives, text, colon + 1, end));
  const value = field === 'contentType' ? natives.lower(sent) : sent;
  if (field === 'reason') headers.reason = joined(headers.reason, value);
  else if (headers[field] === '') headers[field] = value;
  else if (headers[field] !== value && !isList(field)) headers.isTwofold = true;
}

type Field = Exclude<keyof Headers, 'bodyAt' | 'isTwofold'>;

/** RFC 3325 §9.1 allows two asserted identities; the other two no standard limits. */
const isList = (field: Field): boolean => field === 'asserted' || field === 'remoteParty' || field === 'asteriskCause';

function fieldOf(name: string): Field | '' {
  switch (name) {
    case 'from':
    case 'f':
      return 'from';
    case 'to':
    case 't':
      return 'to';
    case 'call-id':
    case 'i':
      return 'callId';
    case 'cseq':
      return 'cseq';
    case 'content-type':
    case 'c':
      return 'contentType';
    case 'content-length':
    case 'l':
      return 'contentLength';
    case 'reason':
      return 'reason';
    case 'replaces':
      return 'replaces';
    case 'refer-to':
    case 'r':
      return 'referTo';
    case 'p-asserted-identity':
      return 'asserted';
    case 'remote-party-id':
      return 'remoteParty';
    case 'x-asterisk-hangupcausecode':
      return 'asteriskCause';
    default:
      return '';
  }
}

function joined(before: string, value: string): string {
  return before === '' || before.length > MAX_VALUE ? before || value : `${before}, ${value}`;
}

function unfolded(natives: TextNatives, value: string): string {
  let whole = '';
  let start = 0;
  let fold = natives.find(value, '\n', 0);
  while (fold >= 0) {
    whole += `${trimmed(natives, value, start, fold)} `;
    start = fold + 1;
    fold = natives.find(value, '\n', start);
  }
  return whole + trimmed(natives, value, start, value.length);
}
