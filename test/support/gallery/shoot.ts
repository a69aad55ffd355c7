import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { faultsOf } from '../axe.ts';
import { findChromium } from '../find-chromium.ts';
import { pageScenes } from './page-scenes.ts';
import { stagePage, stageScene } from './picture.ts';
import { scenes } from './scenes.ts';
import { serveGallery } from './serve.ts';

const FOLDER = join(import.meta.dirname, '../../../.output/gallery');
const [wanted = ''] = process.argv.slice(2);

/** `node test/support/gallery/shoot.ts [PART OF A NAME]` pictures the scenes in both schemes and prints what axe has against them. */
mkdirSync(FOLDER, { recursive: true });
const gallery = await serveGallery();
const browser = await chromium.launch({ executablePath: findChromium().path, chromiumSandbox: false, args: ['--disable-gpu'] });
const faults: string[] = [];
for (const colorScheme of ['light', 'dark'] as const) {
  const context = await browser.newContext({ colorScheme, deviceScaleFactor: 2 });
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  for (const name of Object.keys(scenes).filter((each) => each.includes(wanted))) {
    await page.setViewportSize({ width: 392, height: 100 });
    await stageScene(page, gallery.url, name);
    // Not a picture of the full page: what sticks to an edge would be pictured as the low window has it.
    await page.setViewportSize({ width: 392, height: await page.evaluate(() => document.documentElement.scrollHeight) });
    await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`) });
    faults.push(...(await faultsOf(page)).map((fault) => `${name} ${colorScheme}: ${fault}`));
  }
  await page.setViewportSize({ width: 1060, height: 560 });
  for (const name of Object.keys(pageScenes).filter((each) => each.includes(wanted))) {
    await stagePage(page, gallery.url, name);
    await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`), fullPage: true, scale: 'css' });
    faults.push(...(await faultsOf(page)).map((fault) => `${name} ${colorScheme}: ${fault}`));
  }
}
await browser.close();
await gallery.stop();
process.stdout.write(`${FOLDER}\n${faults.map((fault) => `${fault}\n`).join('')}`);
process.exitCode = faults.length > 0 ? 1 : 0;
