import type { Page } from '@playwright/test';
import { cockpitOn, part, pressOf, sees } from '../cockpit.ts';
import type { Director } from '../director.ts';

/** The wrap-up: looked at, a code picked, saved, and seen to be saved. */
export async function fileIt(page: Page, director: Director, code = 'sorted'): Promise<void> {
  const cockpit = cockpitOn(page);
  await sees(cockpit, 'wrap-up');
  await director.linger(1500);
  await director.shoot(page, 'wrap-up');
  await director.click(part(cockpit, 'codes').locator(`[data-code="${code}"]`));
  await director.linger(800);
  await director.click(pressOf(cockpit, 'save'));
  await sees(cockpit, 'saved');
  await director.shoot(page, 'saved');
}
