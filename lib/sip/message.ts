import { type Headers, readHeaders } from './headers.ts';
import { readIdentity } from './identity.ts';
import { isParty, isWhole, readSequence } from './mandatory.ts';
import { readFragment, readMedia } from './sdp.ts';
import { charAt, cut, endOfDigits, isBlank, readNumber, type TextNatives, unescaped } from './text.ts';

/** A longer text is not read. */
export const MAX_MESSAGE = 65_536;
/** Longest Call-ID read; cut ones could make two calls one, so a longer one makes the message malformed. */
export const MAX_CALL_ID = 256;
export const MAX_REASON = 256;
export const MAX_REPLACES = 512;
export const MAX_FRAG = 128;
const MAX_METHOD = 20;

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
  readonly ice: string;
}

/** `other`: a well-begun message that changes no call (a REGISTER, 100, presence, an unknown method or address). `malformed`: not one to be read. */
export type SipReading = SipFields | 'other' | 'malformed';

/** True when the text begins as a SIP message does that may be of a call. Looks at a bounded number of characters; cheapest for what is not SIP. */
export function looksLikeSip(natives: TextNatives, text: string): boolean {
  if (natives.starts(text, VERSION, 0)) return true;
  const first = natives.code(text, 0);
  if (!(first >= 65 && first <= 90)) return false;
  const space = natives.find(natives.slice(text, 0, MAX_METHOD), ' ', 0);
  return space > 0 && isAddress(natives, text, space + 1);
}

const VERSION = 'SIP/2.0 ';

/** True where an address begins that a call can be made to; a phone refuses any other (RFC 3261 §8.2.2.1). */
function isAddress(natives: TextNatives, text: string, at: number): boolean {
  const scheme = natives.lower(natives.slice(text, at, at + 4));
  return scheme === 'sip:' || scheme === 'sips' || scheme === 'tel:' || scheme === 'urn:';
}

/**
 * Reads one WebSocket frame as one SIP message (RFC 7118 §5). Bounded in time and in the length of every string; never throws.
 *
 * What the stack of a phone discards or refuses outright is malformed, as far as the parts that are read anyway can tell: no call comes of
 * it. Beyond that an observer would rather see: a Via, a Contact, a Date or a branch that is wrong is not looked at, and a display name
 * or an address is taken as it was meant. What comes of each message of RFC 4475 stands in `test/torture`.
 */
export function readSip(natives: TextNatives, text: string): SipReading {
  if (text.length > MAX_MESSAGE) return 'malformed';
  const lf = natives.find(text, '\n', 0);
  const status = natives.starts(text, VERSION, 0) ? readStatus(natives, text) : 0;
  const space = status === 0 ? natives.find(text, ' ', 0) : 0;
  if (lf < 0 || status < 0 || (status === 0 && !isRequestLine(natives, text, space, lf))) return 'malformed';
  const asked = natives.slice(text, 0, space);
  if (status === 0 ? !isRequestRead(asked) || !isAddress(natives, text, space + 1) : status === 100) return 'other';
  const headers = readHeaders(natives, text, lf + 1);
  return headers === null ? 'malformed' : reduce(natives, text, headers, asked, status);
}

function readStatus(natives: TextNatives, text: string): number {
  const after = charAt(text, 11);
  const status = readNumber(natives, text, 8, 11);
  return status >= 100 && status <= 699 && isBlank(after) ? status : -1;
}

/** One space between three parts, and nothing after them (RFC 3261 §7.1); an address begins with a letter, so not with a bracket. */
function isRequestLine(natives: TextNatives, text: string, space: number, lf: number): boolean {
  const last = (charAt(text, lf - 1) === '\r' ? lf - 1 : lf) - 8;
  return (
    space > 0 && charAt(text, space + 1) >= 'A' && natives.find(text, ' ', space + 1) === last && natives.starts(text, ' SIP/2.0', last)
  );
}

/** ACK confirms an answer, and carries the answer to a late offer; INFO says only that a key was pressed; MESSAGE is RingCentral's. */
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
    case 'MESSAGE':
      return true;
    default:
      return false;
  }
}

/** That a REGISTER succeeded says whose phone this is (RFC 3261 §10.3: To is the address of record); that it was challenged says nothing. */
function isResponseRead(method: string, status: number): boolean {
  if (method === 'REGISTER') return status >= 200 && status < 300;
  return method !== 'ACK' && method !== 'NOTIFY' && method !== 'INFO' && method !== 'MESSAGE' && isRequestRead(method);
}

