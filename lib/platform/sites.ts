import { browser } from 'wxt/browser';
import { createTurns } from '../base/turns.ts';
import { isWatched, siteOf, type Watched, watchedSites } from '../settings/site.ts';
import { readSettings, watchSettings } from './settings.ts';

/** After a restart Chromium injects in alphabetical order of ids (measured): the bridge first, to hand the tap its lane. */
const BRIDGE = { id: 'onhook-1-bridge', js: ['content-scripts/bridge.js'], world: 'ISOLATED' } as const;

/** The tap that watches what is not switched off; none where all is. A page is told nothing of our settings: each is a script of its own. */
function scriptsFor(layersOff: readonly string[]) {
  const sockets = !layersOff.includes('tap.websocket');
  const peers = !layersOff.includes('tap.peer');
  if (!sockets && !peers) return [BRIDGE];
  const tap = sockets && peers ? 'tap' : sockets ? 'tap-sockets' : 'tap-peers';
  return [BRIDGE, { id: 'onhook-2-tap', js: [`content-scripts/${tap}.js`], world: 'MAIN' } as const];
}

const same = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
  JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());

/** What the browser was allowed, as match patterns. */
export async function grantedOrigins(): Promise<readonly string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** The sites that pages are watched on from their next load on. */
async function sitesNow(): Promise<Watched & { readonly layersOff: readonly string[] }> {
  const [granted, { values }] = await Promise.all([grantedOrigins(), readSettings()]);
  return { ...watchedSites(granted, values.sites_off), layersOff: values.layers_off };
}

/** True where the page at that address is watched. Where we may not know a tab's address, its page is not. */
export async function isWatchedPage(address: string | undefined): Promise<boolean> {
  const found = siteOf(address);
  return 'site' in found && isWatched(await sitesNow(), found.site);
}

/**
 * Makes the registered scripts agree with the hosts that were granted and with what is switched off. Call at every worker start and
 * whenever either changes: Chromium drops all registrations at an update of the extension and keeps the permission (measured).
 */
async function reconcile(): Promise<void> {
  const { matches, excludes, layersOff } = await sitesNow();
  const registered = await browser.scripting.getRegisteredContentScripts();
  const wanted = matches.length === 0 ? [] : scriptsFor(layersOff);
  const isAs = (script: (typeof registered)[number], { id, js }: (typeof wanted)[number]): boolean =>
    script.id === id && same(script.js, js) && same(script.matches, matches) && same(script.excludeMatches, excludes);
  const stale = registered.filter((script) => !wanted.some((each) => isAs(script, each)));
  if (stale.length > 0) await browser.scripting.unregisterContentScripts({ ids: stale.map(({ id }) => id) });
  const missing = wanted.filter((each) => !registered.some((script) => isAs(script, each)));
  if (missing.length === 0) return;
  await browser.scripting.registerContentScripts(
    missing.map(({ id, js, world }) => ({
      id,
      js: [...js],
      world,
      matches: [...matches],
      ...(excludes.length > 0 ? { excludeMatches: [...excludes] } : {}),
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_start' as const,
      persistAcrossSessions: true,
    })),
  );
}

/**
 * Reconciles at each moment at which they may have come apart, and calls `onSettled` after each. Call before the first await of the
 * worker.
 */
export function watchSites(onSettled: () => Promise<void>, onFailure: (error: unknown) => void): void {
  const turns = createTurns();
  const again = (): void => void turns.run(reconcile).then(onSettled).catch(onFailure);
  browser.runtime.onInstalled.addListener(again);
  browser.runtime.onStartup.addListener(again);
  browser.permissions.onAdded.addListener(again);
  browser.permissions.onRemoved.addListener(again);
  watchSettings(again);
  again();
}
