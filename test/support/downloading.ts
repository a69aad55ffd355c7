import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from './browser.ts';
import type { Screen } from './screen.ts';
import { startWatched, type Watched } from './watched.ts';

/** A browser that writes its downloads as it does for a person, and the folder that they go to. */
export interface Downloading extends Watched {
  readonly folder: string;
}

/** On a screen, because only a press there answers the browser's prompt for the permission. */
export async function startDownloading(screen: Screen): Promise<Downloading> {
  const home = mkdtempSync(join(tmpdir(), 'onhook-downloads-'));
  const [folder, profile] = [join(home, 'files'), join(home, 'profile')];
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const preferences = {
    extensions: { ui: { developer_mode: true } },
    download: { default_directory: folder, prompt_for_download: false },
  };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  const watched = await startWatched({ profile, display: screen.display });
  const cdp = await watched.browser.context.browser()?.newBrowserCDPSession();
  // Playwright gives each file a name and a place of its own otherwise.
  await cdp?.send('Browser.setDownloadBehavior', { behavior: 'default' });
  return {
    ...watched,
    folder,
    async stop() {
      await watched.stop();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

declare global {
  /** In a worker whose downloads are held: those that wait for their names. */
  var held: (() => void)[] | undefined;
}

/** Lets no download come to its end until the value is called: the browser waits with each for the name of its file. */
export async function holdDownloads(browser: Browser): Promise<() => Promise<void>> {
  const worker = await browser.worker();
  await worker.evaluate(() => {
    globalThis.held = [];
    chrome.downloads.onDeterminingFilename.addListener((_, suggest) => {
      if (globalThis.held === undefined) suggest();
      else globalThis.held.push(suggest);
      return true;
    });
  });
  return () =>
    worker.evaluate(() => {
      for (const suggest of globalThis.held?.splice(0) ?? []) suggest();
      globalThis.held = undefined;
    });
}

/** Addresses that files were written from, the latest first. */
export async function downloadedFrom(browser: Browser): Promise<string[]> {
  const worker = await browser.worker();
  return worker.evaluate(async () => (await chrome.downloads.search({ orderBy: ['-startTime'] })).map(({ url }) => url));
}

/** Another hour is over: what the worker does once in an hour is due. */
export async function passHour(browser: Browser): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(() => chrome.alarms.create('hourly', { when: Date.now() }));
}