function reduce(natives: TextNatives, text: string, headers: Headers, asked: string, status: number): SipReading {
  const { number, method } = readSequence(natives, headers.cseq);
  const { callId } = headers;
  if (number < 0 || (asked !== '' && method !== asked) || callId === '' || callId.length > MAX_CALL_ID || headers.isTwofold)
    return 'malformed';
  if (!isParty(natives, headers.from) || !isParty(natives, headers.to) || !isWhole(natives, text, headers)) return 'malformed';
  if (status !== 0 && !isResponseRead(method, status)) return 'other';
  const frag = method === 'NOTIFY' ? readFrag(natives, text, headers) : method === 'MESSAGE' ? readCommand(natives, text, headers) : '';
  if ((method === 'NOTIFY' || method === 'MESSAGE') && frag === '') return 'other';
  const media = method === 'INFO' ? '-' : mediaOf(natives, text, headers);
  const from = readIdentity(natives, headers.from);
  const to = readIdentity(natives, headers.to);
  const asserted = readIdentity(natives, headers.asserted || headers.remoteParty);
  return {
    method,
    status,
    callId,
    cseq: number,
    fromTag: from.tag,
    toTag: to.tag,
    fromUser: from.user,
    fromName: from.name,
    toUser: to.user,
    assertedUser: asserted.user,
    assertedName: asserted.name,
    reason: cut(natives, headers.reason || asteriskReason(natives, headers.asteriskCause), MAX_REASON),
    replaces: cut(natives, method === 'REFER' ? replacedBy(natives, headers.referTo) : headers.replaces, MAX_REPLACES),
    frag,
    media,
    ice: media === '-' ? '' : readFragment(natives, text, headers.bodyAt),
  };
}

/** The call of ours that the other side is to take the place of: a header within the address that it is referred to (RFC 3891 §4). */
function replacedBy(natives: TextNatives, referTo: string): string {
  const lower = natives.lower(referTo);
  const first = natives.find(lower, '?replaces=', 0);
  const at = first < 0 ? natives.find(lower, '&replaces=', 0) : first;
  if (at < 0) return '';
  let end = at + 10;
  while (end < referTo.length && charAt(referTo, end) !== '&' && charAt(referTo, end) !== '>') end++;
  return unescaped(natives, natives.slice(referTo, at + 10, end));
}

function asteriskReason(natives: TextNatives, cause: string): string {
  const number = readNumber(natives, cause, 0, cause.length);
  return number < 0 ? '' : `asterisk;cause=${number}`;
}

function readFrag(natives: TextNatives, text: string, headers: Headers): string {
  if (!natives.starts(headers.contentType, 'message/sipfrag', 0)) return '';
  const at = headers.bodyAt;
  if (!natives.starts(text, VERSION, at)) return '';
  const lf = natives.find(text, '\n', at);
  const next = lf < 0 ? text.length : lf;
  const end = charAt(text, next - 1) === '\r' ? next - 1 : next;
  return cut(natives, natives.slice(text, at, end), MAX_FRAG);
}

const BESIDE = 'x-rc/agent';
/** The command stands in the first element. */
const MAX_COMMAND = 512;

/** What RingCentral's phone tells its exchange about a call that rings: the number of its command (12 declines it). */
function readCommand(natives: TextNatives, text: string, headers: Headers): string {
  if (!natives.starts(headers.contentType, BESIDE, 0)) return '';
  const body = natives.slice(text, headers.bodyAt, headers.bodyAt + MAX_COMMAND);
  const at = natives.find(body, ' Cmd="', 0);
  if (at < 0) return '';
  const command = readNumber(natives, body, at + 6, endOfDigits(natives, body, at + 6));
  return command < 0 ? '' : `${BESIDE} ${command}`;
}

/** The SDP is the body, or the part of a multipart body that begins with its version line; without a type it is known by that line. */
function mediaOf(natives: TextNatives, text: string, headers: Headers): string {
  const { contentType, bodyAt } = headers;
  if (bodyAt >= text.length) return '-';
  if (natives.starts(contentType, 'multipart/', 0)) {
    const part = natives.find(text, '\nv=0', bodyAt);
    return part < 0 ? '-' : readMedia(natives, text, part + 1) || '-';
  }
  const isSdp = natives.starts(contentType, 'application/sdp', 0) || (contentType === '' && natives.starts(text, 'v=0', bodyAt));
  return isSdp ? readMedia(natives, text, bodyAt) || '-' : '-';
}
