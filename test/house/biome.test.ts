import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './tree.ts';

const importing = (specifier: string) => `import { a } from '${specifier}';\n\na();\n`;

/** Each breaks one rule of biome.json. */
const planted: readonly (readonly [path: string, text: string, rule: string])[] = [
  ['lib/base/up.ts', importing('../call/event.ts'), 'noRestrictedImports'],
  ['lib/call/up.ts', importing('../policy/evaluate.ts'), 'noRestrictedImports'],
  ['lib/observe/beside.ts', importing('../disposition/code.ts'), 'noRestrictedImports'],
  ['lib/observe/adapters/sip/beside.ts', importing('../../../policy/evaluate.ts'), 'noRestrictedImports'],
  ['lib/policy/minting.ts', importing('uuid'), 'noRestrictedImports'],
  ['lib/tap/wide.ts', importing('../observe/adapter.ts'), 'noRestrictedImports'],
  ['lib/tap/heavy.ts', importing('zod/mini'), 'noRestrictedImports'],
  ['lib/platform/storing.ts', importing('dexie'), 'noRestrictedImports'],
  ['lib/store/asking.ts', importing('wxt/browser'), 'noRestrictedImports'],
  ['lib/sync/deciding.ts', importing('../desk/desk.ts'), 'noRestrictedImports'],
  ['lib/desk/drawing.ts', importing('react'), 'noRestrictedImports'],
  ['lib/desk/parsing.ts', importing('zod'), 'noRestrictedImports'],
  ['components/cockpit/storing.ts', importing('../../lib/store/database.ts'), 'noRestrictedImports'],
  ['components/records/deciding.ts', importing('../../lib/desk/desk.ts'), 'noRestrictedImports'],
  ['entrypoints/drawing.ts', importing('react'), 'noRestrictedImports'],
  ['entrypoints/storing.content.ts', importing('../lib/store/database.ts'), 'noRestrictedImports'],
  ['entrypoints/overlay/storing.ts', importing('../../lib/store/database.ts'), 'noRestrictedImports'],
  ['lib/desk/speaking.ts', 'export const id = browser.runtime.id;\n', 'noRestrictedGlobals'],
  ['lib/sip/watching.ts', 'export const title = document.title;\n', 'noRestrictedGlobals'],
  ['lib/desk/choice.ts', 'export enum Choice {\n  A,\n}\n', 'noEnum'],
  ['lib/desk/barrel.ts', "export { a } from './a.ts';\n", 'noBarrelFile'],
  ['lib/desk/usual.ts', 'export default 1;\n', 'noDefaultExport'],
  ['lib/desk/camelCase.ts', 'export const a = 1;\n', 'useFilenamingConvention'],
  ['lib/desk/bare.ts', importing('./usual'), 'useImportExtensions'],
  ['lib/desk/one.ts', "import { two } from './two.ts';\n\nexport const one = () => two;\n", 'noImportCycles'],
  ['lib/desk/two.ts', "import { one } from './one.ts';\n\nexport const two = () => one;\n", 'noImportCycles'],
  ['test/e2e/skipped.spec.ts', "import { test } from '@playwright/test';\n\ntest.skip('a', () => {});\n", 'noSkippedTests'],
  ['test/e2e/focused.spec.ts', "import { test } from '@playwright/test';\n\ntest.only('a', () => {});\n", 'noFocusedTests'],
];

let folder: string;
let report: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'onhook-biome-'));
  const config = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
  // There is no git here to ignore files by.
  for (const [path, text] of [['biome.json', JSON.stringify({ ...config, vcs: {} })] as const, ...planted]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const args = ['lint', '--reporter=github', '--max-diagnostics=none', '.'];
  report = spawnSync(join(ROOT, 'node_modules/.bin/biome'), args, { cwd: folder, encoding: 'utf8' }).stdout;
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('Biome', () => {
  it.each(planted)('refuses %s', (path, _text, rule) => {
    const lines = report.split('\n').filter((line) => line.includes(`${path},`) && line.includes(`/${rule},`));
    expect(lines).not.toEqual([]);
  });
});
