import { browser } from 'wxt/browser';
import { createTurns } from '../base/turns.ts';
import { type EffectiveSettings, effectiveSettings } from '../settings/setting.ts';
import { type Restricted, siteOf } from '../settings/site.ts';
import type { LayerStatus } from './layer-book.ts';
import { hearLayers, whenBridgeComes } from './layer-port.ts';
import { report } from './log.ts';
import { type FoundFrame, framesOf } from './page-frames.ts';
import { readSettings, watchSettings } from './settings.ts';
import { switchOff, switchOn } from './site-switch.ts';
import { grantedOrigins } from './sites.ts';

/** Everything that the popup is drawn from. */
export interface PopupFacts {
  readonly site: { readonly site: string } | { readonly restricted: Restricted };
  /** Frames of other sites on the page. */
  readonly frames: readonly FoundFrame[];
  readonly granted: readonly string[];
  readonly settings: EffectiveSettings;
  /** What the bridges that live on the page say. */
  readonly layers: readonly LayerStatus[];
}

export type OwnPage = 'records' | 'options' | 'console';

export interface PopupSource {
  /** The same object until something changed; null until it was read. */
  readonly current: () => PopupFacts | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Both are called within a press. Resolves to false where the browser, or whoever sits before it, said no. */
  readonly switchOn: (sites: readonly string[]) => Promise<boolean>;
  readonly switchOff: (site: string) => Promise<void>;
  readonly reload: () => void;
  readonly openPanel: () => void;
  readonly openPage: (page: OwnPage) => void;
}

/** Firefox has no side panel, but a sidebar. */
function openBeside(windowId: number): Promise<void> {
  if (browser.sidePanel !== undefined) return browser.sidePanel.open({ windowId });
  return (browser as unknown as { sidebarAction: { open(): Promise<void> } }).sidebarAction.open();
}

/** The tab that the toolbar's button was pressed on, live for as long as the popup is open. */
export async function openPopup(): Promise<PopupSource> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const tabId = tab?.id ?? browser.tabs.TAB_ID_NONE;
  const windowId = tab?.windowId ?? browser.windows.WINDOW_ID_CURRENT;
  const listeners = new Set<() => void>();
  let now: PopupFacts = { site: siteOf(tab?.url), frames: [], granted: [], settings: effectiveSettings({}, {}), layers: [] };
  let isRead = false;
  const tell = (change: Partial<PopupFacts>): void => {
    now = { ...now, ...change };
    for (const listener of listeners) listener();
  };
  const readSites = async (): Promise<void> => {
    const [granted, settings] = await Promise.all([grantedOrigins(), readSettings()]);
    tell({ granted, settings });
  };
  const readPage = async (): Promise<void> => {
    if ('site' in now.site) tell({ frames: await framesOf(tabId, now.site.site) });
  };
  let deafen = (): void => undefined;
  const listen = (): void => {
    deafen();
    deafen = hearLayers(tabId, (layers) => tell({ layers }));
  };
  const reads = createTurns();
  const again = (): void => void reads.run(readSites).catch(report('sites'));
  browser.permissions.onAdded.addListener(again);
  browser.permissions.onRemoved.addListener(again);
  watchSettings(again);
  browser.tabs.onUpdated.addListener((id, { status }) => {
    if (id !== tabId || status === undefined) return;
    listen();
    if (status === 'complete') void readPage();
  });
  whenBridgeComes(tabId, listen);
  listen();
  await Promise.all([reads.run(readSites), readPage()]);
  isRead = true;
  return {
    current: () => (isRead ? now : null),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    switchOn: (sites) => switchOn(sites, tabId),
    switchOff,
    reload: () => void browser.tabs.reload(tabId),
    openPanel: () => void openBeside(windowId).then(() => window.close(), report('side_panel')),
    openPage: (page) =>
      void browser.tabs.create({ url: browser.runtime.getURL(`/${page}.html` as '/records.html') }).then(() => window.close()),
  };
}
