import type { FrameLocator, Locator, Page } from '@playwright/test';

type Surface = Page | FrameLocator;

/** The cockpit on a page that hosts its frame. */
export const cockpitOn = (page: Page): FrameLocator => page.frameLocator('iframe[title="Onhook"]');

/** A part of the cockpit by its name, on a surface of its own or in its frame. */
export const part = (surface: Surface, name: string): Locator => surface.locator(`[data-part="${name}"]`);

/** A press of the cockpit by its name. */
export const pressOf = (surface: Surface, name: string): Locator => surface.locator(`[data-press="${name}"]`);

export const situation = (surface: Surface, name: string): Locator => surface.locator(`[data-situation="${name}"]`);

/** Resolves when the cockpit paints that verdict; rejects after 10 s. */
export async function seesVerdict(surface: Surface, verdict: string): Promise<void> {
  await surface.locator(`[data-part="guide"][data-verdict="${verdict}"]`).waitFor({ timeout: 10_000 });
}

/** Resolves when that part is on screen; rejects after 10 s. */
export async function sees(surface: Surface, name: string): Promise<void> {
  await part(surface, name).waitFor({ timeout: 10_000 });
}
