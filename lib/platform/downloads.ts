import { browser } from 'wxt/browser';
import { addressOf, canAddress } from './files.ts';

const wanted = { permissions: ['downloads' as const] };

/** Where shift files go, within the browser's download folder. */
const FOLDER = 'Onhook';
/** A `data:` address may be so long, in bytes of the file; a page has no such limit. */
const DATA_MOST = 1_000_000;

/** Whether files may be written without asking where. */
const mayDownload = (): Promise<boolean> => browser.permissions.contains(wanted);

/** Asks for it. Only inside a press: call before anything is awaited. */
export const askToDownload = (): Promise<boolean> => browser.permissions.request(wanted);

type State = 'complete' | 'under_way' | 'interrupted' | 'gone';

async function stateOf(id: number): Promise<State> {
  const [item] = await browser.downloads.search({ id });
  if (item === undefined) return 'gone';
  return item.state === 'in_progress' ? 'under_way' : item.state;
}

/** The browser's downloads, for shift files. Its numbers hold over restarts of the worker and of the browser. */
export const downloads = {
  allowed: mayDownload,
  most: canAddress() ? Number.POSITIVE_INFINITY : DATA_MOST,
  write: (file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }): Promise<number> =>
    browser.downloads.download({ url: addressOf(file), filename: `${FOLDER}/${file.name}`, conflictAction: 'uniquify', saveAs: false }),
  states: async (ids: readonly number[]): Promise<State[]> =>
    (await mayDownload()) ? Promise.all(ids.map(stateOf)) : ids.map(() => 'gone'),
} as const;

/**
 * Calls back whenever a download has changed. Call before the first await of a worker; where the permission comes later, it listens
 * from then on.
 */
export function watchDownloads(onChange: () => void): void {
  let listening = false;
  const listen = (): void => {
    if (listening || browser.downloads === undefined) return;
    listening = true;
    browser.downloads.onChanged.addListener(({ state }) => {
      if (state !== undefined) onChange();
    });
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}
