import { expect, it } from 'vitest';
import { traceFaults } from './traces.ts';
import { readTree } from './tree.ts';

const plant = (text: string) => traceFaults({ path: 'lib/desk/planted.ts', text });
const under = (...parts: string[]) => ['', ...parts].join('/');
const NOTE = 'TODO';

it('nothing in the project knows a machine, or what lies beside the project', () => {
  expect(readTree().flatMap(traceFaults)).toEqual([]);
});

it.each([
  `const path = '${under('work', 'main')}';`,
  `// see ${under('root', 'notes.md')}`,
  `cd ${under('tmp')} && ls`,
  `join(${'../'.repeat(3)}shared)`,
  `// ${NOTE}: later`,
])('refuses %s', (text) => {
  expect(plant(text)).toHaveLength(1);
});

it('lets addresses, imports and dated notes be', () => {
  const fine = [
    `'https://onhook.example${under('tmp', 'a')}'`,
    "'../../test/support/world.ts'",
    `// ${NOTE}(2026-11-25): when Chromium can`,
  ];
  expect(plant(fine.join('\n'))).toEqual([]);
});
