import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import onhook from '../../package.json' with { type: 'json' };
import lock from '../../package-lock.json' with { type: 'json' };
import { commandFaults, lockFaults, scriptFaults, versionFaults } from './package.ts';
import { ROOT, readTree } from './tree.ts';

const pages = readTree().filter(({ path }) => path.endsWith('.md'));

it('every version is exact', () => {
  expect(versionFaults(onhook)).toEqual([]);
  expect(versionFaults({ ...onhook, dependencies: { a: '^1.0.0', b: '1.x', c: 'latest', d: '1.0.0-build1' } })).toHaveLength(3);
});

it('a clean install finds every package, of other platforms too', () => {
  expect(lockFaults(lock)).toEqual([]);
  const planted = {
    'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-mac': '1.0.0' } },
    'node_modules/a/node_modules/a-mac': {},
  };
  expect(lockFaults({ packages: planted })).toEqual(['a-linux']);
});

it('every command that a page names is there', () => {
  for (const { text } of pages) expect(commandFaults(text, onhook)).toEqual([]);
  expect(commandFaults('`npm run fly`, `npm test`', { ...onhook, scripts: {} })).toEqual(['fly', 'test']);
});

it('every script starts a file that is there', () => {
  expect(scriptFaults(onhook, (path) => existsSync(join(ROOT, path)))).toEqual([]);
  expect(scriptFaults({ ...onhook, scripts: { fly: 'node test/fly.ts --high' } }, () => false)).toEqual(['test/fly.ts']);
});

it('README is there, and short', () => {
  const readme = pages.find(({ path }) => path === 'README.md');
  expect(readme?.text.split('\n').length).toBeLessThan(150);
  expect(readme?.text).toContain('npm start');
});
