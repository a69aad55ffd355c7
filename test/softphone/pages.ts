import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { bundlePages } from './bundle.ts';

/** What a test puts on a path: a page, or a handler of its own. */
export type Route =
  | { readonly body: string; readonly status?: number; readonly headers?: OutgoingHttpHeaders }
  | ((request: IncomingMessage, response: ServerResponse) => void);

/** The running server of the phone pages, on 127.0.0.1. */
export interface Pages {
  readonly origin: string;
  /** Serves that path from now on. */
  route(path: string, route: Route): void;
  /** Headers sent with every page, such as a Content-Security-Policy under test. */
  setHeaders(headers: OutgoingHttpHeaders): void;
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };
const plain = (title: string, text: string): Route => ({
  body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><body><h1>${title}</h1><p>${text}</p>`,
});

/** Bundles the pages if need be and serves `/phone/`, `/customer/`, `/blank` (no phone) and `/gone`. */
export async function startPages(
  options: { readonly port?: number; readonly routes?: Readonly<Record<string, Route>> } = {},
): Promise<Pages> {
  const folder = await bundlePages();
  const routes = new Map<string, Route>([
    ['/blank', plain('Blank', 'A page without a phone.')],
    ['/gone', plain('Gone', 'This phone left the network.')],
    ...Object.entries(options.routes ?? {}),
  ]);
  let shared: OutgoingHttpHeaders = {};
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const route = routes.get(path) ?? fileRoute(folder, path);
    if (typeof route === 'function') return route(request, response);
    response.writeHead(route.status ?? 200, { 'content-type': TYPES['.html'], ...shared, ...route.headers }).end(route.body);
  });
  await new Promise<void>((resolve, reject) => server.listen(options.port ?? 0, '127.0.0.1', resolve).once('error', reject));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    route: (path, route) => void routes.set(path, route),
    setHeaders: (headers) => {
      shared = headers;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fileRoute(folder: string, path: string): Exclude<Route, (...args: never[]) => void> {
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  if (!file.startsWith(folder) || !existsSync(file) || extname(file) === '') return { status: 404, body: 'Not found' };
  return { body: readFileSync(file, 'utf8'), headers: { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' } };
}
