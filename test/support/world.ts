import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Stack } from '../softphone/page/config.ts';
import { type Pages, type Route, startPages } from '../softphone/pages.ts';
import { type SipProxy, startProxy } from '../softphone/proxy/proxy.ts';
import { type Browser, type LaunchOptions, launch } from './browser.ts';
import { watching } from './kept.ts';

/** Where the build for the demo and the tests lies. */
export const DEMO_EXTENSION = join(import.meta.dirname, '../../.output/demo/chrome-mv3');

/** How the little world is set up. */
export interface WorldOptions {
  /** True loads the demo build, a string another folder; none unless told. */
  readonly extension?: boolean | string;
  readonly headless?: boolean;
  readonly colorScheme?: 'light' | 'dark';
  /** The extension watches no site yet. */
  readonly unwatched?: boolean;
  /** The customer speaks with the real microphone, and the agent too. */
  readonly microphone?: boolean;
  /** More for the agent's browser and for the customer's. */
  readonly agent?: LaunchOptions;
  readonly customer?: LaunchOptions;
  readonly routes?: Readonly<Record<string, Route>>;
  /** Path of the agent's phone page, `/phone/` unless told. */
  readonly phonePath?: string;
  /** The stack that a phone runs on, if not the page's own: JsSIP at the agent, SIP.js at the customer. */
  readonly agentStack?: Stack;
  readonly customerStack?: Exclude<Stack, 'ringcentral'>;
}

/** Someone else on the exchange, in a tab of the customer's browser. */
export interface Extra {
  readonly user: string;
  readonly name: string;
  readonly auto?: boolean;
  /** Whom its Call button calls; the agent's queue unless told. */
  readonly target?: string;
}

/** An exchange, an agent with a phone and a customer with another, each in a browser of their own. */
export interface World {
  readonly proxy: SipProxy;
  readonly pages: Pages;
  readonly phone: Page;
  readonly customer: Page;
  readonly agentBrowser: Browser;
  readonly customerBrowser: Browser;
  /** The address of a phone page for that user. */
  phoneUrl(path: string, query: Readonly<Record<string, string>>): string;
  /** Adds one more phone and waits until it is registered. */
  addPhone(extra: Extra): Promise<Page>;
  stop(): Promise<void>;
}

/** Starts everything and resolves when both phones are registered; what had started is stopped when anything fails. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const extension = extensionFolder(options.extension);
  const shared: LaunchOptions = {
    headless: options.headless ?? true,
    colorScheme: options.colorScheme ?? null,
    fakeMicrophone: options.microphone !== true,
  };
  const stops: (() => Promise<void>)[] = [];
  const keep = async <T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const started = await starting;
    stops.unshift(() => started.stop());
    return started;
  };
  const stop = async () => void (await Promise.allSettled(stops.splice(0).map((one) => one())));
  const parts = [
    keep(startProxy()),
    keep(startPages({ routes: options.routes ?? {} })),
    keep(launch({ ...shared, ...(extension === undefined ? {} : { extension }), ...options.agent })),
    keep(launch({ ...shared, viewport: { width: 440, height: 800 }, ...options.customer })),
  ] as const;
  try {
    const [proxy, pages, agentBrowser, customerBrowser] = await Promise.all(parts);
    if (agentBrowser.extensionId !== '' && options.unwatched !== true) await watching(agentBrowser);
    return await openPhones({ proxy, pages, agentBrowser, customerBrowser, stop }, options);
  } catch (error) {
    await Promise.allSettled(parts);
    await stop();
    throw error;
  }
}

type Bare = Pick<World, 'proxy' | 'pages' | 'agentBrowser' | 'customerBrowser' | 'stop'>;

async function openPhones(bare: Bare, options: WorldOptions): Promise<World> {
  const { proxy, pages, agentBrowser, customerBrowser } = bare;
  const phoneUrl: World['phoneUrl'] = (path, query) =>
    `${pages.origin}${path}?${new URLSearchParams({ ws: proxy.url, domain: proxy.domain, ...query })}`;
  const [phone, customer] = await Promise.all([
    openPhone(agentBrowser, phoneUrl(options.phonePath ?? '/phone/', stackQuery(options.agentStack))),
    openPhone(
      customerBrowser,
      phoneUrl('/customer/', { ...(options.microphone === true ? { mic: '1' } : {}), ...stackQuery(options.customerStack) }),
    ),
  ]);
  return {
    ...bare,
    phone,
    customer,
    phoneUrl,
    async addPhone({ user, name, auto = false, target }) {
      const page = await customerBrowser.context.newPage();
      await page.goto(phoneUrl('/customer/', { user, name, auto: auto ? '1' : '0', ...(target === undefined ? {} : { target }) }));
      await registered(page);
      return page;
    },
  };
}

const stackQuery = (stack: Stack | undefined): Readonly<Record<string, string>> => (stack === undefined ? {} : { stack });

function extensionFolder(extension: boolean | string | undefined): string | undefined {
  if (extension === undefined || extension === false) return undefined;
  const folder = extension === true ? DEMO_EXTENSION : extension;
  if (!existsSync(join(folder, 'manifest.json'))) throw new Error(`no built extension in ${folder}`);
  return folder;
}

async function openPhone(browser: Browser, url: string): Promise<Page> {
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(url);
  await registered(page);
  return page;
}

/** Resolves when the phone page is registered; rejects after 15 s. */
export async function registered(page: Page): Promise<void> {
  await page.locator('body[data-registered="yes"]').waitFor({ timeout: 15_000 });
}

/** Resolves when the phone page is in that state; rejects after 10 s. */
export async function inState(page: Page, state: string): Promise<void> {
  await page.locator(`body[data-state="${state}"]`).waitFor({ timeout: 10_000 });
}

/** Clicks the control of a phone page that bears this `data-test` name. */
export async function press(page: Page, name: string): Promise<void> {
  await page.locator(`[data-test="${name}"]`).click();
}
