import { expect, it } from 'vitest';
import { type Company, manifestFor } from '../../lib/platform/manifest.ts';

const shipped = manifestFor('shipped', 'chrome');
const demo = manifestFor('demo', 'chrome');
const company: Company = {
  name: 'Onhook for Example',
  sites: ['https://phone.example/*', 'https://*.crm.example/*'],
  updateUrl: { chrome: 'https://it.example/update.xml', firefox: 'https://it.example/updates.json' },
  geckoId: 'onhook@phone.example',
  version: '1.0.1',
};
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
  for (const field of ['optional_permissions', 'optional_host_permissions', 'commands']) expect(firefox[field]).toEqual(shipped[field]);
  for (const field of ['host_permissions', 'content_scripts', 'content_security_policy']) expect(firefox).not.toHaveProperty(field);
  expect(manifestFor('demo', 'firefox')).toEqual({ ...firefox, host_permissions: ['http://127.0.0.1/*'] });
});

it('says nothing in Firefox that only Chromium understands, and that nothing is collected', () => {
  const firefox = manifestFor('demo', 'firefox');
  for (const field of ['key', 'minimum_chrome_version', 'storage']) expect(firefox).not.toHaveProperty(field);
  expect(firefox['web_accessible_resources']).toEqual([{ resources: ['overlay.html'], matches: ['*://*/*'] }]);
  expect(firefox['browser_specific_settings']).toMatchObject({
    gecko: { id: 'onhook@onhook.example', data_collection_permissions: { required: ['none'] } },
  });
  expect(shipped).not.toHaveProperty('browser_specific_settings');
});

it('has one host in the demo, and registers its scripts there as anywhere', () => {
  expect(demo['host_permissions']).toEqual(['http://127.0.0.1/*']);
  expect(demo['key']).toEqual(expect.any(String));
  expect(demo).not.toHaveProperty('content_scripts');
  const { host_permissions: _, key: __, ...rest } = demo;
  expect(rest).toEqual(shipped);
});

it('gives a company its sites, its name, its version and its address of updates, and nothing else of its own', () => {
  const { name, host_permissions, update_url, version, ...rest } = manifestFor('company', 'chrome', company);
  expect(rest).toEqual({ ...shipped, name: undefined });
  expect({ name, host_permissions, update_url, version }).toEqual({
    name: company.name,
    host_permissions: company.sites,
    update_url: company.updateUrl.chrome,
    version: '1.0.1',
  });
});

it('gives a company the same in Firefox, with an id and an address of its own', () => {
  const { name, host_permissions, version, browser_specific_settings, ...rest } = manifestFor('company', 'firefox', company);
  const { browser_specific_settings: ours, ...plain } = manifestFor('shipped', 'firefox') as {
    browser_specific_settings: { gecko: object };
  };
  expect(rest).toEqual({ ...plain, name: undefined });
  expect([name, host_permissions, version]).toEqual([company.name, company.sites, '1.0.1']);
  expect(browser_specific_settings).toEqual({
    gecko: { ...ours.gecko, id: company.geckoId, update_url: company.updateUrl.firefox },
  });
});

it('names Firefox no address of updates that it would refuse', () => {
  const onLoopback = { ...company, updateUrl: { chrome: 'http://127.0.0.1/update.xml', firefox: 'http://127.0.0.1/updates.json' } };
  expect(JSON.stringify(manifestFor('company', 'firefox', onLoopback))).not.toContain('update_url');
  expect(manifestFor('company', 'chrome', onLoopback)).toMatchObject({ update_url: 'http://127.0.0.1/update.xml' });
});

it('keeps the version of the source where a company names none', () => {
  expect(manifestFor('company', 'chrome', { ...company, version: null })).not.toHaveProperty('version');
});

it('lets a page load the overlay alone, at an address that it cannot guess', () => {
  expect(shipped['web_accessible_resources']).toEqual([{ resources: ['overlay.html'], matches: ['*://*/*'], use_dynamic_url: true }]);
});

it('says where Chromium finds what an administrator may give', () => {
  expect(shipped['storage']).toEqual({ managed_schema: 'managed-schema.json' });
});
