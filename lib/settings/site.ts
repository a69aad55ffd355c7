/** A page that no extension may watch: the browser's own, its store of extensions, or a file. */
export type Restricted = 'browser' | 'store' | 'file';

const STORES = ['chromewebstore.google.com', 'chrome.google.com', 'microsoftedge.microsoft.com', 'addons.mozilla.org'];
const HOST = /^(?:(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::\d+)?$/i;

/** The match pattern of the site that an address lies on, whatever its port (Firefox knows none in a pattern); or why there is none. */
export function siteOf(address: string | undefined): { readonly site: string } | { readonly restricted: Restricted } {
  const url = address === undefined || !URL.canParse(address) ? null : new URL(address);
  if (url?.protocol === 'file:') return { restricted: 'file' };
  if (url === null || !/^https?:$/.test(url.protocol)) return { restricted: 'browser' };
  return STORES.includes(url.hostname) ? { restricted: 'store' } : { site: `${url.protocol}//${url.hostname}/*` };
}

/** Host of a site as people name it. */
export const hostOf = (site: string): string => site.replace(/^[^/]*\/\//, '').replace(/\/\*$/, '');

const partsOf = (pattern: string): { readonly scheme: string; readonly host: string } | null => {
  const [, scheme = '', host = ''] = /^(\*|https?):\/\/([^/]+)\/\*$/.exec(pattern) ?? [];
  return HOST.test(host) ? { scheme, host: host.replace(/:\d+$/, '').toLowerCase() } : null;
};

/** True for a match pattern of whole hosts that the browser takes: one host, or all below one. An all-hosts pattern is no site. */
export const isSite = (pattern: string): boolean => partsOf(pattern) !== null;

/** True where everything that `site` takes in, `pattern` takes in too. */
export function coversSite(pattern: string, site: string): boolean {
  const [wide, narrow] = [partsOf(pattern), partsOf(site)];
  if (wide === null || narrow === null || (wide.scheme !== '*' && wide.scheme !== narrow.scheme)) return false;
  if (!wide.host.startsWith('*.')) return wide.host === narrow.host;
  const parent = wide.host.slice(2);
  return narrow.host === parent || narrow.host === wide.host || narrow.host.endsWith(`.${parent}`);
}

export interface Watched {
  readonly matches: readonly string[];
  /** Within them, and all the same not watched. */
  readonly excludes: readonly string[];
}

/** What is to be watched: the sites that were granted, but for those that are switched off. What is no site in either list is let alone. */
export function watchedSites(granted: readonly string[], off: readonly string[]): Watched {
  const excludes = [...new Set(off.filter(isSite))].sort();
  const isOff = (site: string): boolean => excludes.some((pattern) => coversSite(pattern, site));
  return { matches: [...new Set(granted.filter((site) => isSite(site) && !isOff(site)))].sort(), excludes };
}

/** True where a page of that site is watched. */
export const isWatched = ({ matches, excludes }: Watched, site: string): boolean =>
  matches.some((pattern) => coversSite(pattern, site)) && !excludes.some((pattern) => coversSite(pattern, site));

/** The change by which those are switched off no more; none where nothing is. An empty list is what ships, and is not kept. */
export function offWithout(off: readonly string[], isGone: (pattern: string) => boolean): { sites_off?: string[] | undefined } {
  const left = off.filter((pattern) => !isGone(pattern));
  if (left.length === off.length) return {};
  return { sites_off: left.length === 0 ? undefined : left };
}
