import { type Headers, MAX_VALUE } from './headers.ts';
import { charAt, endOfDigits, isBlank, readNumber, type TextNatives, trimmed } from './text.ts';

/** RFC 3261 §8.1.1.5: a sequence number is less than 2³¹. */
const MAX_CSEQ = 2 ** 31 - 1;

/** What a CSeq says: which of its sender's requests in the dialog this is, or answers (RFC 3261 §20.16). */
export interface Sequence {
  /** -1 where the value is no sequence number and a method. */
  readonly number: number;
  readonly method: string;
}

export function readSequence(natives: TextNatives, value: string): Sequence {
  const digits = endOfDigits(natives, value, 0);
  const number = readNumber(natives, value, 0, digits);
  const isSequence = number <= MAX_CSEQ && isBlank(charAt(value, digits));
  return { number: isSequence ? number : -1, method: trimmed(natives, value, digits, value.length) };
}

/** False for a From or To that is not there, and for a display name whose quote never closes; that of a value cut short may close later. */
export function isParty(natives: TextNatives, value: string): boolean {
  return value !== '' && (charAt(value, 0) !== '"' || natives.find(value, '"', 1) > 0 || value.length >= MAX_VALUE);
}

/**
 * False where the Content-Length is no number, or more than the body has. A character beyond ASCII is taken for three bytes, which is the
 * most it can be.
 */
export function isWhole(natives: TextNatives, text: string, { contentLength, bodyAt }: Headers): boolean {
  const length = readNumber(natives, contentLength, 0, contentLength.length);
  let bytes = text.length - bodyAt;
  for (let at = bodyAt; bytes < length && at < text.length; at++) if (natives.code(text, at) > 127) bytes += 2;
  return contentLength === '' || (length >= 0 && length <= bytes);
}
