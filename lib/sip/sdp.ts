import { charAt, endOfDigits, isBlank, readNumber, type TextNatives } from './text.ts';

const MAX_SECTIONS = 12;

/**
 * `kind:direction` of each media section of the SDP that begins at `at`, comma separated: its own direction, else the session's, else
 * `sendrecv` (RFC 8866 §6.7); `off` for port 0, unless the section rides in another's bundle (RFC 8843 §6). A hold of the old kind counts
 * as one by direction. Empty without a section. At most 12 sections, 252 characters. Searches for the few lines that matter: walking all lines costs five times as much.
 */
export function readMedia(natives: TextNatives, text: string, at: number): string {
  let start = natives.find(text, '\nm=', at);
  if (start < 0) return '';
  const session = natives.slice(text, at, start);
  // A third of the whole price, and browsers write a direction in every section: looked up at the first that has none.
  let usual = '';
  let media = '';
  for (let sections = 0; sections < MAX_SECTIONS && start >= 0; sections++) {
    const next = natives.find(text, '\nm=', start + 1);
    const section = natives.slice(text, start, next < 0 ? text.length : next);
    const afterKind = natives.find(section, ' ', 0);
    let direction = isOff(natives, section, afterKind + 1) ? 'off' : readDirection(natives, section);
    if (direction === '') direction = usual ||= readDirection(natives, session) || 'sendrecv';
    if (isDeafOfOld(natives, session, section, afterKind + 1)) direction = direction.includes('send') ? 'sendonly' : 'inactive';
    media += `${sections === 0 ? '' : ','}${kindOf(natives.slice(section, 3, afterKind))}:${direction}`;
    start = next;
  }
  return media;
}

function isOff(natives: TextNatives, section: string, portAt: number): boolean {
  return charAt(section, portAt) === '0' && isPortZero(natives, section, portAt) && !hasLine(natives, section, '\na=bundle-only');
}

const NOWHERE = '\nc=IN IP4 0.0.0.0';

/**
 * Sound that is wanted nowhere: how a phone asked the other to wait before there were directions (RFC 2543 §B.5; RFC 3264 §8.4). A browser
 * that has not gathered its addresses yet writes the same, with port 9 or with the lines of ICE (RFC 8840 §4.1.1).
 */
function isDeafOfOld(natives: TextNatives, session: string, section: string, portAt: number): boolean {
  const ofSection = natives.find(section, '\nc=', 0) >= 0;
  if (!hasLine(natives, ofSection ? section : session, NOWHERE)) return false;
  const port = readNumber(natives, section, portAt, endOfDigits(natives, section, portAt));
  return port !== 0 && port !== 9 && !hasIce(natives, section) && !hasIce(natives, session);
}

const hasIce = (natives: TextNatives, lines: string): boolean =>
  natives.find(lines, '\na=ice-', 0) >= 0 || natives.find(lines, '\na=candidate:', 0) >= 0;

function isPortZero(natives: TextNatives, section: string, from: number): boolean {
  return readNumber(natives, section, from, endOfDigits(natives, section, from)) === 0;
}

function kindOf(word: string): string {
  switch (word) {
    case 'audio':
    case 'video':
    case 'application':
    case 'text':
    case 'image':
    case 'message':
      return word;
    default:
      return 'other';
  }
}

function readDirection(natives: TextNatives, lines: string): string {
  if (hasLine(natives, lines, '\na=sendrecv')) return 'sendrecv';
  if (hasLine(natives, lines, '\na=sendonly')) return 'sendonly';
  if (hasLine(natives, lines, '\na=recvonly')) return 'recvonly';
  return hasLine(natives, lines, '\na=inactive') ? 'inactive' : '';
}

/** True when the line stands there whole; one that only begins so is passed by. */
function hasLine(natives: TextNatives, lines: string, line: string): boolean {
  let at = natives.find(lines, line, 0);
  while (at >= 0) {
    const end = at + line.length;
    const next = charAt(lines, end);
    if (next === '\r' || next === '\n' || next === '') return true;
    at = natives.find(lines, line, end);
  }
  return false;
}

const FRAGMENT = '\na=ice-ufrag:';
/** Longest that RFC 8839 §5.4 allows. */
const MAX_FRAGMENT = 256;

/** The first ICE user fragment of the SDP that begins at `at`; empty without one, or with one that is too long. It is a name, no secret. */
export function readFragment(natives: TextNatives, text: string, at: number): string {
  const line = natives.find(text, FRAGMENT, at);
  if (line < 0) return '';
  const from = line + FRAGMENT.length;
  let end = from;
  while (end < text.length && end - from <= MAX_FRAGMENT && !isBlank(charAt(text, end))) end++;
  return end - from > MAX_FRAGMENT ? '' : natives.slice(text, from, end);
}
