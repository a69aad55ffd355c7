import type { Page } from '@playwright/test';
import { type Pages, startPages } from '../softphone/pages.ts';
import { type Browser, type LaunchOptions, launch } from './browser.ts';
import { watching } from './kept.ts';
import { DEMO_EXTENSION } from './world.ts';

/** A browser with the extension, and pages that it watches; no phone. */
export interface Watched {
  readonly browser: Browser;
  readonly pages: Pages;
  /** Opens a page whose body is given. */
  open(body: string, script?: string): Promise<Page>;
  stop(): Promise<void>;
}

/** Starts a browser with the demo build and a server of pages on loopback. */
export async function startWatched(options: LaunchOptions = {}): Promise<Watched> {
  const [browser, pages] = await Promise.all([launch({ extension: DEMO_EXTENSION, ...options }), startPages()]);
  await watching(browser);
  let count = 0;
  return {
    browser,
    pages,
    async open(body, script = '') {
      count += 1;
      const path = `/page-${count}`;
      pages.route(path, {
        body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><body>${body}<script>${script}</script>`,
      });
      const page = await browser.context.newPage();
      await page.goto(`${pages.origin}${path}`);
      return page;
    },
    async stop() {
      await browser.stop();
      await pages.stop();
    },
  };
}

/** The side panel's page in a tab of its own: the same document, which automation cannot open beside a page. */
export async function openPanel({ context, extensionId }: Browser): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/sidepanel.html`);
  return page;
}
