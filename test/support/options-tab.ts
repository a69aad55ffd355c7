import type { Page } from '@playwright/test';
import type { Browser } from './browser.ts';

/** Opens a section of the page of options in a tab of its own. */
export async function openOptions({ context, extensionId }: Browser, section = 'sites'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/options.html#${section}`);
  await page.locator(`[data-section="${section}"]`).waitFor();
  return page;
}
