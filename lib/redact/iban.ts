/** Lengths by country of the IBAN registry (ISO 13616). */
const lengths: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  BY: 28,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LC: 32,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MR: 27,
  MT: 31,
  MU: 30,
  NL: 18,
  NO: 15,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  SA: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
};

const start = /(?<![a-z0-9])([a-z]{2})[ -]?\d{2}/giu;

function passesMod97(iban: string): boolean {
  const moved = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const char of moved) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** The IBAN that begins at `from`, as written there; null if none does. */
function ibanAt(text: string, from: number, length: number): string | null {
  const written = new RegExp(`^(?:[a-z0-9][ -]?){${length - 1}}[a-z0-9](?![a-z0-9])`, 'iu').exec(text.slice(from, from + 2 * length))?.[0];
  if (written === undefined) return null;
  return passesMod97(written.replace(/[ -]/g, '').toUpperCase()) ? written : null;
}

/** Replaces each IBAN (right country, length and check digits, ISO 13616) by what `mask` makes of its last four characters. */
export function replaceIbans(text: string, mask: (last4: string) => string): string {
  let out = '';
  let done = 0;
  for (const match of text.matchAll(start)) {
    const length = lengths[(match[1] ?? '').toUpperCase()];
    if (length === undefined || match.index < done) continue;
    const iban = ibanAt(text, match.index, length);
    if (iban === null) continue;
    out += text.slice(done, match.index) + mask(iban.replace(/[ -]/g, '').slice(-4));
    done = match.index + iban.length;
  }
  return out + text.slice(done);
}
