import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { updateXml } from './package/update-list.ts';

/** A company's server of packages, on loopback. */
export interface Releases {
  /** Where browsers ask for the newest version. */
  readonly updateUrl: string;
  /** From now on that package is the newest; bytes of a CRX. */
  offer(id: string, version: string, crx: Uint8Array): void;
  stop(): Promise<void>;
}

/** Starts a server that offers nothing yet. */
export async function startReleases(): Promise<Releases> {
  const files = new Map<string, string | Uint8Array>();
  const server = createServer((request, response) => {
    const body = files.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    updateUrl: `${origin}/update.xml`,
    offer(id, version, crx) {
      files.set(`/${version}.crx`, crx);
      files.set('/update.xml', updateXml({ id, version, url: `${origin}/${version}.crx` }));
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
