import { expect, it } from 'vitest';
import { addCode, moveCode, parseLabel, removeCode, renameCode } from './code-list.ts';
import { type OwnCode, settingsSchema } from './setting.ts';

const list: readonly OwnCode[] = [
  { code: 'a', label: 'A' },
  { code: 'b', label: 'B' },
  { code: 'c', label: 'C' },
];
const order = (codes: readonly OwnCode[]): string => codes.map(({ code }) => code).join('');

it.each([
  ['Bill explained', 'bill_explained'],
  ['Zurück – später!', 'zuruck_spater'],
  ['請求', 'code_1'],
  ['b', 'b_2'],
  ['x'.repeat(60), 'x'.repeat(56)],
])('names %j by %j', (label, code) => {
  const added = addCode(list, label);
  expect(added.at(-1)).toEqual({ code, label });
  expect(settingsSchema.safeParse({ codes: added }).error).toBeUndefined();
});

it('adds none to a full list', () => {
  const full = Array.from({ length: 40 }, (_, at) => ({ code: `c_${at}`, label: 'x' }));
  expect(addCode(full, 'one more')).toBe(full);
});

it.each([
  ['a', 1, 'bac'],
  ['a', -1, 'abc'],
  ['c', 1, 'abc'],
  ['c', -2, 'cab'],
  ['x', 1, 'abc'],
])('moves %s by %i to %s', (code, by, wanted) => {
  expect(order(moveCode(list, code, by))).toBe(wanted);
});

it('keeps the code under other words, and the last one of all', () => {
  expect(renameCode(list, 'b', 'Bo')[1]).toEqual({ code: 'b', label: 'Bo' });
  expect(order(removeCode(list, 'b'))).toBe('ac');
  expect(order(removeCode(list.slice(0, 1), 'a'))).toBe('a');
});

it.each([
  ['  A\n b ', 'A b'],
  ['y'.repeat(99), 'y'.repeat(60)],
  [' ', null],
])('takes %j for %j', (typed, label) => {
  expect(parseLabel(typed)).toBe(label);
});
