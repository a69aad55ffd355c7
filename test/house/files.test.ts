import { expect, it } from 'vitest';
import { readCode } from './code.ts';
import { lengthFaults, nameFaults, syntaxFaults } from './files.ts';
import { isCode, readTree } from './tree.ts';

const tree = readTree();
const lines = (count: number) => 'x;\n'.repeat(count);

it('no file outgrows a reader', () => {
  expect(tree.flatMap(lengthFaults)).toEqual([]);
  expect(lengthFaults({ path: 'lib/desk/planted.ts', text: lines(251) })).toHaveLength(1);
  expect(lengthFaults({ path: 'lib/desk/planted.ts', text: lines(250) })).toEqual([]);
  expect(lengthFaults({ path: 'entrypoints/planted.ts', text: lines(61) })).toHaveLength(1);
  expect(lengthFaults({ path: 'public/messages/en.json', text: lines(900) })).toEqual([]);
});

it('every file is named for its thing, in kebab-case', () => {
  expect(tree.flatMap(nameFaults)).toEqual([]);
  for (const path of ['lib/desk/utils.ts', 'lib/types.ts', 'lib/desk/index.ts', 'lib/desk/liveCall.ts', 'lib/Desk/live.ts'])
    expect(nameFaults({ path, text: '' })).toHaveLength(1);
  expect(nameFaults({ path: 'lib/desk/live-call.test.ts', text: '' })).toEqual([]);
});

it('no enum, no barrel, no empty catch', () => {
  expect(tree.filter(isCode).map(readCode).flatMap(syntaxFaults)).toEqual([]);
  for (const text of ['enum A { B }', "export * from './a.ts';", 'namespace A { export const b = 1 }', 'try { a(); } catch {}'])
    expect(syntaxFaults(readCode({ path: 'lib/desk/planted.ts', text }))).toHaveLength(1);
  const fine =
    'declare global { interface Window { a: string } } try { a(); } catch (error) { report(error); } try { a(); } catch { /* why */ }';
  expect(syntaxFaults(readCode({ path: 'lib/desk/planted.ts', text: fine }))).toEqual([]);
});
