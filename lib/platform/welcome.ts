import { browser } from 'wxt/browser';
import { SECOND } from '../base/time.ts';
import { requestSites } from './site-switch.ts';

/**
 * Opens the page of welcome once, at the install and never at an update. A package that brings its sites with it watches them already:
 * there is nothing to be pressed, and its people did not install it. Call before the first await of the worker.
 */
export function welcomeAtInstall(onFailure: (error: unknown) => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    const packed = browser.runtime.getManifest().host_permissions ?? [];
    if (reason === 'install' && packed.length === 0) browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') }).catch(onFailure);
  });
}

/** What became of the phone's tab: `opened` by us, or `open` already and in need of a reload. */
export type PhoneTab = { readonly state: 'opened' } | { readonly state: 'open'; readonly reload: () => Promise<void> };

export interface WelcomeSource {
  /** Called within a press. */
  readonly requestSites: (sites: readonly string[]) => Promise<boolean>;
  /** Opens the phone as soon as its site is watched, unless it is open. */
  readonly openPhone: (address: string, site: string) => Promise<PhoneTab>;
}

const LOOK_AGAIN = 50;
const GIVE_UP = 5 * SECOND;

/** A page that is opened before the worker has registered the scripts would not be watched. */
async function registered(site: string): Promise<void> {
  const until = performance.now() + GIVE_UP;
  while (performance.now() < until) {
    const scripts = await browser.scripting.getRegisteredContentScripts();
    if (scripts.some(({ matches = [] }) => matches.includes(site))) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
}

async function openPhone(address: string, site: string): Promise<PhoneTab> {
  await registered(site);
  const [tab] = await browser.tabs.query({ url: site });
  if (tab?.id === undefined) {
    await browser.tabs.create({ url: address });
    return { state: 'opened' };
  }
  const { id } = tab;
  const reload = async (): Promise<void> => {
    await browser.tabs.update(id, { active: true });
    await browser.tabs.reload(id);
  };
  return { state: 'open', reload };
}

export const welcomeSource: WelcomeSource = { requestSites, openPhone };
