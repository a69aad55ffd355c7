import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { scenes } from './scenes.ts';

/** Puts a scene on a page as it stands at its instant, the card on a ground of its own. */
export async function stageScene(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/index.html?scene=${name}&still`);
  await page.locator('.cockpit').waitFor({ state: 'attached' });
  await page.evaluate(() => document.documentElement.setAttribute('data-picture', ''));
  for (const press of scenes[name]?.press ?? []) await page.locator(`[data-press="${press}"]`).click();
}

/** What axe has against a page, one line a rule; empty when nothing. The page must come from a context of its own. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
