import { expect, it } from 'vitest';
import { manifestFor } from '../../lib/platform/manifest.ts';

const shipped = manifestFor('shipped', 'chrome');
const demo = manifestFor('demo', 'chrome');
const permissions = ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab', 'sidePanel'];

it('asks at install for what the design lists, and for no site', () => {
  expect(shipped['permissions']).toEqual(permissions);
  expect(shipped['optional_permissions']).toEqual(['notifications', 'downloads']);
  expect(shipped['optional_host_permissions']).toEqual(['*://*/*']);
  for (const field of ['host_permissions', 'content_scripts', 'key', 'externally_connectable', 'content_security_policy'])
    expect(shipped).not.toHaveProperty(field);
});

it('asks the same in Firefox, where there is no side panel', () => {
  const firefox = manifestFor('shipped', 'firefox');
  expect(firefox['permissions']).toEqual(permissions.filter((each) => each !== 'sidePanel'));
  for (const field of ['host_permissions', 'content_scripts', 'key']) expect(firefox).not.toHaveProperty(field);
});

it('has one host in the demo, and registers its scripts there as anywhere', () => {
  expect(demo['host_permissions']).toEqual(['http://127.0.0.1/*']);
  expect(demo['key']).toEqual(expect.any(String));
  expect(demo).not.toHaveProperty('content_scripts');
  const { host_permissions: _, key: __, ...rest } = demo;
  expect(rest).toEqual(shipped);
});

it('lets a page load the overlay alone, at an address that it cannot guess', () => {
  expect(shipped['web_accessible_resources']).toEqual([{ resources: ['overlay.html'], matches: ['*://*/*'], use_dynamic_url: true }]);
});
