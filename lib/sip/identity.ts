import { charAt, cut, isBlank, type TextNatives, trimmed, unescaped } from './text.ts';

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
  const afterQuoted = charAt(value, 0) === '"' ? endOfQuoted(value) : 0;
  const open = natives.find(value, '<', afterQuoted);
  const from = open < 0 ? afterQuoted : open + 1;
  const close = natives.find(value, open < 0 ? ';' : '>', from);
  const end = close < 0 ? value.length : close;
  const name = open <= 0 ? '' : afterQuoted > 0 ? unquoted(natives, value, afterQuoted) : trimmed(natives, value, 0, open);
  return { user: readUser(natives, value, from, end), name: cut(natives, name, MAX_IDENTITY), tag: readTag(natives, value, end) };
}

/** Position after the closing quote; 0 when it never closes. */
function endOfQuoted(value: string): number {
  for (let at = 1; at < value.length; at++) {
    const char = value[at];
    if (char === '"') return at + 1;
    if (char === '\\') at++;
  }
  return 0;
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
  if (natives.starts(value, 'sip:', start)) return readSipUser(natives, value, start + 4, to);
  const colon = natives.find(value, ':', start);
  if (colon < 0 || colon >= to || colon - start > 8) return '';
  const scheme = natives.lower(natives.slice(value, start, colon));
  if (scheme === 'tel') return userOf(natives, value, colon + 1, endOfUser(value, colon + 1, to));
  return scheme === 'sip' || scheme === 'sips' ? readSipUser(natives, value, colon + 1, to) : '';
}

/** Empty without an `@`: a host alone. */
function readSipUser(natives: TextNatives, value: string, from: number, to: number): string {
  const end = endOfUser(value, from, to);
  const at = value[end] === '@' ? end : natives.find(value, '@', end);
  return at < 0 || at > to ? '' : userOf(natives, value, from, end);
}

/** Where the user's own part ends: before its password, its parameters or the host. */
function endOfUser(value: string, from: number, to: number): number {
  let end = from;
  while (end < to && value[end] !== '@' && value[end] !== ':' && value[end] !== ';') end++;
  return end;
}

function userOf(natives: TextNatives, value: string, from: number, to: number): string {
  return cut(natives, unescaped(natives, trimmed(natives, value, from, to)), MAX_IDENTITY);
}

function readTag(natives: TextNatives, value: string, from: number): string {
  let at = natives.find(value, ';', from);
  while (at >= 0) {
    if (natives.starts(value, 'tag=', at + 1)) return tagOf(natives, value, at + 5);
    const next = natives.find(value, ';', at + 1);
    const equals = natives.find(value, '=', at + 1);
    if (equals > 0 && equals < (next < 0 ? value.length : next) && natives.lower(trimmed(natives, value, at + 1, equals)) === 'tag')
      return tagOf(natives, value, equals + 1);
    at = next;
  }
  return '';
}

function tagOf(natives: TextNatives, value: string, from: number): string {
  let end = from;
  while (end < value.length && value[end] !== ';' && value[end] !== ',') end++;
  return cut(natives, trimmed(natives, value, from, end), MAX_IDENTITY);
}
