import { expect, it } from 'vitest';
import { manifestFor } from '../../../lib/platform/manifest.ts';
import { readOutput } from './output.ts';

const read = (build: 'demo' | 'shipped'): Record<string, unknown> => JSON.parse(readOutput(build).get('manifest.json') ?? '');

it.each(['shipped', 'demo'] as const)('the %s build has the manifest that was asked for, and no static content script', (build) => {
  const manifest = read(build);
  expect(manifest).toMatchObject(manifestFor(build, 'chrome'));
  expect(manifest).not.toHaveProperty('content_scripts');
  expect(manifest['manifest_version']).toBe(3);
});

it('the build adds no permission and no host', () => {
  const shipped = read('shipped');
  expect(shipped['permissions']).toEqual(manifestFor('shipped', 'chrome')['permissions']);
  for (const field of ['host_permissions', 'key', 'externally_connectable']) expect(shipped).not.toHaveProperty(field);
});

it('the scripts that are registered at run time are there', () => {
  expect([...readOutput('shipped').keys()]).toEqual(
    expect.arrayContaining([
      'content-scripts/bridge.js',
      'content-scripts/tap.js',
      'content-scripts/tap-sockets.js',
      'content-scripts/tap-peers.js',
      'overlay.html',
      'sidepanel.html',
      'records.html',
    ]),
  );
});

it('Firefox gets Manifest V3 with an event page, and the cockpit in its sidebar', () => {
  const output = readOutput('demo', 'firefox');
  const manifest = JSON.parse(output.get('manifest.json') ?? '');
  expect(manifest).toMatchObject(manifestFor('demo', 'firefox'));
  expect(manifest).not.toHaveProperty('content_scripts');
  expect(manifest).toMatchObject({
    manifest_version: 3,
    background: { scripts: ['background.js'] },
    sidebar_action: { default_panel: 'sidepanel.html' },
  });
  expect(manifest['permissions']).toEqual(manifestFor('demo', 'firefox')['permissions']);
  expect(output.has('sidepanel.html')).toBe(true);
});
