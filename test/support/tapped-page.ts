import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Signal } from '../../lib/observe/signal.ts';
import { bundleScript } from './bundle-script.ts';

/** A word of a bridge: a signal's JSON, or which script was first. */
interface Word {
  /** Time origin of the document it was said in. */
  readonly document: number;
  readonly text: string;
}

/** A site of one page whose HTML the test writes, with a SIP-speaking socket at `/`. */
export interface Site {
  readonly origin: string;
  html: string;
  /** Text frames that arrived; binary ones as `<bytes>`. */
  readonly received: string[];
  /** What the bridges of a page told, by the page's number. */
  wordsOf(page: number): readonly Word[];
  /** Sends a frame to every open socket that has said something. */
  push(data: string | Uint8Array): void;
  stop(): Promise<void>;
}

/** Starts the site on loopback; it takes the subprotocol `sip` where it is offered. */
export async function startSite(): Promise<Site> {
  const words = new Map<number, Word[]>();
  const received: string[] = [];
  const server = createServer((request, response) => {
    if (request.method === 'POST') void hear(request, words).then(() => response.writeHead(204).end());
    else response.writeHead(200, { 'content-type': 'text/html' }).end(site.html);
  });
  const sockets = new WebSocketServer({ server, handleProtocols: (offered) => (offered.has('sip') ? 'sip' : false) });
  const speakers = new Set<WebSocket>();
  sockets.on('connection', (socket) => {
    socket.on('close', () => speakers.delete(socket));
    socket.on('message', (data: Buffer, isBinary) => {
      speakers.add(socket);
      received.push(isBinary ? `<${data.byteLength}>` : data.toString());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const site: Site = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    html: '',
    received,
    wordsOf: (page) => words.get(page) ?? [],
    push: (data) => {
      for (const socket of speakers) socket.send(data);
    },
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return site;
}

async function hear(request: IncomingMessage, words: Map<number, Word[]>): Promise<void> {
  const { searchParams } = new URL(request.url ?? '', 'http://site');
  const page = Number(searchParams.get('page'));
  let text = '';
  for await (const part of request) text += part;
  words.set(page, [...(words.get(page) ?? []), { document: Number(searchParams.get('document')), text }]);
}

/** A page with the tap in it. */
export interface Tapped {
  readonly page: Page;
  /** What the tap said so far, by document and number. */
  signals(): Signal[];
  /** `tap first` or `bridge first`, one a frame and document. */
  orders(): string[];
  /** Uncaught errors and console errors of the page. */
  readonly errors: string[];
}

export type Script = 'tap' | 'bridge';
export type Scripts = Readonly<Record<Script, string>>;

/** The scripts built: the tap for the page's own world, a bridge for an isolated one. */
export async function buildScripts(): Promise<Scripts> {
  const build = (name: Script) => bundleScript(join(import.meta.dirname, `${name}-script.ts`), name);
  const [tap, bridge] = await Promise.all([build('tap'), build('bridge')]);
  return { tap, bridge };
}

let pages = 0;

/** Lets the scripts run in every document of the page from the next one on, in the order given, as content scripts do. */
async function tapPage(page: Page, site: Site, scripts: Scripts, order: readonly Script[] = ['bridge', 'tap']): Promise<Tapped> {
  const number = ++pages;
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Page.enable');
  for (const name of order) {
    const source = `var tellAt = '${site.origin}/?page=${number}';${scripts[name]}`;
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', name === 'bridge' ? { source, worldName: 'bridge' } : { source: scripts.tap });
  }
  const isSignal = ({ text }: Word): boolean => text.startsWith('{');
  const signal = ({ document, text }: Word) => ({ document, signal: JSON.parse(text) as Signal });
  return {
    page,
    errors,
    signals: () =>
      site
        .wordsOf(number)
        .filter(isSignal)
        .map(signal)
        .sort((a, b) => a.document - b.document || a.signal.n - b.signal.n)
        .map((word) => word.signal),
    orders: () =>
      site
        .wordsOf(number)
        .filter((word) => !isSignal(word))
        .map(({ text }) => text),
  };
}

/** A new tab with the tap and its bridge. */
export async function openTapped(context: BrowserContext, site: Site, scripts: Scripts, order?: readonly Script[]): Promise<Tapped> {
  return tapPage(await context.newPage(), site, scripts, order);
}
