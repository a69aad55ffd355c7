import { type Browser, chromium, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { Command, FromFrame } from '../../../lib/platform/protocol.ts';
import { findChromium } from '../find-chromium.ts';
import { serveGallery } from './serve.ts';

export interface OpenGallery {
  readonly browser: Browser;
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The gallery and a browser to see it in. */
export async function openGallery(): Promise<OpenGallery> {
  const gallery = await serveGallery();
  const browser = await chromium.launch({ executablePath: findChromium().path, chromiumSandbox: false, args: ['--disable-gpu'] });
  const stop = async (): Promise<void> => {
    await browser.close();
    await gallery.stop();
  };
  return { browser, url: gallery.url, stop };
}

/** An agent's hands on one scene of the gallery, and an eye on what the stage heard. */
export interface Hands {
  readonly open: (scene: string, surface?: 'frame' | 'panel') => Promise<void>;
  /** A page of somebody else's with the cockpit in a frame, and the focus in a field of that page. */
  readonly openInFrame: (scene: string) => Promise<FrameLocator>;
  readonly press: (name: string) => Locator;
  /** As a global command does it. */
  readonly takeFocus: (what?: 'panel' | 'situations' | 'wrap_up') => Promise<void>;
  /** Every command, in the order in which they were sent. */
  readonly heard: () => Promise<Command[]>;
  /** Without what was merely shown. */
  readonly pressed: () => Promise<Command[]>;
  readonly posted: () => Promise<FromFrame[]>;
  /** The desk's answer to the command at this place of `heard`. */
  readonly answer: (at: number, ok?: boolean) => Promise<void>;
  readonly marks: (name: string) => Promise<number>;
}

export function handsOn(page: Page, url: string): Hands {
  const heard: Hands['heard'] = () => page.evaluate(() => window.stage.heard.map(({ command }) => command));
  return {
    async open(scene, surface = 'frame') {
      await page.goto(`${url}/index.html?scene=${scene}&surface=${surface}`);
      await page.locator('.cockpit').waitFor({ state: 'attached' });
    },
    async openInFrame(scene) {
      await page.goto(`${url}/host.html?scene=${scene}`);
      const frame = page.frameLocator('#cockpit');
      await frame.locator('.cockpit').waitFor();
      await page.locator('#phone').focus();
      return frame;
    },
    press: (name) => page.locator(`[data-press="${name}"]`),
    async takeFocus(what = 'panel') {
      await page.evaluate((place) => window.stage.tell({ t: 'focus', what: place }), what);
      await expect(page.locator('[data-card]:focus-within')).toHaveCount(1);
    },
    heard,
    pressed: async () => (await heard()).filter((command) => command.do !== 'shown'),
    posted: () => page.evaluate(() => window.stage.posted),
    answer: (at, ok = true) =>
      page.evaluate(
        ([index, good]) =>
          window.stage.heard[index as number]?.answer(good ? { ok: true, callKey: null } : { ok: false, reason: 'database' }),
        [at, ok] as const,
      ),
    marks: (name) => page.evaluate((wanted) => performance.getEntriesByName(wanted).length, name),
  };
}
