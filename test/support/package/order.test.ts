import { expect, it } from 'vitest';
import { parseOrder } from './order.ts';

const SITE = 'https://phone.example/*';
const URL_OF_UPDATE = 'https://it.example/onhook/update.xml';
const order = (...args: string[]) => parseOrder(['--sites', SITE, '--update-url', URL_OF_UPDATE, ...args]);
const refusal = (args: readonly string[]): string => {
  const parsed = parseOrder(args);
  return parsed.ok ? 'taken' : parsed.reason;
};
const withSite = (site: string): string => refusal(['--sites', site, '--update-url', URL_OF_UPDATE]);
const withUrl = (url: string): string => refusal(['--sites', SITE, '--update-url', url]);

it('needs a site and an address, and makes up the rest', () => {
  expect(order()).toEqual({
    ok: true,
    value: {
      sites: [SITE],
      updateUrl: URL_OF_UPDATE,
      key: null,
      name: 'Onhook (phone.example)',
      geckoId: 'onhook@phone.example',
      version: null,
      out: null,
    },
  });
});

it('takes several sites, a name, ids, a key and a version', () => {
  const args = [
    '--sites',
    'https://*.crm.example/*',
    '--name',
    'Onhook for Example',
    '--id',
    'it@example',
    '--key',
    'k.pem',
    '--version',
    '1.0.1',
  ];
  expect(order(...args)).toMatchObject({
    ok: true,
    value: { sites: [SITE, 'https://*.crm.example/*'], name: 'Onhook for Example', geckoId: 'it@example', key: 'k.pem', version: '1.0.1' },
  });
});

it.each([
  ['<all_urls>', 'every site'],
  ['*://*/*', 'every site'],
  ['https://*/*', 'every site'],
  ['https://*.com/*', 'every site of a top-level domain'],
  ['phone.example', 'is no site'],
  ['*://phone.example/*', 'must begin with https://'],
  ['ftp://phone.example/*', 'must begin with https://'],
  ['https://phone.example', 'is no site'],
  ['https://phone.example:8443/*', 'names a port'],
  ['https://phone.example/agent/*', 'names a path'],
  ['https://phone example/*', 'no host is called that'],
])('refuses the site %s in one sentence', (site, why) => {
  expect(withSite(site)).toContain(why);
  expect(withSite(site)).toMatch(/^[^\n]+$/);
});

it.each(['http://127.0.0.1:8080/update.xml', 'http://localhost/update.xml', 'http://[::1]/update.xml'])(
  'takes %s, which does not leave the machine',
  (url) => {
    expect(withUrl(url)).toBe('taken');
  },
);

it.each([
  ['http://it.example/update.xml', 'over https'],
  ['file:///srv/update.xml', 'over https'],
  ['update.xml', 'is no address'],
])('refuses the address %s in one sentence', (url, why) => {
  expect(withUrl(url)).toContain(why);
});

it.each([
  [[], 'at least one site'],
  [['--sites', SITE], '--update-url'],
  [['--fly'], '--fly'],
  [['--sites', SITE, '--update-url', URL_OF_UPDATE, '--version', 'v1'], 'v1 is no version'],
  [['--sites', SITE, '--update-url', URL_OF_UPDATE, '--version', '1.2.3.4.5'], 'is no version'],
  [['--sites', SITE, '--update-url', URL_OF_UPDATE, '--id', 'example'], 'no id for Firefox'],
  [['--sites', SITE, '--update-url', URL_OF_UPDATE, '--name', ' '], '1 to 75'],
])('says of %j what is wrong', (args, why) => {
  expect(refusal(args)).toContain(why);
});
