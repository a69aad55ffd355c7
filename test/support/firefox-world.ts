import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Page as FirefoxPage, Frame } from 'puppeteer-core';
import { type Pages, startPages } from '../softphone/pages.ts';
import { type SipProxy, startProxy } from '../softphone/proxy/proxy.ts';
import { launch } from './browser.ts';
import { type Firefox, launchFirefox } from './firefox.ts';
import { findSidebar, type Sidebar } from './firefox-sidebar.ts';
import { registered } from './world.ts';

/** Where the build of the demo for Firefox lies. */
const FIREFOX_EXTENSION = join(import.meta.dirname, '../../.output/demo/firefox-mv3');

/** An exchange, an agent in Firefox with the sidebar open, and a customer in Chromium. */
export interface FirefoxWorld {
  readonly proxy: SipProxy;
  readonly pages: Pages;
  readonly firefox: Firefox;
  readonly sidebar: Sidebar;
  /** The agent's phone. */
  readonly phone: FirefoxPage;
  readonly customer: Page;
  stop(): Promise<void>;
}

/** Starts everything and resolves when both phones are registered; what had started is stopped when anything fails. */
export async function startFirefoxWorld(): Promise<FirefoxWorld> {
  if (!existsSync(join(FIREFOX_EXTENSION, 'manifest.json'))) throw new Error(`no built extension in ${FIREFOX_EXTENSION}`);
  const stops: (() => Promise<void>)[] = [];
  const keep = async <T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const started = await starting;
    stops.unshift(() => started.stop());
    return started;
  };
  const stop = async () => void (await Promise.allSettled(stops.splice(0).map((one) => one())));
  const parts = [
    keep(startProxy()),
    keep(startPages()),
    keep(launchFirefox(FIREFOX_EXTENSION)),
    keep(launch({ viewport: { width: 440, height: 800 } })),
  ] as const;
  try {
    const [proxy, pages, firefox, customerBrowser] = await Promise.all(parts);
    const query = new URLSearchParams({ ws: proxy.url, domain: proxy.domain });
    const customer = customerBrowser.context.pages()[0] ?? (await customerBrowser.context.newPage());
    const phone = firefox.page;
    await scriptsRegistered(firefox);
    await Promise.all([customer.goto(`${pages.origin}/customer/?${query}`), phone.goto(`${pages.origin}/phone/?${query}`)]);
    await Promise.all([registered(customer), phone.waitForSelector('body[data-registered="yes"]', { timeout: 15_000 })]);
    return { proxy, pages, firefox, sidebar: await findSidebar(firefox), phone, customer, stop };
  } catch (error) {
    await Promise.allSettled(parts);
    await stop();
    throw error;
  }
}

/** The part of the API that says which scripts stand. */
declare const browser: { readonly scripting: { getRegisteredContentScripts(): Promise<unknown[]> } };

/** Only pages loaded after that are watched. */
async function scriptsRegistered({ inside }: Firefox): Promise<void> {
  await inside.evaluate(async () => {
    const until = performance.now() + 10_000;
    while ((await browser.scripting.getRegisteredContentScripts()).length < 2) {
      if (performance.now() > until) throw new Error('the scripts were not registered within 10 s');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
}

/** Where a frame stands: Firefox does not always say that a page of an extension has come into it, so the document is asked itself. */
async function pathOf(frame: Frame): Promise<string> {
  try {
    return await frame.evaluate(() => location.pathname);
  } catch {
    // It went while it was asked.
    return '';
  }
}

/** The cockpit's document in a page of Firefox, once it has drawn itself; rejects after 15 s. */
export async function cockpitIn(page: FirefoxPage): Promise<Frame> {
  const until = performance.now() + 15_000;
  for (;;) {
    for (const frame of page.mainFrame().childFrames())
      if ((await pathOf(frame)) === '/overlay.html') {
        await frame.waitForSelector('[data-card]', { timeout: 10_000 });
        return frame;
      }
    if (performance.now() > until) throw new Error('there is no cockpit on the page');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
