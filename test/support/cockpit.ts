import type { FrameLocator, Locator, Page } from '@playwright/test';

type Surface = Page | FrameLocator;

/** The cockpit on a page that hosts its frame. */
export const cockpitOn = (page: Page): FrameLocator => page.frameLocator('iframe[title="Onhook"]');

/** A part of the cockpit by its name, on a surface of its own or in its frame. */
export const part = (surface: Surface, name: string): Locator => surface.locator(`[data-part="${name}"]`);

/** A press of the cockpit by its name. */
export const pressOf = (surface: Surface, name: string): Locator => surface.locator(`[data-press="${name}"]`);

export const situation = (surface: Surface, name: string): Locator => surface.locator(`[data-situation="${name}"]`);

/** Resolves when that is on screen; rejects after 10 s, with what the cockpit shows instead. */
async function shows(surface: Surface, wanted: Locator): Promise<void> {
  try {
    await wanted.waitFor({ timeout: 10_000 });
  } catch (error) {
    const card = surface.locator('.cockpit');
    const instead = await card.textContent({ timeout: 1_000 }).catch(() => 'no cockpit at all');
    throw new Error(`${error instanceof Error ? error.message : error}\nThe cockpit shows: ${instead}`, { cause: error });
  }
}

/** Resolves when the cockpit paints that verdict; rejects after 10 s. */
export const seesVerdict = (surface: Surface, verdict: string): Promise<void> =>
  shows(surface, surface.locator(`[data-part="guide"][data-verdict="${verdict}"]`));

/** Resolves when that part is on screen; rejects after 10 s. */
export const sees = (surface: Surface, name: string): Promise<void> => shows(surface, part(surface, name));
