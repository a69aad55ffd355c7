import { expect, it } from 'vitest';
import { readCode } from './code.ts';
import { browserFaults, purityFaults } from './purity.ts';
import { isProduct, readTree } from './tree.ts';

const product = readTree().filter(isProduct).map(readCode);
const plant = (text: string, path = 'lib/policy/planted.ts') => readCode({ path, text });

it('no pure room reads a clock or rolls dice', () => {
  expect(product.flatMap(purityFaults)).toEqual([]);
});

it.each(['Date.now()', 'new Date()', 'Date()', 'Math.random()', 'performance.now()', 'crypto.randomUUID()', 'Temporal.Now.instant()'])(
  'refuses %s in a pure room, and there alone',
  (text) => {
    expect(purityFaults(plant(text))).toHaveLength(1);
    expect(purityFaults(plant(text, 'lib/desk/planted.ts'))).toEqual([]);
  },
);

it('lets a pure room write an instant down', () => {
  expect(purityFaults(plant('new Date(0).toISOString(); Date.parse(text); Math.max(1, 2);'))).toEqual([]);
});

it('only lib/platform speaks with the browser', () => {
  expect(product.flatMap(browserFaults)).toEqual([]);
  expect(browserFaults(plant('chrome.runtime.id; browser.tabs;', 'lib/desk/planted.ts'))).toHaveLength(2);
  expect(browserFaults(plant('browser.tabs;', 'lib/platform/planted.ts'))).toEqual([]);
});
