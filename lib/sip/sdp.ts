import { charAt, endOfDigits, readNumber, type TextNatives } from './text.ts';

const MAX_SECTIONS = 12;

/**
 * `kind:direction` of each media section of the SDP that begins at `at`, comma separated: its own direction, else the session's, else
 * `sendrecv` (RFC 8866 §6.7); `off` for port 0, unless the section rides in another's bundle (RFC 8843 §6). Empty without a section.
 * At most 12 sections, 252 characters. Searches for the few lines that matter: walking all lines costs five times as much.
 */
export function readMedia(natives: TextNatives, text: string, at: number): string {
  let start = natives.find(text, '\nm=', at);
  if (start < 0) return '';
  const session = readDirection(natives, natives.slice(text, at, start)) || 'sendrecv';
  let media = '';
  for (let sections = 0; sections < MAX_SECTIONS && start >= 0; sections++) {
    const next = natives.find(text, '\nm=', start + 1);
    const section = natives.slice(text, start, next < 0 ? text.length : next);
    media += `${sections === 0 ? '' : ','}${readSection(natives, section, session)}`;
    start = next;
  }
  return media;
}

/** The section begins with the line feed before its `m=`. */
function readSection(natives: TextNatives, section: string, session: string): string {
  const afterKind = natives.find(section, ' ', 0);
  const kind = kindOf(natives.slice(section, 3, afterKind));
  const zero = charAt(section, afterKind + 1) === '0';
  if (zero && isPortZero(natives, section, afterKind + 1) && !hasLine(natives, section, '\na=bundle-only')) return `${kind}:off`;
  return `${kind}:${readDirection(natives, section) || session}`;
}

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
