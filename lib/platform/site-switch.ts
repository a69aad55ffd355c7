import { browser } from 'wxt/browser';
import { coversSite, offWithout } from '../settings/site.ts';
import { raiseBadge } from './badge.ts';
import { changeSettings } from './settings.ts';

/** A site asked for, and the tab it was asked for in. The browser's prompt may close the popup before it is answered. */
interface Wish {
  readonly sites: readonly string[];
  readonly tabId: number;
}

const KEY = 'site_wish';

const isWish = (value: unknown): value is Wish =>
  typeof value === 'object' && value !== null && 'sites' in value && Array.isArray(value.sites) && 'tabId' in value;

/** Takes the user's own word back that these sites are not to be watched. */
async function wanted(sites: readonly string[]): Promise<void> {
  await changeSettings(({ sites_off: off }) => offWithout(off, (pattern) => sites.some((site) => coversSite(pattern, site))));
}

/**
 * Asks the browser for these sites and for nothing else; true when they are watched from their next load on. Call it within a press,
 * before anything is awaited: the browser asks nobody otherwise.
 */
export async function requestSites(sites: readonly string[]): Promise<boolean> {
  const given = await browser.permissions.request({ origins: [...sites] });
  if (given) await wanted(sites);
  return given;
}

/** The same from the popup, which the browser's prompt may close before it is answered. */
export async function switchOn(sites: readonly string[], tabId: number): Promise<boolean> {
  const noted = browser.storage.session.set({ [KEY]: { sites, tabId } satisfies Wish });
  const given = await requestSites(sites);
  await noted;
  await browser.storage.session.remove(KEY);
  return given;
}

/** Gives a site back to the browser; one that came with the package, or with a wider site, stays granted and is noted as switched off. */
export async function switchOff(site: string): Promise<void> {
  await browser.permissions.remove({ origins: [site] }).catch(() => false);
  if (!(await browser.permissions.contains({ origins: [site] }))) return;
  await changeSettings(({ sites_off: off }) => (off.includes(site) ? {} : { sites_off: [...off, site] }));
}

/** Fulfils a wish whose popup was closed by the prompt. Call before the first await of the worker. */
export function fulfilWishes(onFailure: (error: unknown) => void): void {
  const fulfil = async (origins: readonly string[]): Promise<void> => {
    const { [KEY]: wish } = await browser.storage.session.get(KEY);
    if (!isWish(wish) || !wish.sites.every((site) => origins.some((origin) => coversSite(origin, site)))) return;
    await browser.storage.session.remove(KEY);
    await wanted(wish.sites);
    await raiseBadge('reload', wish.tabId);
  };
  browser.permissions.onAdded.addListener(({ origins = [] }) => void fulfil(origins).catch(onFailure));
}
