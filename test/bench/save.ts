import type { Page } from '@playwright/test';
import { launch } from '../support/browser.ts';
import { part, pressOf } from '../support/cockpit.ts';
import { watching } from '../support/kept.ts';
import { openPanel } from '../support/watched.ts';
import { DEMO_EXTENSION } from '../support/world.ts';

/** Milliseconds, one a call. */
export interface SaveReadings {
  /** From the key that saves to *saved* on screen. */
  readonly saves: readonly number[];
  /** One strict put of the record that was just saved, to a database of its own. */
  readonly puts: readonly number[];
}

const PRESSED = 'bench:save-key';
const SAVED = 'onhook:saved-painted';
const NOTE = 'The customer asked about the last invoice and wants it sent again by post.';
/** Milliseconds between leaving the note and the key that saves: no hand is quicker, and the note is kept by then. */
const HAND = 300;

/**
 * Files calls that were told by hand, in the side panel's page: both marks are of one document, so its own clock will do. The key's mark
 * bears the instant of the key event itself. After each save one raw put follows in the same page, while nothing else is written.
 */
export async function measureSave(calls: number): Promise<SaveReadings> {
  const browser = await launch({ extension: DEMO_EXTENSION });
  try {
    await watching(browser);
    const panel = await openPanel(browser);
    await panel.evaluate((mark) => {
      const onKey = ({ key, timeStamp }: KeyboardEvent) => key === 'Enter' && performance.mark(mark, { startTime: timeStamp });
      addEventListener('keydown', onKey, { capture: true });
    }, PRESSED);
    await fileOne(panel);
    await putOne(panel);
    const saves: number[] = [];
    const puts: number[] = [];
    for (let call = 0; call < calls; call += 1) {
      saves.push(await fileOne(panel));
      puts.push(await putOne(panel));
    }
    return { saves, puts };
  } finally {
    await browser.stop();
  }
}

/** A call from its start to its record; resolves when the card is idle again. */
async function fileOne(panel: Page): Promise<number> {
  await pressOf(panel, 'start').click();
  await pressOf(panel, 'end').click();
  await pressOf(panel, 'end-remote').click();
  await part(panel, 'note').fill(NOTE);
  await panel.evaluate(() => performance.clearMarks());
  await pressOf(panel, 'save').focus();
  await new Promise((resolve) => setTimeout(resolve, HAND));
  await panel.keyboard.press('Enter');
  await part(panel, 'saved').waitFor();
  await part(panel, 'idle').waitFor();
  return panel.evaluate(
    ([from, to]) => {
      const at = (name: string) => performance.getEntriesByName(name, 'mark')[0]?.startTime ?? Number.NaN;
      return at(to) - at(from);
    },
    [PRESSED, SAVED] as const,
  );
}

/** Puts the latest record once more; resolves with the milliseconds from the put to the transaction's `complete`. */
function putOne(panel: Page): Promise<number> {
  return panel.evaluate(async () => {
    const open = (name: string, prepare: (db: IDBDatabase) => void) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onupgradeneeded = () => prepare(opening.result);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
    const kept = await open('onhook', () => undefined);
    const record = await new Promise((resolve, reject) => {
      const reading = kept.transaction('records').objectStore('records').openCursor(null, 'prev');
      reading.onsuccess = () => resolve(reading.result?.value);
      reading.onerror = () => reject(reading.error);
    });
    kept.close();
    const raw = await open('bench', (db) => db.createObjectStore('records', { autoIncrement: true }));
    const took = await new Promise<number>((resolve, reject) => {
      const from = performance.now();
      const transaction = raw.transaction('records', 'readwrite', { durability: 'strict' });
      transaction.objectStore('records').put(record);
      transaction.oncomplete = () => resolve(performance.now() - from);
      transaction.onabort = () => reject(transaction.error);
    });
    raw.close();
    return took;
  });
}
