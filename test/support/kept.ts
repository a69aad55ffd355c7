import type { Page } from '@playwright/test';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import type { Observation } from '../../lib/observe/observation.ts';
import type { CallRow } from '../../lib/store/database.ts';
import type { Browser } from './browser.ts';

/** A worker or a page of the extension, in either browser. */
interface Inside {
  evaluate<T>(read: (store: string) => Promise<T[]>, store: string): Promise<T[]>;
}

/** Everything in one store of the extension's database, read behind its back: no press is involved. */
async function rowsOf<T>(inside: Inside, store: string): Promise<T[]> {
  return inside.evaluate(
    (name) =>
      new Promise<T[]>((resolve, reject) => {
        const opening = indexedDB.open('onhook');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const reading = db.transaction(name).objectStore(name).getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            db.close();
            resolve(reading.result as T[]);
          };
        };
      }),
    store,
  );
}

/** The saved records of the browser's extension. */
export const records = async (browser: Browser): Promise<DispositionRecord[]> => rowsOf(await browser.worker(), 'records');

/** The same, read in one of the extension's own pages. */
export const recordsFrom = (page: Inside): Promise<DispositionRecord[]> => rowsOf(page, 'records');

/** The journal of the browser's extension, in no order. */
export const journal = async (browser: Browser): Promise<Observation[]> => rowsOf(await browser.worker(), 'journal');

/** The same, read in one of the extension's own pages: a worker that is killed meanwhile does not matter. */
export const journalFrom = (page: Page): Promise<Observation[]> => rowsOf(page, 'journal');

/** The calls that the browser's extension knows, with the legs that each was seen on. */
export const calls = async (browser: Browser): Promise<CallRow[]> => rowsOf(await browser.worker(), 'calls');

/** The drafts that are kept. */
export const drafts = async (browser: Browser): Promise<{ readonly callKey: string; readonly draft: { readonly note: string } }[]> =>
  rowsOf(await browser.worker(), 'drafts');

/** Revisions that no shift file has yet. */
export const outbox = async (browser: Browser): Promise<{ readonly record_id: string }[]> => rowsOf(await browser.worker(), 'outbox');

/** Resolves when the scripts are registered: only pages loaded after that are watched. */
export async function watching(browser: Browser): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(async () => {
    const { scripting } = (globalThis as unknown as { chrome: { scripting: { getRegisteredContentScripts(): Promise<unknown[]> } } })
      .chrome;
    const until = performance.now() + 10_000;
    while ((await scripting.getRegisteredContentScripts()).length < 2) {
      if (performance.now() > until) throw new Error('the scripts were not registered within 10 s');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
}
