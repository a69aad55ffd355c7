import { fail, ok, type Result } from '../../lib/base/result.ts';
import { type Headers, readHeaders } from '../../lib/sip/headers.ts';
import { isParty, isWhole, readSequence } from '../../lib/sip/mandatory.ts';
import { MAX_CALL_ID, MAX_MESSAGE, readSip } from '../../lib/sip/message.ts';
import type { TextNatives } from '../../lib/sip/text.ts';

/** What a message is, in a word, and which call it is of. */
export interface Gist {
  /** A request's method, a response's status. */
  readonly what: string;
  readonly callId: string;
  readonly cseq: number;
}

/** Why a message is not read. `repeated`: two of a header that may stand once, and they differ. */
export type Reason =
  | 'too_long'
  | 'request_line'
  | 'status_line'
  | 'headers'
  | 'repeated'
  | 'call_id'
  | 'from'
  | 'to'
  | 'cseq'
  | 'method_mismatch'
  | 'content_length';

/**
 * What comes of a message. The reader says no more than `malformed`, since words would weigh in the page's script, and it stops where it
 * knows that no call changes: both are looked up here, with its own pieces. A message that changes no call is held to what the reader
 * asks of the others.
 */
export function gistOf(natives: TextNatives, text: string): Result<Gist, Reason> {
  const reading = readSip(natives, text);
  if (typeof reading === 'object')
    return ok({ what: reading.status === 0 ? reading.method : String(reading.status), callId: reading.callId, cseq: reading.cseq });
  const found = lookUp(natives, text);
  if (found.ok && reading === 'malformed') throw new Error(`refused, and nothing is wrong with it: ${text.slice(0, 200)}`);
  return found;
}

// A token, an address with a scheme, and the version; or the version and a code of one of the six classes.
const REQUEST_LINE = /^([\w.!%*+`'~-]+) [A-Za-z][\w+.-]*:[^ \n]* SIP\/2\.0\r?\n/;
const STATUS_LINE = /^SIP\/2\.0 ([1-6]\d\d)(?:[ \t\r][^\n]*)?\n/;

function lookUp(natives: TextNatives, text: string): Result<Gist, Reason> {
  if (text.length > MAX_MESSAGE) return fail('too_long');
  const [, asked = ''] = REQUEST_LINE.exec(text) ?? [];
  const [, status = ''] = STATUS_LINE.exec(text) ?? [];
  if (asked + status === '') return fail(text.startsWith('SIP/') ? 'status_line' : 'request_line');
  const headers = readHeaders(natives, text, text.indexOf('\n') + 1);
  if (headers === null) return fail('headers');
  const { number, method } = readSequence(natives, headers.cseq);
  if (number < 0) return fail('cseq');
  if (asked !== '' && method !== asked) return fail('method_mismatch');
  const fault = faultOf(natives, text, headers);
  return fault === null ? ok({ what: asked + status, callId: headers.callId, cseq: number }) : fail(fault);
}

function faultOf(natives: TextNatives, text: string, headers: Headers): Reason | null {
  if (headers.isTwofold) return 'repeated';
  if (headers.callId === '' || headers.callId.length > MAX_CALL_ID) return 'call_id';
  if (!isParty(natives, headers.from)) return 'from';
  if (!isParty(natives, headers.to)) return 'to';
  return isWhole(natives, text, headers) ? null : 'content_length';
}
