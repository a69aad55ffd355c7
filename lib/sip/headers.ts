import { charAt, isBlank, type TextNatives, trimmed } from './text.ts';

/** More headers than any phone sends: a message with more is a bomb and is not read. */
const MAX_HEADERS = 256;
/** A value's characters after this are not read. */
const MAX_VALUE = 1_024;
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
  /** P-Asserted-Identity (RFC 3325 §9.1), else Remote-Party-ID. */
  asserted: string;
  remoteParty: string;
  asteriskCause: string;
  /** In lower case. */
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
      readHeader(natives, text, start, end, isFolded, headers);
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
    case 'X':
    case 'I':
    case 'f':
    case 't':
    case 'p':
    case 'x':
    case 'i':
      return true;
    case 'C':
    case 'c':
      return !isO(charAt(text, start + 1)) || isT(charAt(text, start + 8));
    case 'R':
    case 'r':
      return !isO(charAt(text, start + 1)) && !isC(charAt(text, start + 2));
    default:
      return false;
  }
}

/** `Contact` and `Content-Length` have no T where `Content-Type` has its second; Route an O, Record-Route a C. */
const isO = (letter: string): boolean => letter === 'o' || letter === 'O';
const isT = (letter: string): boolean => letter === 't' || letter === 'T';
const isC = (letter: string): boolean => letter === 'c' || letter === 'C';

/** The name and blank that nearly all phones write, and what they name: read at a third of the price. */
function readUsual(natives: TextNatives, text: string, start: number, end: number, headers: Headers, first: string): boolean {
  switch (first) {
    case 'F':
      return keepIf(natives, text, start, end, headers, 'From: ', 'from');
    case 'T':
      return keepIf(natives, text, start, end, headers, 'To: ', 'to');
    case 'C':
      return (
        keepIf(natives, text, start, end, headers, 'CSeq: ', 'cseq') ||
        keepIf(natives, text, start, end, headers, 'Call-ID: ', 'callId') ||
        keepIf(natives, text, start, end, headers, 'Content-Type: ', 'contentType')
      );
    case 'P':
      return keepIf(natives, text, start, end, headers, 'P-Asserted-Identity: ', 'asserted');
    default:
      return false;
  }
}

function keepIf(natives: TextNatives, text: string, start: number, end: number, headers: Headers, name: string, field: Field): boolean {
  if (!natives.starts(text, name, start)) return false;
  keep(natives, text, start + name.length, end, false, headers, field);
  return true;
}

function readHeader(natives: TextNatives, text: string, start: number, end: number, isFolded: boolean, headers: Headers): void {
  const colon = natives.find(natives.slice(text, start, start + MAX_NAME), ':', 0);
  if (colon <= 0) return;
  const blank = isBlank(charAt(text, start + colon - 1));
  const name = natives.lower(blank ? trimmed(natives, text, start, start + colon) : natives.slice(text, start, start + colon));
  const field = fieldOf(name);
  if (field !== '') keep(natives, text, start + colon + 1, end, isFolded, headers, field);
}

function keep(natives: TextNatives, text: string, from: number, end: number, isFolded: boolean, headers: Headers, field: Field): void {
  const to = end - from > MAX_VALUE ? from + MAX_VALUE : end;
  const value = isFolded ? unfolded(natives, text, from, to) : trimmed(natives, text, from, to);
  if (field === 'reason') headers.reason = joined(headers.reason, value);
  else headers[field] ||= field === 'contentType' ? natives.lower(value) : value;
}

type Field = Exclude<keyof Headers, 'bodyAt'>;

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
    case 'reason':
      return 'reason';
    case 'replaces':
      return 'replaces';
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
