import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { over } from './hand.ts';

/** The hand and the camera of a story: real mouse moves at positions on the screen, and pictures. */
export interface Director {
  /** Moves the mouse over the middle of that element and presses it. */
  click(target: Locator): Promise<void>;
  /** The same, for a control of a phone page by its `data-test` name. */
  press(page: Page, name: string): Promise<void>;
  /** Lets a watcher look; shortened when nobody watches. */
  linger(ms: number): Promise<void>;
  /** Takes a picture named `NN-label.png` and remembers its path. */
  shoot(page: Page, label: string): Promise<void>;
  readonly pictures: readonly string[];
}

/** Makes a director whose pictures go to `folder`; `pace` stretches every linger (1 as written, 0 none). */
export async function createDirector(folder: string, pace: number): Promise<Director> {
  await mkdir(folder, { recursive: true });
  const pictures: string[] = [];
  const click: Director['click'] = async (target) => {
    const { mouse } = target.page();
    await over(target, 8);
    await mouse.down();
    await mouse.up();
  };
  return {
    pictures,
    click,
    press: (page, name) => click(page.locator(`[data-test="${name}"]`)),
    linger: (ms) => new Promise((resolve) => setTimeout(resolve, ms * pace)),
    async shoot(page, label) {
      const path = join(folder, `${String(pictures.length + 1).padStart(2, '0')}-${label}.png`);
      await page.screenshot({ path });
      pictures.push(path);
    },
  };
}
