import { expect, it } from 'vitest';
import { coversSite, hostOf, isSite, isWatched, siteOf, watchedSites } from './site.ts';

it.each([
  ['https://phone.example/calls?x=1#y', { site: 'https://phone.example/*' }],
  ['http://127.0.0.1:8080/phone/', { site: 'http://127.0.0.1/*' }],
  ['http://[::1]:8080/', { site: 'http://[::1]/*' }],
  ['file:///tmp/phone.html', { restricted: 'file' }],
  ['chrome://extensions/', { restricted: 'browser' }],
  ['about:blank', { restricted: 'browser' }],
  ['https://chromewebstore.google.com/detail/x', { restricted: 'store' }],
  ['https://addons.mozilla.org/', { restricted: 'store' }],
  ['no address', { restricted: 'browser' }],
  [undefined, { restricted: 'browser' }],
])('%s is on %j', (address, site) => {
  expect(siteOf(address)).toEqual(site);
});

it.each(['https://phone.example/*', '*://phone.example/*', 'https://*.phone.example/*', 'http://[::1]/*', 'http://127.0.0.1:80/*'])(
  'takes %s for a site',
  (pattern) => expect(isSite(pattern)).toBe(true),
);

it.each([
  '<all_urls>',
  '*://*/*',
  'https://*/*',
  'https://phone.example',
  'https://phone.example/a/*',
  'ftp://a/*',
  'https://a b/*',
  'phone',
  '',
])('takes %j for none', (pattern) => expect(isSite(pattern)).toBe(false));

it.each([
  ['https://phone.example/*', 'https://phone.example/*', true],
  ['https://*.phone.example/*', 'https://phone.example/*', true],
  ['https://*.phone.example/*', 'https://eu.phone.example/*', true],
  ['*://phone.example/*', 'http://phone.example/*', true],
  ['https://phone.example/*', 'http://phone.example/*', false],
  ['https://phone.example/*', '*://phone.example/*', false],
  ['https://*.phone.example/*', 'https://telephone.example/*', false],
  ['https://phone.example/*', 'https://*.phone.example/*', false],
])('%s covers %s: %s', (pattern, site, covers) => {
  expect(coversSite(pattern, site)).toBe(covers);
});

it('watches what was granted, but for what is switched off', () => {
  const granted = ['https://b.example/*', 'https://*.phone.example/*', 'https://a.example/*', '*://*/*'];
  const watched = watchedSites(granted, ['https://b.example/*', 'https://eu.phone.example/*', 'a mess']);
  expect(watched.matches).toEqual(['https://*.phone.example/*', 'https://a.example/*']);
  expect(isWatched(watched, 'https://us.phone.example/*')).toBe(true);
  expect(isWatched(watched, 'https://eu.phone.example/*')).toBe(false);
  expect(isWatched(watched, 'https://b.example/*')).toBe(false);
  expect(isWatched(watched, 'https://c.example/*')).toBe(false);
});

it('names a site by its host', () => {
  expect(['https://phone.example/*', 'https://*.phone.example/*'].map(hostOf)).toEqual(['phone.example', '*.phone.example']);
});
