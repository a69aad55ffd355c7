import { describe, expect, it } from 'vitest';
import { readCode } from './code.ts';
import { floorFaults, reachFaults } from './floors.ts';
import { isCode, isProduct, readTree } from './tree.ts';

const product = readTree().filter(isProduct).map(readCode);
const plant = (path: string, ...specifiers: string[]) =>
  readCode({ path, text: specifiers.map((each, at) => `import { a as a${at} } from '${each}';`).join('\n') });

it('every import of the tree goes down, to a room that may be known', () => {
  expect(product.flatMap(floorFaults)).toEqual([]);
});

it('no content script or framed page pulls in what its world must not hold', () => {
  expect(product.some(({ path }) => path === 'entrypoints/bridge.content.ts')).toBe(true);
  expect(reachFaults(product)).toEqual([]);
});

describe('floorFaults', () => {
  it.each([
    ['lib/call/planted.ts', '../policy/evaluate.ts'],
    ['lib/base/planted.ts', '../sip/message.ts'],
    ['lib/observe/adapters/sip/planted.ts', '../../../disposition/code.ts'],
    ['lib/store/planted.ts', '../platform/log.ts'],
    ['lib/desk/planted.ts', '../../components/ui/button.tsx'],
    ['components/cockpit/planted.tsx', '../../lib/desk/desk.ts'],
    ['lib/tap/planted.ts', '../observe/adapter.ts'],
    ['lib/tap/planted.ts', '../observe/signal.ts'],
    ['lib/desk/planted.ts', '../../test/support/world.ts'],
    ['lib/desk/planted.ts', '../disposition/sample-call.ts'],
    ['lib/desk/planted.ts', '../../.paraglide/messages.js'],
    ['lib/desk/planted.ts', 'dexie'],
    ['lib/store/planted.ts', 'react'],
    ['lib/desk/planted.ts', 'wxt/browser'],
    ['components/cockpit/planted.tsx', 'dexie-react-hooks'],
    ['entrypoints/planted.ts', 'react'],
    ['lib/policy/planted.ts', 'uuid'],
    ['lib/desk/planted.ts', 'zod'],
    ['lib/tap/planted.ts', 'zod/mini'],
    ['lib/store/planted.ts', 'node:fs'],
    ['lib/desk/planted.ts', 'left-pad'],
  ])('refuses in %s an import of %s', (path, specifier) => {
    expect(floorFaults(plant(path, specifier))).toHaveLength(1);
  });

  it('sees an import that is dynamic, re-exported or of types alone', () => {
    const path = 'lib/call/planted.ts';
    expect(floorFaults(readCode({ path, text: `await import('../desk/desk.ts');` }))).toHaveLength(1);
    expect(floorFaults(readCode({ path, text: `export { a } from '../desk/desk.ts';` }))).toHaveLength(1);
    expect(floorFaults(readCode({ path, text: `import type { A } from '../desk/desk.ts';` }))).toHaveLength(1);
  });

  it('lets the tap know the shape of a signal, and nothing of it that runs', () => {
    const text = `import type { Signal } from '../observe/signal.ts';`;
    expect(floorFaults(readCode({ path: 'lib/tap/planted.ts', text }))).toEqual([]);
  });
});

describe('reachFaults', () => {
  const log = plant('lib/platform/log.ts', './deep.ts');
  const deep = plant('lib/platform/deep.ts', '../store/database.ts');

  it('finds a database three files down', () => {
    expect(reachFaults([plant('entrypoints/bridge.content.ts', '../lib/platform/log.ts'), log, deep])).toEqual([
      'entrypoints/bridge.content.ts reaches lib/store/database.ts',
    ]);
    expect(reachFaults([plant('entrypoints/overlay/main.tsx', '../../lib/platform/log.ts'), log, deep])).toHaveLength(1);
  });

  it('does not follow types', () => {
    const types = readCode({ path: 'lib/platform/deep.ts', text: `import type { Database } from '../store/database.ts';` });
    expect(reachFaults([plant('entrypoints/bridge.content.ts', '../lib/platform/log.ts'), log, types])).toEqual([]);
  });
});

it('the tree is read at all', () => {
  expect(readTree().filter(isCode).length).toBeGreaterThan(200);
});
