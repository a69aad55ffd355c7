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

/** A tab of the extension that works on the records through lib/store, in another world than the one that shows them. */
async function openStore(browser: Browser): Promise<Page> {
  const page = await openRecords(browser);
  const cdp = await browser.context.newCDPSession(page);
  await cdp.send('Runtime.evaluate', { expression: await bundleScript(join(import.meta.dirname, 'store-script.ts'), 'store') });
  return page;
}

/** Saves records as the desk does. */
export async function openSaver(browser: Browser): Promise<(records: readonly Partial<DispositionRecord>[]) => Promise<void>> {
  const page = await openStore(browser);
  return (records) =>
    page.evaluate(async (wanted) => {
      const dispositions = store.createDispositions(store.openDatabase());
      for (const record of wanted) {
        const saved = await dispositions.save(store.sampleRecord(record));
        if (!saved.ok) throw new Error(saved.reason);
      }
    }, records);
}

/** Corrects the note of a record as another tab would. */
export async function correctElsewhere(browser: Browser, recordId: string, seen: number, notes: string): Promise<void> {
  const page = await openStore(browser);
  await page.evaluate(
    async ([id, revision, text]) => {
      const done = await store.createCorrections(store.openDatabase()).correct(id, revision, { notes: text }, Date.now());
      if (!done.ok) throw new Error(done.reason);
    },
    [recordId, seen, notes] as const,
  );
  await page.close();
}

/** Puts so many records into the database at once, spread over ninety days; the value is the milliseconds that it took. */
export async function fillRecords(browser: Browser, count: number): Promise<number> {
  const page = await openStore(browser);
  const took = await page.evaluate(async (wanted) => {
    const db = store.openDatabase();
    const begun = performance.now();
    const span = (90 * 86_400_000) / wanted;
    const codes = ['sorted', 'complaint', 'follow_up', 'technical'];
    for (let from = 0; from < wanted; from += 1_000) {
      const rows = Array.from({ length: Math.min(1_000, wanted - from) }, (_, at) => {
        const number = from + at;
        return store.sampleRecord({
          record_id: `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`,
          seq: number + 1,
          initiation_timestamp: new Date(Date.now() - (wanted - number) * span).toISOString(),
          agent_id: 'dana',
          customer_endpoint_address: `…${String(number % 10_000).padStart(4, '0')}`,
          wrap_up_code: codes[number % 4] ?? null,
          notes: `asked for the invoice, needle${number % 1_000}`,
        });
      });
      await db.transaction('rw', [db.records, db.revisions, db.words], async () => {
        await db.records.bulkAdd(rows);
        await db.revisions.bulkAdd(rows);
        await db.words.bulkAdd(rows.map((row) => ({ record_id: row.record_id, words: store.searchWords(row) })));
      });
    }
    await db.counters.put({ name: 'seq', value: wanted });
    db.close();
    return performance.now() - begun;
  }, count);
  await page.close();
  return took;
}

/** A record’s id by a number. */
export const idOf = (number: number): string => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** So many minutes after today’s midnight, on the clock of this machine, which is the browser’s too. */
export function todayAt(minutes: number): string {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate(), 0, minutes).toISOString();
}
