import { codeBounds, type OwnCode } from './setting.ts';

/** A label as it was typed, on one line; null for what is none. */
export function parseLabel(typed: string): string | null {
  const label = typed
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, codeBounds.label)
    .trim();
  return label === '' ? null : label;
}

/** What stands in the record for a label: plain letters where it has any; never one that is taken. */
function codeFor(label: string, taken: readonly string[]): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 56);
  const base = plain === '' ? 'code' : plain;
  const numbered = (at: number): string => (at === 1 && plain !== '' ? base : `${base}_${at}`);
  let at = 1;
  while (taken.includes(numbered(at))) at += 1;
  return numbered(at);
}

/** Adds a code at the end; the same list where it is full. */
export function addCode(list: readonly OwnCode[], label: string): readonly OwnCode[] {
  if (list.length >= codeBounds.list) return list;
  const taken = list.map(({ code }) => code);
  return [...list, { code: codeFor(label, taken), label }];
}

/** Other words for the same code: records that bear it go on meaning the same. */
export const renameCode = (list: readonly OwnCode[], code: string, label: string): readonly OwnCode[] =>
  list.map((each) => (each.code === code ? { code, label } : each));

/** Takes a code out; the last one stays, because a list must hold one. */
export const removeCode = (list: readonly OwnCode[], code: string): readonly OwnCode[] =>
  list.length <= 1 ? list : list.filter((each) => each.code !== code);

/** Moves a code by so many places; it stops at either end. */
export function moveCode(list: readonly OwnCode[], code: string, by: number): readonly OwnCode[] {
  const at = list.findIndex((each) => each.code === code);
  const [moved] = list.slice(at, at + 1);
  if (at < 0 || moved === undefined) return list;
  return list.toSpliced(at, 1).toSpliced(Math.max(0, Math.min(list.length - 1, at + by)), 0, moved);
}
