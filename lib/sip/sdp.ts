import { readNumber, type TextNatives } from './text.ts';

const MAX_SECTIONS = 12;
// A browser's offer of audio and video has about 250; the rest of a longer text is not read.
const MAX_LINES = 1_024;

/** What is known of one media section while its lines go by. */
interface Section {
  kind: string;
  /** Empty until a line says it. */
  direction: string;
  off: boolean;
}

/**
 * `kind:direction` of each media section of the SDP that begins at `at`, comma separated: its own direction, else the session's, else
 * `sendrecv` (RFC 8866 §6.7); `off` for port 0, unless the section rides in another's bundle (RFC 8843 §6). Empty without a section.
 * At most 12 sections, 252 characters.
 */
export function readMedia(natives: TextNatives, text: string, at: number): string {
  let media = '';
  let session = 'sendrecv';
  let sections = 0;
  let section: Section | null = null;
  let start = at;
  for (let lines = 0; lines < MAX_LINES && start < text.length; lines++) {
    const lf = natives.find(text, '\n', start);
    const next = lf < 0 ? text.length : lf;
    const end = natives.code(text, next - 1) === 13 ? next - 1 : next;
    const letter = natives.code(text, start);
    if (letter === 109) {
      if (sections === MAX_SECTIONS) break;
      if (section !== null) media += `${written(section, session)},`;
      section = readSection(natives, text, start, end);
      sections++;
    } else if (letter === 97) {
      const direction = readDirection(natives, text, start, end);
      if (section === null) session = direction || session;
      else if (direction !== '') section.direction = direction;
      else if (end - start === 13 && natives.slice(text, start, end) === 'a=bundle-only') section.off = false;
    }
    start = next + 1;
  }
  return section === null ? media : media + written(section, session);
}

function written(section: Section, session: string): string {
  return `${section.kind}:${section.off ? 'off' : section.direction || session}`;
}

function readSection(natives: TextNatives, text: string, start: number, end: number): Section {
  const space = natives.find(text, ' ', start);
  const afterKind = space < 0 || space > end ? end : space;
  let portEnd = afterKind + 1;
  while (portEnd < end && natives.code(text, portEnd) >= 48 && natives.code(text, portEnd) <= 57) portEnd++;
  const port = readNumber(natives, text, afterKind + 1, portEnd);
  return { kind: kindOf(natives.slice(text, start + 2, afterKind)), direction: '', off: port === 0 };
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

/** All four directions have eight letters, so that most lines are passed by at their length. */
function readDirection(natives: TextNatives, text: string, start: number, end: number): string {
  if (end - start !== 10) return '';
  const word = natives.slice(text, start + 2, end);
  return word === 'sendrecv' || word === 'sendonly' || word === 'recvonly' || word === 'inactive' ? word : '';
}
