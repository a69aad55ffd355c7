import puppeteer, { type Browser, type Page, TimeoutError } from 'puppeteer-core';
import { findFirefox } from './find-firefox.ts';

/** Firefox makes up a host for each install; the tests name theirs. */
const HOST = '6e1f4a3a-0000-4000-8000-00000000feed';
const ID = 'onhook@onhook.example';

const PREFERENCES = {
  'extensions.webextensions.uuids': JSON.stringify({ [ID]: HOST }),
  'media.navigator.permission.disabled': true,
  'media.navigator.streams.fake': true,
  'media.autoplay.default': 0,
  // Two phones on one machine find each other over loopback only when told so, and without mDNS names.
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
};

/** A running Firefox with the extension. */
export interface Firefox {
  readonly browser: Browser;
  /** The tab that it started with. */
  readonly page: Page;
  /** A page of the extension in a tab of its own; others than the sidebar's have the whole of its database before them. */
  readonly inside: Page;
  readonly id: string;
  /** What pages of the extension threw or logged as an error so far. */
  readonly errors: readonly string[];
  /** Opens a page of the extension in a tab of its own; resolves when it has drawn itself. */
  open(path: string): Promise<Page>;
  /** Evaluates an expression in the document of the browser's own window, and resolves with the JSON of its value. */
  chrome(expression: string): Promise<unknown>;
  stop(): Promise<void>;
}

interface Connection {
  send(method: string, parameters: object): Promise<{ readonly result: unknown }>;
}

/** Starts Firefox fit for calls over loopback, and installs the extension in that folder. */
export async function launchFirefox(extension: string): Promise<Firefox> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    // Without it no page of an extension can be opened, and nothing of the browser's own window be reached.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: PREFERENCES,
    defaultViewport: { width: 1280, height: 800 },
  });
  try {
    await browser.installExtension(extension);
    const [page] = await browser.pages();
    if (page === undefined) throw new Error('Firefox started without a tab');
    const errors: string[] = [];
    const open: Firefox['open'] = (path) => openInside(browser, path, errors);
    const inside = await open('/records.html');
    await page.bringToFront();
    return { browser, page, inside, id: ID, errors, open, chrome: await reachChrome(browser), stop: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** The browser never says that a page of an extension has loaded: what it draws does. */
async function openInside(browser: Browser, path: string, errors: string[]): Promise<Page> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(`${path}: ${error}`));
  page.on('console', (message) => message.type() === 'error' && errors.push(`${path}: ${message.text()}`));
  await page.goto(`moz-extension://${HOST}${path}`, { timeout: 100 }).catch((error: unknown) => {
    if (!(error instanceof TimeoutError)) throw error;
  });
  await page.waitForSelector('#root > *', { timeout: 15_000 });
  return page;
}

async function reachChrome(browser: Browser): Promise<Firefox['chrome']> {
  const { connection } = browser as unknown as { readonly connection: Connection };
  const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = (tree as { readonly contexts: readonly { readonly context: string }[] }).contexts;
  if (window === undefined) throw new Error('Firefox shows no window of its own');
  return async (expression) => {
    const parameters = { expression: `JSON.stringify(${expression})`, target: { context: window.context }, awaitPromise: true };
    const answer = (await connection.send('script.evaluate', parameters)).result as {
      readonly type: string;
      readonly result?: { readonly value?: string };
    };
    if (answer.type !== 'success') throw new Error(`the browser's window refused: ${JSON.stringify(answer)}`);
    return JSON.parse(answer.result?.value ?? 'null');
  };
}
