import { expect, test } from '@playwright/test';
import { faultsInBoth } from '../support/axe.ts';
import { type OpenGallery, openGallery } from '../support/gallery/drive.ts';
import { pageScenes } from '../support/gallery/page-scenes.ts';
import { stagePage } from '../support/gallery/picture.ts';

let gallery: OpenGallery;

test.beforeAll(async () => {
  gallery = await openGallery();
});
test.afterAll(() => gallery.stop());

/** The console's figures are many, and its own spec has axe look at them: of its scenes those that say what is not taken. */
const isLookedAt = (name: string): boolean => pageScenes[name]?.page !== 'console' || name === 'console-plan' || name === 'console-refused';

const pages = [...new Set(Object.values(pageScenes).map(({ page }) => page))];

for (const kind of pages)
  test(`axe has nothing against any ${kind}, locked or not, light and dark`, async () => {
    const context = await gallery.browser.newContext({ viewport: { width: 1060, height: 700 } });
    const page = await context.newPage();
    const names = Object.keys(pageScenes).filter((name) => pageScenes[name]?.page === kind && isLookedAt(name));
    const faults: Record<string, string[]> = {};
    for (const name of names) {
      await stagePage(page, gallery.url, name);
      faults[name] = await faultsInBoth(page);
    }
    await context.close();
    expect(faults).toEqual(Object.fromEntries(names.map((name) => [name, []])));
  });

test('nothing of the popup is wider than 360 px, whatever it says', async () => {
  const context = await gallery.browser.newContext({ viewport: { width: 360, height: 600 } });
  const page = await context.newPage();
  const wide: string[] = [];
  for (const name of Object.keys(pageScenes).filter((each) => each.startsWith('popup-'))) {
    await stagePage(page, gallery.url, name);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 360) wide.push(`${name}: ${width} px`);
  }
  await context.close();
  expect(wide).toEqual([]);
});

test('what the administrator set is said to be so, and cannot be pressed', async () => {
  const context = await gallery.browser.newContext();
  const page = await context.newPage();
  for (const name of Object.keys(pageScenes).filter((each) => each.startsWith('locked-'))) {
    await stagePage(page, gallery.url, name);
    const section = page.locator('[data-section]');
    await expect(section.locator('[data-part="locked"]').first()).toContainText('Set by your administrator.');
    const ruled = section.locator('[role="switch"], input[type="radio"], ol input, [data-part="agent"], [data-part="overdue"], select');
    for (const control of await ruled.all()) await expect(control).toBeDisabled();
  }
  await context.close();
});
