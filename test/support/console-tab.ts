import { expect, type Page } from '@playwright/test';
import type { Browser } from './browser.ts';
import type { LogFile } from './sample-logs.ts';

/** Opens the console in a tab of its own. */
export async function openConsole(browser: Browser): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.extensionId}/console.html`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Gives files to the console as the button does. */
export async function chooseLogs(page: Page, files: readonly LogFile[]): Promise<void> {
  const payload = files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: bytes }));
  await page.locator('input[type=file]').setInputFiles(payload);
}

/** What the plan says: `{added} new · {replaced} replaced · {unchanged} unchanged · {refused} refused`. */
export const planLine = (page: Page) => page.getByRole('region', { name: 'Add logs' }).getByRole('status');

/** Chooses files, adds them, and waits until that is done. */
export async function addLogs(page: Page, files: readonly LogFile[]): Promise<void> {
  await chooseLogs(page, files);
  await page.getByRole('button', { name: /^Add \d/ }).click();
  await expect(planLine(page)).toContainText('Done', { timeout: 120_000 });
}
