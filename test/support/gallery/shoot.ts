import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../find-chromium.ts';
import { scenes } from './scenes.ts';
import { serveGallery } from './serve.ts';

const FOLDER = join(import.meta.dirname, '../../../.output/gallery');
const [wanted] = process.argv.slice(2);

/** Puts a scene on a page, as it stands at its instant. */
async function stageScene(page: Page, url: string, name: string, surface: string): Promise<void> {
  await page.goto(`${url}/index.html?scene=${name}&still&surface=${surface}`);
  await page.locator('main').waitFor({ state: 'attached' });
  await page.evaluate(() => document.documentElement.setAttribute('data-picture', ''));
  for (const press of scenes[name]?.press ?? []) await page.locator(`[data-press="${press}"]`).click();
}

/** Pictures every scene in a scheme, and returns what axe says against it. */
async function shootAll(page: Page, url: string, scheme: string): Promise<string[]> {
  const faults: string[] = [];
  for (const name of Object.keys(scenes).filter((each) => wanted === undefined || each.includes(wanted))) {
    await stageScene(page, url, name, 'frame');
    await page.screenshot({ path: join(FOLDER, `${name}-${scheme}.png`), fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) faults.push(`${name} ${scheme}: ${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  }
  return faults;
}

mkdirSync(FOLDER, { recursive: true });
const gallery = await serveGallery();
const browser = await chromium.launch({ executablePath: findChromium().path, chromiumSandbox: false, args: ['--disable-gpu'] });
const faults: string[] = [];
for (const colorScheme of ['light', 'dark'] as const) {
  const context = await browser.newContext({ colorScheme, viewport: { width: 392, height: 100 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  faults.push(...(await shootAll(page, gallery.url, colorScheme)));
}
await browser.close();
await gallery.stop();
process.stdout.write(`${FOLDER}\n${faults.map((fault) => `${fault}\n`).join('')}`);
process.exitCode = faults.length > 0 ? 1 : 0;
