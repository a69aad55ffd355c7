import { expect, test } from '@playwright/test';
import { faultsInBoth } from '../support/axe.ts';
import { type OpenGallery, openGallery } from '../support/gallery/drive.ts';
import { stageScene } from '../support/gallery/picture.ts';
import { scenes } from '../support/gallery/scenes.ts';

let gallery: OpenGallery;

test.beforeAll(async () => {
  gallery = await openGallery();
});
test.afterAll(() => gallery.stop());

test('axe has nothing against any state, light and dark', async () => {
  // The time follows the number of states that are looked at.
  test.setTimeout(Object.keys(scenes).length * 6_000);
  const context = await gallery.browser.newContext({ viewport: { width: 392, height: 700 } });
  const page = await context.newPage();
  const faults: Record<string, string[]> = {};
  for (const name of Object.keys(scenes)) {
    await stageScene(page, gallery.url, name);
    faults[name] = await faultsInBoth(page);
  }
  await context.close();
  expect(faults).toEqual(Object.fromEntries(Object.keys(scenes).map((name) => [name, []])));
});
