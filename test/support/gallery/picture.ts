import type { Page } from '@playwright/test';
import { chooseLogs } from '../console-tab.ts';
import { callsOf } from '../sample-calls.ts';
import { bundleOf, type LogFile } from '../sample-logs.ts';
import { pageScenes } from './page-scenes.ts';
import { scenes } from './scenes.ts';

/** Puts a scene on a page as it stands at its instant, the card on a ground of its own. */
export async function stageScene(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/index.html?scene=${name}&still`);
  await page.locator('.cockpit').waitFor({ state: 'attached' });
  await page.evaluate(() => document.documentElement.setAttribute('data-picture', ''));
  for (const press of scenes[name]?.press ?? []) await page.locator(`[data-press="${press}"]`).click();
}

/** What a lead drops: two agents' logs; `bad`: some rows of them refused, one file changed since it was written, one that is no log. */
function dropOf(what: 'good' | 'bad'): readonly LogFile[] {
  const day = '2026-11-24';
  const good = [bundleOf(callsOf(7, 60, day), day), bundleOf(callsOf(8, 45, day), day)].flat();
  if (what === 'good') return good;
  const lines = callsOf(9, 40, day).map((record, at) => JSON.stringify(at % 8 === 3 ? { ...record, revision: 'one' } : record));
  const [changed] = bundleOf(callsOf(8, 44, day), day);
  return [
    ...good.map((file, at) => (at === 2 ? { ...file, bytes: changed.bytes } : file)),
    { name: 'evening.jsonl', bytes: Buffer.from(lines.join('\n')) },
    { name: 'minutes.txt', bytes: Buffer.from('Monday: two of us were ill.') },
  ];
}

/** Puts a page of our own on the screen as its scene has it. */
export async function stagePage(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/pages.html?scene=${name}`);
  await page.locator('h1').waitFor();
  const scene = pageScenes[name];
  if (scene?.page === 'welcome' && scene.type !== undefined) {
    await page.locator('[data-part="address"]').fill(scene.type);
    await page.locator('[data-press="watch"]').click();
  }
  if (scene?.page === 'options' && scene.file !== undefined) {
    const buffer = Buffer.from(scene.file);
    await page.locator('[data-part="settings-file"]').setInputFiles({ name: 'settings.json', mimeType: 'application/json', buffer });
    await page.locator('[data-part="file-told"]').locator('li').first().waitFor();
  }
  if (scene?.page === 'console' && scene.drop !== 'nothing') {
    await chooseLogs(page, dropOf(scene.drop));
    await page.getByText(/ new · /).waitFor();
  }
  if (scene?.page === 'console' || scene?.page === 'records')
    for (const selector of scene.press) {
      await page.locator(selector).first().click();
      if (selector === '[data-press="add"]') await page.getByText(/^Done/).waitFor();
    }
  if (scene?.page === 'options' && scene.read !== undefined) {
    await page.locator(`[data-policy="${scene.read}"] [data-press="policy-read"]`).first().click();
    await page.locator('[data-part="policy-reading"]').waitFor();
  }
  if (scene?.page === 'options' && scene.traced !== undefined) {
    await page.locator('[data-press="trace-save"]').click();
    await page.locator('[data-part="trace-told"] p').waitFor();
  }
  if (scene?.page === 'options' && scene.bring !== undefined) {
    const buffer = Buffer.from(scene.bring);
    await page.locator('[data-part="policy-file"]').setInputFiles({ name: 'policy.json', mimeType: 'application/json', buffer });
    await page.locator('[data-part="policy-told"]').locator('p').first().waitFor();
  }
}
