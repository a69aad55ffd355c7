/** Decimal digits as people type or paste them: ASCII, Arabic-Indic, Persian, Devanagari, full width. */
const zeros = [0x30, 0x660, 0x6f0, 0x966, 0xff10] as const;
const DIGIT = '0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19';
/** What people put between the groups of a number, and what is invisible there. */
const GAP = '\\s,.·/_\u00ad\u200b-\u200d\u2060\ufeff\u2010-\u2015\u2212-';

/** A maximal run of digits, separators ignored: the unit that is judged. */
export const digitRun = new RegExp(`[${DIGIT}](?:[${GAP}]*[${DIGIT}])*`, 'gu');
const gapsOnly = new RegExp(`^[${GAP}]*$`, 'u');
const group = new RegExp(`[${DIGIT}]+`, 'gu');

const words = [
  'cvv2?',
  'cvc2?',
  'cid',
  'csc',
  '(?:card |card\\s?verification |verification |security )(?:code|value|number)',
  'sicherheitscode',
  'prüfziffer',
  'kartenprüfnummer',
  'code de sécurité',
  'cryptogramme',
  'código de seguridad',
  'codice di sicurezza',
].join('|');
const lead = `(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])[^${DIGIT}\\n;!?•]{0,24}`;

/** Card security codes (PCI DSS 3.3.1): a word for one, then three or four digits within 24 characters of the same sentence. */
export const securityCode = new RegExp(`(${lead})(?:[${DIGIT}]{3,4}|[${DIGIT}](?:[ -][${DIGIT}]){2,3})(?![${DIGIT}])`, 'giu');
/** The beginning of such a code at the end of the text. */
export const openSecurityCode = new RegExp(`(${lead})[${DIGIT}](?:[ -]?[${DIGIT}]){0,3}[ -]*$`, 'iu');

function digitValue(char: string): number {
  const point = char.codePointAt(0) ?? 0;
  const zero = zeros.findLast((start) => start <= point) ?? 0x30;
  return point - zero;
}

/** The ASCII digits of a run, one string a group. */
export const groupsOf = (run: string): string[] => (run.match(group) ?? []).map((part) => [...part].map(digitValue).join(''));

/** Where the run begins that the text ends in, and its digits; separators after it leave it open. Null if the text ends otherwise. */
export function openRunOf(text: string): { readonly index: number; readonly digits: number } | null {
  const last = [...text.matchAll(digitRun)].at(-1);
  if (last === undefined || !gapsOnly.test(text.slice(last.index + last[0].length))) return null;
  return { index: last.index, digits: groupsOf(last[0]).join('').length };
}

/** ISO/IEC 7812-1 annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** First and last prefix of an issuer's range, and the lengths it issues. */
const issuers: readonly (readonly [from: string, to: string, shortest: number, longest: number])[] = [
  ['1', '1', 15, 15], // UATP
  ['2014', '2014', 15, 15], // enRoute
  ['2149', '2149', 15, 15],
  ['2200', '2204', 16, 19], // Mir
  ['2221', '2720', 16, 16], // Mastercard
  ['300', '305', 14, 19], // Diners Club
  ['3095', '3095', 14, 19],
  ['34', '34', 15, 15], // American Express
  ['3528', '3589', 16, 19], // JCB
  ['36', '36', 14, 19],
  ['37', '37', 15, 15],
  ['38', '39', 14, 19],
  ['4', '4', 13, 19], // Visa
  ['50', '50', 13, 19], // Maestro, Verve, Elo
  ['51', '55', 16, 16], // Mastercard
  ['56', '58', 13, 19], // Maestro
  ['6', '6', 13, 19], // Discover, UnionPay, RuPay, Maestro
  ['81', '82', 16, 19], // UnionPay, RuPay
  ['9792', '9792', 16, 16], // Troy
];

/** 13 to 19 digits, of an issuer's range, with a right check digit. */
function isCard(digits: string): boolean {
  const issued = issuers.some(([from, to, shortest, longest]) => {
    const prefix = digits.slice(0, from.length);
    return prefix >= from && prefix <= to && digits.length >= shortest && digits.length <= longest;
  });
  return issued && passesLuhn(digits);
}

/** Cards as they are printed, written down or pasted: in one, in fours, or 4-6-4 and 4-6-5. */
const cardShape = /^(?:(?:4 ){3,4}[1-4]|4 6 [45])$/;

function beginsCard(groups: readonly string[]): boolean {
  // Nineteen digits make five groups of a card's shape at most.
  return groups.slice(0, 5).some((_, last) => {
    const part = groups.slice(0, last + 1);
    return (part.length === 1 || cardShape.test(part.map((each) => each.length).join(' '))) && isCard(part.join(''));
  });
}

/**
 * True if the whole run is a card, however it is grouped, or if whole groups in a card's shape are one: a card after a date, or before
 * its expiry. Never a part of a group: a longer number may begin with thirteen digits that happen to pass.
 */
export const holdsCard = (groups: readonly string[]): boolean =>
  isCard(groups.join('')) || groups.some((_, start) => beginsCard(groups.slice(start, start + 5)));
