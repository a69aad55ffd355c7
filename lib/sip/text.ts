/**
 * The few functions on text that reading SIP needs, taken before a page can replace `String.prototype.*`.
 */
export interface TextNatives {
  slice(text: string, from: number, to: number): string;
  /** Position of `part` at or after `from`, or -1. */
  find(text: string, part: string, from: number): number;
  /** True when `part` stands at `from`. */
  starts(text: string, part: string, from: number): boolean;
  /** UTF-16 code unit; NaN outside. */
  code(text: string, at: number): number;
  lower(text: string): string;
  /** Throws on malformed escapes. */
  decodeEscapes(text: string): string;
}

type Uncurry = <Args extends unknown[], Answer>(method: (...args: Args) => Answer) => (self: unknown, ...args: Args) => Answer;

/** Takes the realm's functions as they are at this moment; later changes to any prototype do not reach the answer. */
export function captureText(): TextNatives {
  const uncurry = Function.prototype.bind.bind(Function.prototype.call) as unknown as Uncurry;
  return {
    slice: uncurry(String.prototype.slice),
    find: uncurry(String.prototype.indexOf),
    starts: uncurry(String.prototype.startsWith),
    code: uncurry(String.prototype.charCodeAt),
    lower: uncurry(String.prototype.toLowerCase),
    decodeEscapes: decodeURIComponent,
  };
}

/**
 * The character at a position, or '' outside. Within its length an index is the string's own, and costs a tenth of a call in code that has
 * not run hot; past it a page's `String.prototype` would answer.
 */
export function charAt(text: string, at: number): string {
  return at >= 0 && at < text.length ? (text[at] as string) : '';
}

/** Space, tab, CR or LF: a fold counts as space (RFC 3261 §7.3.1). */
export function isBlank(char: string): boolean {
  return char === ' ' || char === '\r' || char === '\n' || char === '\t';
}

/** The text from `from` to `to` without blanks at either end. */
export function trimmed(natives: TextNatives, text: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && isBlank(charAt(text, start))) start++;
  while (end > start && isBlank(charAt(text, end - 1))) end--;
  return natives.slice(text, start, end);
}

/** At most `most` code units, never half a character. */
export function cut(natives: TextNatives, text: string, most: number): string {
  if (text.length <= most) return text;
  const last = natives.code(text, most - 1);
  return natives.slice(text, 0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}

const ZERO = 48;
const NINE = 57;

/** Position after the digits that begin at `from`. */
export function endOfDigits(natives: TextNatives, text: string, from: number): number {
  let end = from;
  while (end < text.length && isDigit(natives.code(text, end))) end++;
  return end;
}

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

/** The number that the digits from `from` to `to` write; -1 when there are none, more than ten, or anything else. */
export function readNumber(natives: TextNatives, text: string, from: number, to: number): number {
  if (to <= from || to - from > 10) return -1;
  let number = 0;
  for (let at = from; at < to; at++) {
    const code = natives.code(text, at);
    if (!isDigit(code)) return -1;
    number = number * 10 + code - ZERO;
  }
  return number;
}

/** The text with its escapes decoded; as sent where what they stand for is no UTF-8. */
export function unescaped(natives: TextNatives, text: string): string {
  if (natives.find(text, '%', 0) < 0) return text;
  try {
    return natives.decodeEscapes(text);
  } catch {
    return text;
  }
}
