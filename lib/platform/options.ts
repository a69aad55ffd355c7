import { browser } from 'wxt/browser';
import { createTurns } from '../base/turns.ts';
import type { WhoView } from '../disposition/who.ts';
import { type EffectiveSettings, effectiveSettings, type GivenSettings } from '../settings/setting.ts';
import { coversSite, isSite, offWithout } from '../settings/site.ts';
import { report } from './log.ts';
import { UI_KEY, type UiSnapshot } from './protocol.ts';
import { changeSettings, readOwnSettings, readSettings, type SettingsChange, watchSettings } from './settings.ts';
import { requestSites } from './site-switch.ts';
import { shortcuts } from './toolbar.ts';

/** Everything that the page of options is drawn from. */
export interface OptionsFacts {
  readonly settings: EffectiveSettings;
  /** Sites that the browser lets us watch, as match patterns. */
  readonly granted: readonly string[];
  /** Of them, what came with the package and cannot be given back. */
  readonly packed: readonly string[];
  readonly shortcuts: Readonly<Record<string, string>>;
  /** Null where the desk has not woken yet. */
  readonly who: WhoView | null;
}

export interface OptionsSource {
  /** The same object until something changed. */
  readonly current: () => OptionsFacts;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (change: SettingsChange) => Promise<void>;
  /** What the user changed, for a file. */
  readonly own: () => Promise<GivenSettings>;
  /** Both are called within a press, and are false where the browser, or whoever sits before it, said no. */
  readonly requestSites: (sites: readonly string[]) => Promise<boolean>;
  readonly allowNotifications: () => Promise<boolean>;
  /** Gives a site back to the browser. */
  readonly removeSite: (site: string) => Promise<void>;
}

async function readFacts(): Promise<OptionsFacts> {
  const [settings, { origins = [] }, keys, { [UI_KEY]: ui }] = await Promise.all([
    readSettings(),
    browser.permissions.getAll(),
    shortcuts(),
    browser.storage.session.get(UI_KEY),
  ]);
  return {
    settings,
    granted: origins.filter(isSite).sort(),
    packed: browser.runtime.getManifest().host_permissions ?? [],
    shortcuts: keys,
    who: (ui as UiSnapshot | undefined)?.who ?? null,
  };
}

async function removeSite(site: string): Promise<void> {
  await browser.permissions.remove({ origins: [site] });
  await changeSettings(({ sites_off: off }) => offWithout(off, (pattern) => coversSite(site, pattern)));
}

/** What stands in the settings, live for as long as the page is open. */
export async function openOptions(): Promise<OptionsSource> {
  const listeners = new Set<() => void>();
  let now: OptionsFacts = { settings: effectiveSettings({}, {}), granted: [], packed: [], shortcuts: {}, who: null };
  const read = async (): Promise<void> => {
    now = await readFacts();
    for (const listener of listeners) listener();
  };
  const reads = createTurns();
  const again = (): void => void reads.run(read).catch(report('settings'));
  watchSettings(again);
  browser.permissions.onAdded.addListener(again);
  browser.permissions.onRemoved.addListener(again);
  browser.storage.session.onChanged.addListener((changes) => UI_KEY in changes && again());
  // The keys may have been changed in another tab.
  addEventListener('focus', again);
  await reads.run(read);
  return {
    current: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: async (change) => void (await changeSettings(change)),
    own: readOwnSettings,
    requestSites,
    allowNotifications: () => browser.permissions.request({ permissions: ['notifications'] }),
    removeSite,
  };
}
