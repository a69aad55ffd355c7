import { type Browser, browser } from 'wxt/browser';
import { isWatched, siteOf, type Watched } from '../settings/site.ts';

const KEY = 'bridges_brought';
const BRIDGE = 'onhook-1-bridge';

/** Runs in each frame that we may enter, alone: a page that we may not touch stays untouched, and this leaves nothing. */
const originHere = (): string => self.origin;

type Script = Browser.scripting.RegisteredContentScript;

/**
 * Puts our scripts into each watched frame of a tab, the top one first: the others ask whether it hosts the cockpit. The tap before the
 * bridge, which would find none else; each of them leaves a page alone that has one already.
 */
async function bringInto(tabId: number, watched: Watched, scripts: readonly Script[]): Promise<void> {
  const answers = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: originHere, injectImmediately: true });
  const frames = answers.filter(({ result }) => {
    const where = siteOf(result);
    return 'site' in where && isWatched(watched, where.site);
  });
  for (const { frameId } of frames.toSorted((one, other) => one.frameId - other.frameId))
    for (const { js = [], world = 'ISOLATED' } of scripts)
      await browser.scripting.executeScript({
        target: { tabId, frameIds: [frameId] },
        files: js.map((file) => `/${file}` as '/content-scripts/bridge.js'),
        world,
        injectImmediately: true,
      });
}

const lastFirst = (one: Script, other: Script): number => (one.id < other.id ? 1 : -1);

/**
 * Puts our scripts into the pages that stand open on watched sites, once for each choice of sites in a run of the extension: after an
 * update, or when it was switched on again, their old bridges belong to nobody; and a page of a site that is switched on only now may have
 * a call up, of which some can still be seen. Call when the scripts are registered.
 */
export async function bringFreshBridges(): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  const { matches = [], excludeMatches: excludes = [] } = registered.find(({ id }) => id === BRIDGE) ?? {};
  const choice = JSON.stringify([[...matches].sort(), [...excludes].sort()]);
  const { [KEY]: brought } = await browser.storage.session.get(KEY);
  if (brought === choice) return;
  await browser.storage.session.set({ [KEY]: choice });
  if (matches.length === 0) return;
  const tabs = await browser.tabs.query({ url: matches });
  const scripts = registered.toSorted(lastFirst);
  // A tab that was closed or that shows an error meanwhile is none of ours any more.
  await Promise.allSettled(tabs.map(({ id }) => (id === undefined ? undefined : bringInto(id, { matches, excludes }, scripts))));
}
