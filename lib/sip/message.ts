import { type Headers, readHeaders } from './headers.ts';
import { readIdentity } from './identity.ts';
import { readMedia } from './sdp.ts';
import { charAt, cut, endOfDigits, isBlank, readNumber, type TextNatives } from './text.ts';

/** A longer text is not read. */
export const MAX_MESSAGE = 65_536;
/** Longest Call-ID read; cut ones could make two calls one, so a longer one makes the message malformed. */
export const MAX_CALL_ID = 256;
export const MAX_REASON = 256;
export const MAX_REPLACES = 512;
export const MAX_FRAG = 128;
const MAX_METHOD = 20;
/** RFC 3261 §8.1.1.5: a sequence number is less than 2³¹. */
const MAX_CSEQ = 2 ** 31 - 1;

/** A message reduced to what says what happens to a call; the fields are those of `SipSignal`. */
export interface SipFields {
  readonly method: string;
  /** 0 for a request. */
  readonly status: number;
  readonly callId: string;
  readonly cseq: number;
  readonly fromTag: string;
  readonly toTag: string;
  readonly fromUser: string;
  readonly fromName: string;
  readonly toUser: string;
  readonly assertedUser: string;
  readonly assertedName: string;
  readonly reason: string;
  readonly replaces: string;
  readonly frag: string;
  readonly media: string;
}

/** `other`: a well-begun message that changes no call (REGISTER, 100, presence, an unknown method). `malformed`: not one to be read. */
export type SipReading = SipFields | 'other' | 'malformed';

/** True when the text begins as a SIP message does. Looks at a bounded number of characters; cheapest for what is not SIP. */
export function looksLikeSip(natives: TextNatives, text: string): boolean {
  return natives.slice(text, 0, 8) === 'SIP/2.0 ' || endOfMethod(natives, text) > 0;
}

/** The space between a method, which begins with a capital, and an address; or 0. */
function endOfMethod(natives: TextNatives, text: string): number {
  const first = natives.code(text, 0);
  if (!(first >= 65 && first <= 90)) return 0;
  const begin = natives.slice(text, 0, MAX_METHOD + 6);
  const space = natives.find(begin, ' ', 0);
  if (space < 0) return 0;
  const scheme = natives.lower(natives.slice(begin, space + 1, space + 5));
  return scheme === 'sip:' || scheme === 'sips' || scheme === 'tel:' || scheme === 'urn:' ? space : 0;
}

/** Reads one WebSocket frame as one SIP message (RFC 7118 §5). Bounded in time and in the length of every string; never throws. */
export function readSip(natives: TextNatives, text: string): SipReading {
  if (text.length > MAX_MESSAGE) return 'malformed';
  const isResponse = natives.slice(text, 0, 8) === 'SIP/2.0 ';
  const space = isResponse ? 0 : endOfMethod(natives, text);
  const status = isResponse ? readStatus(natives, text) : 0;
  const lf = natives.find(text, '\n', 0);
  if (lf < 0 || status < 0 || !(isResponse || (space > 0 && endsAsRequest(natives, text, lf)))) return 'malformed';
  const asked = natives.slice(text, 0, space);
  if (isResponse ? status === 100 : !isRequestRead(asked)) return 'other';
  const headers = readHeaders(natives, text, lf + 1);
  return headers === null ? 'malformed' : reduce(natives, text, headers, asked, status);
}

function readStatus(natives: TextNatives, text: string): number {
  const after = charAt(text, 11);
  const status = readNumber(natives, text, 8, 11);
  return status >= 100 && status <= 699 && isBlank(after) ? status : -1;
}

function endsAsRequest(natives: TextNatives, text: string, lf: number): boolean {
  const end = charAt(text, lf - 1) === '\r' ? lf - 1 : lf;
  return natives.slice(text, end - 8, end) === ' SIP/2.0';
}

/** ACK confirms an answer, and carries the answer to a late offer; INFO says only that a key was pressed. */
function isRequestRead(method: string): boolean {
  switch (method) {
    case 'INVITE':
    case 'ACK':
    case 'BYE':
    case 'CANCEL':
    case 'UPDATE':
    case 'REFER':
    case 'NOTIFY':
    case 'INFO':
      return true;
    default:
      return false;
  }
}

function isResponseRead(method: string): boolean {
  return method !== 'ACK' && method !== 'NOTIFY' && method !== 'INFO' && isRequestRead(method);
}

function reduce(natives: TextNatives, text: string, headers: Headers, asked: string, status: number): SipReading {
  const { cseq: sequence, callId } = headers;
  const digits = endOfDigits(natives, sequence, 0);
  const cseq = digits === 0 || digits > 10 ? -1 : +natives.slice(sequence, 0, digits);
  const method = methodOf(natives, sequence, digits);
  if (cseq < 0 || cseq > MAX_CSEQ || method === '' || callId === '' || callId.length > MAX_CALL_ID) return 'malformed';
  if (status === 0 ? method !== asked : false) return 'malformed';
  if (status !== 0 && !isResponseRead(method)) return 'other';
  const frag = method === 'NOTIFY' ? readFrag(natives, text, headers) : '';
  if (method === 'NOTIFY' && frag === '') return 'other';
  const from = readIdentity(natives, headers.from);
  const to = readIdentity(natives, headers.to);
  const asserted = readIdentity(natives, headers.asserted || headers.remoteParty);
  return {
    method,
    status,
    callId,
    cseq,
    fromTag: from.tag,
    toTag: to.tag,
    fromUser: from.user,
    fromName: from.name,
    toUser: to.user,
    assertedUser: asserted.user,
    assertedName: asserted.name,
    reason: cut(natives, headers.reason || asteriskReason(natives, headers.asteriskCause), MAX_REASON),
    replaces: cut(natives, headers.replaces, MAX_REPLACES),
    frag,
    media: method === 'INFO' ? '-' : mediaOf(natives, text, headers),
  };
}

function methodOf(natives: TextNatives, sequence: string, from: number): string {
  let start = from;
  while (start < sequence.length && isBlank(charAt(sequence, start))) start++;
  return start === from ? '' : natives.slice(sequence, start, sequence.length);
}

function asteriskReason(natives: TextNatives, cause: string): string {
  const number = readNumber(natives, cause, 0, cause.length);
  return number < 0 ? '' : `asterisk;cause=${number}`;
}

function readFrag(natives: TextNatives, text: string, headers: Headers): string {
  if (natives.find(headers.contentType, 'message/sipfrag', 0) !== 0) return '';
  const at = headers.bodyAt;
  if (natives.slice(text, at, at + 8) !== 'SIP/2.0 ') return '';
  const lf = natives.find(text, '\n', at);
  const next = lf < 0 ? text.length : lf;
  const end = charAt(text, next - 1) === '\r' ? next - 1 : next;
  return cut(natives, natives.slice(text, at, end), MAX_FRAG);
}

/** The SDP is the body, or the part of a multipart body that begins with its version line; without a type it is known by that line. */
function mediaOf(natives: TextNatives, text: string, headers: Headers): string {
  const { contentType, bodyAt } = headers;
  if (bodyAt >= text.length) return '-';
  if (natives.find(contentType, 'multipart/', 0) === 0) {
    const part = natives.find(text, '\nv=0', bodyAt);
    return part < 0 ? '-' : readMedia(natives, text, part + 1) || '-';
  }
  const isSdp =
    natives.find(contentType, 'application/sdp', 0) === 0 || (contentType === '' && natives.slice(text, bodyAt, bodyAt + 3) === 'v=0');
  return isSdp ? readMedia(natives, text, bodyAt) || '-' : '-';
}
