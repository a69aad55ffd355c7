import { expect, test } from '@playwright/test';
import { type OpenGallery, openGallery } from '../support/gallery/drive.ts';
import { faultsOf, stageScene } from '../support/gallery/picture.ts';
import { scenes } from '../support/gallery/scenes.ts';

let gallery: OpenGallery;

test.beforeAll(async () => {
  gallery = await openGallery();
});
test.afterAll(() => gallery.stop());

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe has nothing against any state, ${colorScheme}`, async () => {
    test.setTimeout(180_000);
    const context = await gallery.browser.newContext({ colorScheme, viewport: { width: 392, height: 700 } });
    const plain = await context.newPage();
    const faults: Record<string, string[]> = {};
    for (const name of Object.keys(scenes)) {
      await stageScene(plain, gallery.url, name);
      faults[name] = await faultsOf(plain);
    }
    await context.close();
    expect(faults).toEqual(Object.fromEntries(Object.keys(scenes).map((name) => [name, []])));
  });
}
