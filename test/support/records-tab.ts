import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import type { Browser } from './browser.ts';
import { bundleScript } from './bundle-script.ts';

declare const store: typeof import('./store-script.ts');

/** Opens the page of today's records in a tab of its own. */
export async function openRecords(browser: Browser): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.extensionId}/records.html`);
  return page;
}

/** A tab of the extension that saves records as the desk does: through lib/store, in another world than the one that shows them. */
export async function openSaver(browser: Browser): Promise<(records: readonly Partial<DispositionRecord>[]) => Promise<void>> {
  const page = await openRecords(browser);
  const cdp = await browser.context.newCDPSession(page);
  await cdp.send('Runtime.evaluate', { expression: await bundleScript(join(import.meta.dirname, 'store-script.ts'), 'store') });
  return (records) =>
    page.evaluate(async (wanted) => {
      const dispositions = store.createDispositions(store.openDatabase());
      for (const record of wanted) {
        const saved = await dispositions.save(store.sampleRecord(record));
        if (!saved.ok) throw new Error(saved.reason);
      }
    }, records);
}

/** A record’s id by a number. */
export const idOf = (number: number): string => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** So many minutes after today’s midnight, on the clock of this machine, which is the browser’s too. */
export function todayAt(minutes: number): string {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate(), 0, minutes).toISOString();
}
