import type { Term } from '../../base/sentence.ts';
import { type Line, line, span, word } from './line.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function termOf(key: string, value: unknown): Term {
  if (typeof value === 'number') return key.endsWith('Ms') ? span(value) : value;
  if (typeof value === 'boolean') return word('answer', value ? 'on' : 'off');
  if (Array.isArray(value)) return value.length === 0 ? word('answer', 'none') : value.map((each) => termOf(key, each));
  return typeof value === 'string' ? word('term', value) : word('answer', 'none');
}

/** `afterLastMs` as `after_last`. */
const nameOf = (key: string): string =>
  key
    .replace(/Ms$/, '')
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    .replace(/^_/, '');

/** What has no sentences of its own yet, field by field, so that nothing of a document is left unread. */
export function plainLines(value: unknown): Line[] {
  if (!isObject(value)) return [];
  return Object.entries(value).map(([key, each]): Line => {
    const name = word('term', nameOf(key));
    if (isObject(each)) return { ...line('group', { name }), parts: plainLines(each) };
    if (Array.isArray(each) && each.some(isObject))
      return {
        ...line('group', { name }),
        parts: each.map((one, at) => ({ ...line('entry', { number: at + 1 }), parts: plainLines(one) })),
      };
    return line('field', { name, value: termOf(key, each) });
  });
}
