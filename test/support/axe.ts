import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

/** What one colour scheme can break and the other not. */
const COLOUR: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

async function run(page: Page, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (given) => {
    // A colour on its way to another is neither.
    for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish();
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, { ...given, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  }, options);
}

/** What axe has against a page as it stands, one line a rule; empty when nothing. Of the page itself, not of a frame in it. */
export const faultsOf = (page: Page): Promise<string[]> => run(page, {});

/** The same in light and in dark, by every rule in light and by those of colour in dark. The page stays dark. */
export async function faultsInBoth(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await run(page, {});
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await run(page, COLOUR);
  return [...light.map((fault) => `light: ${fault}`), ...dark.map((fault) => `dark: ${fault}`)];
}
