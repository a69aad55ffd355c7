import { browser } from 'wxt/browser';

/** After a restart Chromium injects in alphabetical order of ids (measured): the bridge first, to hand the tap its lane. */
const scripts = [
  { id: 'onhook-1-bridge', js: ['content-scripts/bridge.js'], world: 'ISOLATED' },
  { id: 'onhook-2-tap', js: ['content-scripts/tap.js'], world: 'MAIN' },
] as const;

/** Hosts that were granted and can be watched: an all-hosts pattern is no site. */
async function grantedSites(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.filter((origin) => /^https?:\/\/[^*]/.test(origin) || /^https?:\/\/\*\.[^*]/.test(origin)).sort();
}

const same = (one: readonly string[], other: readonly string[]): boolean => JSON.stringify(one) === JSON.stringify(other);

async function reconcile(): Promise<void> {
  const sites = await grantedSites();
  const registered = await browser.scripting.getRegisteredContentScripts();
  const wanted = new Set<string>(scripts.map(({ id }) => id));
  const stale = registered.filter(({ id, matches = [] }) => !wanted.has(id) || sites.length === 0 || !same([...matches].sort(), sites));
  if (stale.length > 0) await browser.scripting.unregisterContentScripts({ ids: stale.map(({ id }) => id) });
  if (sites.length === 0) return;
  const standing = new Set(registered.filter((script) => !stale.includes(script)).map(({ id }) => id));
  const missing = scripts.filter(({ id }) => !standing.has(id));
  if (missing.length === 0) return;
  await browser.scripting.registerContentScripts(
    missing.map(({ id, js, world }) => ({
      id,
      js: [...js],
      world,
      matches: sites,
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_start' as const,
      persistAcrossSessions: true,
    })),
  );
}

let last: Promise<void> = Promise.resolve();

/**
 * Makes the registered scripts agree with the hosts that were granted. Call at every worker start and whenever permissions change:
 * Chromium drops all registrations at an update of the extension and keeps the permission (measured).
 */
function reconcileSites(): Promise<void> {
  last = last.then(reconcile, reconcile);
  return last;
}

/** Reconciles at each moment at which the two may have come apart. Call before the first await of the worker. */
export function watchSites(onFailure: (error: unknown) => void): void {
  const again = (): void => void reconcileSites().catch(onFailure);
  browser.runtime.onInstalled.addListener(again);
  browser.runtime.onStartup.addListener(again);
  browser.permissions.onAdded.addListener(again);
  browser.permissions.onRemoved.addListener(again);
  again();
}
