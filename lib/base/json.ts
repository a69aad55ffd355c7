/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** By UTF-16 code units, as the scheme asks: never by a locale. */
const byCodeUnit = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    const sorted = fields.toSorted(([one], [other]) => byCodeUnit(one, other));
    return `{${sorted.map(([key, field]) => `${textOf(key)}:${textOf(field)}`).join(',')}}`;
  }
  if (typeof value === 'string' && !value.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form');
  const text = JSON.stringify(value);
  if (text === undefined || (typeof value === 'number' && !Number.isFinite(value))) throw new TypeError(`no JSON: ${String(value)}`);
  return text;
}

/**
 * The one text of a value: no white space, keys sorted, numbers and strings as ECMAScript writes them (RFC 8785). A field that is
 * `undefined` is left out. Throws on what is no I-JSON: a function, a lone surrogate, a number that is not finite.
 */
export const canonicalJson = (value: unknown): string => textOf(value);
