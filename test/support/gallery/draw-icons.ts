import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../find-chromium.ts';

/** Draws public/icon/N.png from icon.svg, in the sizes that browsers ask for. Run it after a change of the drawing. */
const FOLDER = join(import.meta.dirname, '../../../public/icon');
const SIZES = [16, 32, 48, 128] as const;

const drawing = readFileSync(join(FOLDER, 'icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: findChromium().path, chromiumSandbox: false, args: ['--disable-gpu'] });
const page = await browser.newPage();
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  await page.screenshot({ path: join(FOLDER, `${size}.png`), omitBackground: true });
}
await browser.close();
