import { expect, test } from '@playwright/test';
import { part, pressOf } from '../support/cockpit.ts';
import { drafts, records } from '../support/kept.ts';
import { openPanel, startWatched, type Watched } from '../support/watched.ts';

let watched: Watched;

test.beforeAll(async () => {
  watched = await startWatched();
});
test.afterAll(() => watched.stop());

test('a full disk is said plainly, the draft is kept, and the same save works when there is room again', async () => {
  const { browser } = watched;
  const panel = await openPanel(browser);
  await pressOf(panel, 'start').click();
  await pressOf(panel, 'end').click();
  await pressOf(panel, 'end-remote').click();
  await part(panel, 'note').fill('wants the invoice again');
  await expect.poll(() => drafts(browser)).toMatchObject([{ draft: { note: 'wants the invoice again' } }]);

  // The extension's storage has no quota to lower, so its worker is told what a full disk would tell it.
  const worker = await browser.worker();
  await worker.evaluate(() => {
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    (globalThis as unknown as { makeRoom: () => void }).makeRoom = () => {
      IDBObjectStore.prototype.add = add;
    };
  });
  await pressOf(panel, 'save').click();
  await expect(part(panel, 'problem')).toBeVisible();
  await expect(part(panel, 'note')).toHaveValue('wants the invoice again');
  expect(await records(browser)).toEqual([]);
  expect(await drafts(browser)).toHaveLength(1);

  await worker.evaluate(() => (globalThis as unknown as { makeRoom: () => void }).makeRoom());
  await pressOf(panel, 'save').click();
  await expect(part(panel, 'saved')).toBeVisible();
  expect(await records(browser)).toMatchObject([{ notes: 'wants the invoice again' }]);
});
