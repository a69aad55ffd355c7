/**
 * What RFC 4475 says of a message: `valid`, it is well-formed, whatever an element then makes of it; `refuse`, it is to be answered with an
 * error or discarded; `either`, it is wrong, and may be taken as it was meant.
 */
export type Said = 'valid' | 'refuse' | 'either';

/** One of the messages of RFC 4475, and what we make of it. */
export interface Torture {
  /** Of the file that the RFC's archive has it in, without `.dat`. */
  readonly name: string;
  readonly section: string;
  readonly said: Said;
  readonly isOk: boolean;
  /** Why, where the RFC leaves the choice or says otherwise. */
  readonly because: string;
}

const row = (name: string, section: string, said: Said, ours: 'ok' | 'dropped', because = ''): Torture => ({
  name,
  section,
  said,
  isOk: ours === 'ok',
  because,
});

const UNREAD = 'not looked at, and nothing of a call stands there';
const STACKS = 'JsSIP and SIP.js discard it';

/**
 * The messages of RFC 4475, in its order. We only look on: what the stack of a phone would discard or refuse must not become a call where
 * the parts that are read anyway show it, and beyond that a message is rather seen than lost.
 */
export const messages: readonly Torture[] = [
  row('wsinv', '3.1.1.1', 'valid', 'ok'),
  row('intmeth', '3.1.1.2', 'valid', 'ok'),
  row('esc01', '3.1.1.3', 'valid', 'ok'),
  row('escnull', '3.1.1.4', 'valid', 'ok'),
  row('esc02', '3.1.1.5', 'valid', 'ok'),
  row('lwsdisp', '3.1.1.6', 'valid', 'ok'),
  row('longreq', '3.1.1.7', 'valid', 'ok'),
  row('dblreq', '3.1.1.8', 'valid', 'ok'),
  row('semiuri', '3.1.1.9', 'valid', 'ok'),
  row('transports', '3.1.1.10', 'valid', 'ok'),
  row('mpart01', '3.1.1.11', 'valid', 'ok'),
  row('unreason', '3.1.1.12', 'valid', 'ok'),
  row('noreason', '3.1.1.13', 'valid', 'ok'),
  row('badinv01', '3.1.2.1', 'refuse', 'ok', `the separators are in a Via and a Contact: ${UNREAD}`),
  row('clerr', '3.1.2.2', 'refuse', 'dropped'),
  row('ncl', '3.1.2.3', 'refuse', 'dropped'),
  row('scalar02', '3.1.2.4', 'refuse', 'dropped'),
  row('scalarlg', '3.1.2.5', 'refuse', 'dropped'),
  row('quotbal', '3.1.2.6', 'either', 'dropped', STACKS),
  row('ltgtruri', '3.1.2.7', 'either', 'dropped', STACKS),
  row('lwsruri', '3.1.2.8', 'either', 'dropped', STACKS),
  row('lwsstart', '3.1.2.9', 'either', 'dropped', STACKS),
  row('trws', '3.1.2.10', 'either', 'dropped', STACKS),
  row('escruri', '3.1.2.11', 'either', 'ok', `headers in the address of a request: ${UNREAD}, and both stacks take it`),
  row('baddate', '3.1.2.12', 'either', 'ok', `a Date: ${UNREAD}`),
  row('regbadct', '3.1.2.13', 'either', 'ok', `a Contact: ${UNREAD}`),
  row('badaspec', '3.1.2.14', 'either', 'ok', 'the blanks around an address are no part of it'),
  row('baddn', '3.1.2.15', 'either', 'dropped', 'the file ends before its headers do; a name without its quotes would be taken'),
  row('badvers', '3.1.2.16', 'refuse', 'dropped'),
  row('mismatch01', '3.1.2.17', 'refuse', 'dropped'),
  row('mismatch02', '3.1.2.18', 'refuse', 'dropped'),
  row('bigcode', '3.1.2.19', 'refuse', 'dropped'),
  row('badbranch', '3.2.1', 'either', 'ok', `a branch: ${UNREAD}`),
  row('insuf', '3.3.1', 'refuse', 'dropped'),
  row('unkscm', '3.3.2', 'valid', 'ok'),
  row('novelsc', '3.3.3', 'valid', 'ok'),
  row('unksm2', '3.3.4', 'valid', 'ok'),
  row('bext01', '3.3.5', 'valid', 'ok'),
  row('invut', '3.3.6', 'valid', 'ok'),
  row('regaut01', '3.3.7', 'valid', 'ok'),
  row('multi01', '3.3.8', 'refuse', 'dropped'),
  row('mcl01', '3.3.9', 'refuse', 'dropped'),
  row(
    'bcast',
    '3.3.10',
    'valid',
    'ok',
    'that an endpoint discards it for its second Via is not looked at: an answer that a phone sends has several',
  ),
  row('zeromf', '3.3.11', 'valid', 'ok'),
  row('cparam01', '3.3.12', 'valid', 'ok'),
  row('cparam02', '3.3.13', 'valid', 'ok'),
  row('regescrt', '3.3.14', 'valid', 'ok'),
  row('sdp01', '3.3.15', 'valid', 'ok'),
  row('inv2543', '3.4.1', 'valid', 'ok'),
];

/** What is to be said when a file of that name was read, or dropped, and the table has it otherwise; null when it agrees or has no such file. */
export function tableFault(file: string, isOk: boolean): string | null {
  const torture = messages.find(({ name }) => `${name}.dat` === file);
  if (torture === undefined || torture.isOk === isOk) return null;
  return `${file}: ${isOk ? 'read' : 'dropped'}, where the table of RFC 4475 (${torture.section}) has it ${isOk ? 'dropped' : 'read'}`;
}
