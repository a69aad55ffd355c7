import { charAt, cut, isBlank, type TextNatives, trimmed } from './text.ts';

/** Longest user or display name kept, in characters. */
const MAX_IDENTITY = 128;

/** A party of a call; every part is empty where absent. */
export interface Identity {
  /** User part of a sip or sips address, number of a tel one: escapes decoded, password and user parameters left out. */
  readonly user: string;
  readonly name: string;
  readonly tag: string;
}

const NOBODY: Identity = { user: '', name: '', tag: '' };

/** Reads a From, To or P-Asserted-Identity value in either form, `"Name" <uri>;tag=…` or `uri;tag=…` (RFC 3261 §20.10). Never throws. */
export function readIdentity(natives: TextNatives, value: string): Identity {
  if (value === '') return NOBODY;
  const afterQuoted = charAt(value, 0) === '"' ? endOfQuoted(natives, value) : 0;
  const open = natives.find(value, '<', afterQuoted);
  if (open < 0) {
    const end = cutAt(natives, value, ';', afterQuoted, value.length);
    return { user: readUser(natives, value, afterQuoted, end), name: '', tag: readTag(natives, value, end) };
  }
  const close = natives.find(value, '>', open);
  const end = close < 0 ? value.length : close;
  const name = afterQuoted > 0 ? unquoted(natives, value, afterQuoted) : trimmed(natives, value, 0, open);
  return { user: readUser(natives, value, open + 1, end), name: cut(natives, name, MAX_IDENTITY), tag: readTag(natives, value, end) };
}

/** Position after the closing quote; 0 when it never closes. */
function endOfQuoted(natives: TextNatives, value: string): number {
  let quote = natives.find(value, '"', 1);
  while (quote >= 0 && isEscaped(value, quote)) quote = natives.find(value, '"', quote + 1);
  return quote + 1;
}

function isEscaped(value: string, at: number): boolean {
  let start = at;
  while (charAt(value, start - 1) === '\\') start--;
  return (at - start) % 2 === 1;
}

function unquoted(natives: TextNatives, value: string, end: number): string {
  let backslash = natives.find(value, '\\', 1);
  if (backslash < 0 || backslash >= end) return trimmed(natives, value, 1, end - 1);
  let name = '';
  let start = 1;
  while (backslash >= 0 && backslash < end - 1) {
    name += natives.slice(value, start, backslash);
    start = backslash + 1;
    backslash = natives.find(value, '\\', backslash + 2);
  }
  name += natives.slice(value, start, end - 1);
  return trimmed(natives, name, 0, name.length);
}

function readUser(natives: TextNatives, value: string, from: number, to: number): string {
  let start = from;
  while (start < to && isBlank(charAt(value, start))) start++;
  const colon = natives.find(value, ':', start);
  if (colon < 0 || colon >= to || colon - start > 8) return '';
  const scheme = natives.starts(value, 'sip:', start) ? 'sip' : natives.lower(natives.slice(value, start, colon));
  if (scheme !== 'sip' && scheme !== 'sips' && scheme !== 'tel') return '';
  const end = scheme === 'tel' ? to : natives.find(value, '@', colon);
  if (end < 0 || end > to) return '';
  const bare = cutAt(natives, value, ';', colon + 1, cutAt(natives, value, ':', colon + 1, end));
  return cut(natives, decoded(natives, trimmed(natives, value, colon + 1, bare)), MAX_IDENTITY);
}

function cutAt(natives: TextNatives, value: string, mark: string, from: number, to: number): number {
  const at = natives.find(value, mark, from);
  return at < 0 || at > to ? to : at;
}

function decoded(natives: TextNatives, user: string): string {
  if (natives.find(user, '%', 0) < 0) return user;
  try {
    return natives.decodeEscapes(user);
  } catch {
    // Not UTF-8 behind the escapes: shown as sent.
    return user;
  }
}

function readTag(natives: TextNatives, value: string, from: number): string {
  let at = natives.find(value, ';', from);
  while (at >= 0) {
    const next = natives.find(value, ';', at + 1);
    const end = next < 0 ? value.length : next;
    const isUsual = natives.starts(value, 'tag=', at + 1);
    const equals = isUsual ? at + 4 : natives.find(value, '=', at + 1);
    if (isUsual || (equals > 0 && equals < end && natives.lower(trimmed(natives, value, at + 1, equals)) === 'tag'))
      return cut(natives, trimmed(natives, value, equals + 1, cutAt(natives, value, ',', equals, end)), MAX_IDENTITY);
    at = next;
  }
  return '';
}
