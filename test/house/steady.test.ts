import { expect, it } from 'vitest';
import { readCode } from './code.ts';
import { steadyFaults } from './steady.ts';
import { isCode, readTree } from './tree.ts';

it('no test sleeps, is skipped or is tried again', () => {
  expect(readTree().filter(isCode).map(readCode).flatMap(steadyFaults)).toEqual([]);
});

it.each([
  'await page.waitForTimeout(100);',
  'await new Promise((done) => setTimeout(done, 50));',
  'await sleep(5);',
  `test${'.skip'}('a', () => {});`,
  `it${'.only'}('a', () => {});`,
  `describe${'.todo'}('a');`,
  'export const config = { retries: 2 };',
])('refuses %s', (text) => {
  expect(steadyFaults(readCode({ path: 'test/e2e/planted.spec.ts', text }))).toHaveLength(1);
  expect(steadyFaults(readCode({ path: 'lib/platform/planted.ts', text }))).toEqual([]);
});

it('lets a configuration say that nothing is tried again', () => {
  expect(steadyFaults(readCode({ path: 'playwright.config.ts', text: 'export const config = { retries: 0 };' }))).toEqual([]);
});

it('lets a test give way to what is under way', () => {
  expect(steadyFaults(readCode({ path: 'lib/desk/planted.test.ts', text: 'setTimeout(go); setTimeout(go, 0);' }))).toEqual([]);
});
