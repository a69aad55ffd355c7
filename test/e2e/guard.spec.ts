import { expect, type Page, test } from '@playwright/test';
import { startFarEnd } from '../soak/far-end.ts';
import { cockpitOn, part, pressOf, situation } from '../support/cockpit.ts';
import { clickOn } from '../support/hand.ts';
import { journal, records } from '../support/kept.ts';
import { toolbarOf } from '../support/toolbar.ts';
import { openPanel, startWatched, type Watched } from '../support/watched.ts';

let watched: Watched;

test.beforeAll(async () => {
  watched = await startWatched();
});
test.afterAll(() => watched.stop());

const frames = (page: Page) => page.locator('iframe[title="Onhook"]');
const marks = async () => (await journal(watched.browser)).filter(({ type }) => type === 'agent.mark').length;

/** Ends the call by hand and files it, so that the next test begins without one. */
async function fileIt(page: Page): Promise<void> {
  const panel = await openPanel(watched.browser);
  await pressOf(panel, 'end').click();
  await pressOf(panel, 'end-remote').click();
  await pressOf(panel, 'save').click();
  await expect(part(panel, 'idle')).toBeVisible();
  await Promise.all([panel.close(), page.close()]);
}

/** Puts a rule on the frame again whenever our bridge has drawn it anew, until told to let it be. A function for the page, as text. */
function insist(rule: string, value: string): (frame: HTMLIFrameElement) => void {
  return new Function(
    'frame',
    `const put = () => frame.style.getPropertyValue('${rule}') !== '${value}' && frame.style.setProperty('${rule}', '${value}', 'important');
     const watch = new MutationObserver(put);
     frame.addEventListener('let-be', ({ detail: [name, own] }) => { watch.disconnect(); frame.style.setProperty(name, own, 'important'); });
     watch.observe(frame, { attributes: true });
     put();`,
  ) as (frame: HTMLIFrameElement) => void;
}

const harms: readonly (readonly [string, (frame: HTMLIFrameElement) => void, (frame: HTMLIFrameElement) => void])[] = [
  [
    'covers',
    () => {
      const cover = document.createElement('div');
      cover.id = 'cover';
      cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fff;pointer-events:none';
      document.documentElement.append(cover);
    },
    () => document.getElementById('cover')?.remove(),
  ],
  ['fades', insist('opacity', '0.02'), (frame) => frame.dispatchEvent(new CustomEvent('let-be', { detail: ['opacity', '1'] }))],
  ['shrinks', insist('width', '72px'), (frame) => frame.dispatchEvent(new CustomEvent('let-be', { detail: ['width', '360px'] }))],
];

for (const [name, harm, undo] of harms)
  test(`a page that ${name} the frame gets no press through, and the card says why`, async () => {
    const page = await watched.open('<h1>A page</h1>');
    const cockpit = cockpitOn(page);
    await clickOn(pressOf(cockpit, 'start'));
    const button = situation(cockpit, 'conduct');
    await expect(button).toBeVisible();
    await frames(page).evaluate(harm);
    const press = async (): Promise<void> => {
      const place = (await button.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      await page.mouse.click(place.x + 20, place.y + place.height / 2);
    };
    // What the page did is believed once it has stood for a moment: our own bridge moves the frame too.
    const refused = cockpit.getByText('Not taken: something on this page covers Onhook.');
    await expect
      .poll(async () => {
        await press();
        return refused.count();
      })
      .toBe(1);
    const before = await marks();
    await press();
    await press();
    await expect(refused).toHaveCount(1);
    expect(await marks()).toBe(before);
    await frames(page).evaluate(undo);
    await expect
      .poll(async () => {
        await press();
        return marks();
      })
      .toBeGreaterThan(before);
    await fileIt(page);
  });

test('a page that traps the focus closes the note, which keeps its text, and is filed with it', async () => {
  const page = await watched.open('<input id="dial" autofocus>');
  const cockpit = cockpitOn(page);
  await clickOn(pressOf(cockpit, 'start'));
  await clickOn(pressOf(cockpit, 'end'));
  await clickOn(pressOf(cockpit, 'end-remote'));
  const note = part(cockpit, 'note');
  await note.click();
  await page.keyboard.type('wants the invoice by post');
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    const dial = document.getElementById('dial') as HTMLInputElement;
    addEventListener('blur', () => setTimeout(() => dial.focus()));
  });
  // Twice within a second, on a machine that may be busy.
  await expect
    .poll(async () => {
      await note.click({ timeout: 1_000 }).catch(() => undefined);
      return part(cockpit, 'trapped').count();
    })
    .toBe(1);
  await expect(part(cockpit, 'trapped')).toContainText('wants the invoice by post');
  await expect(part(cockpit, 'trapped')).toContainText('go on in the side panel');
  await expect(pressOf(cockpit, 'panel')).toBeVisible();
  await expect(note).toHaveCount(0);
  const before = (await records(watched.browser)).length;
  await clickOn(pressOf(cockpit, 'save'));
  await expect.poll(async () => (await records(watched.browser)).length).toBe(before + 1);
  expect((await records(watched.browser)).map(({ notes }) => notes)).toContain('wants the invoice by post');
  await page.close();
});

test('a page whose embedder policy lets no frame in is left alone, and the toolbar offers the side panel', async () => {
  watched.pages.route('/isolated', {
    body: '<!doctype html><html lang="en"><title>Isolated</title><body><h1>Isolated</h1>',
    headers: { 'cross-origin-embedder-policy': 'require-corp' },
  });
  const page = await watched.browser.context.newPage();
  const from = performance.now();
  await page.goto(`${watched.pages.origin}/isolated`);
  const worker = await watched.browser.worker();
  const tabId = await worker.evaluate(async () => {
    type Tabs = { query(q: object): Promise<readonly { readonly id: number }[]> };
    const { tabs } = (globalThis as unknown as { chrome: { tabs: Tabs } }).chrome;
    return (await tabs.query({ active: true }))[0]?.id;
  });
  const said = { text: '!', title: 'Onhook: this page lets no cockpit in. Press here to open the side panel instead.' };
  await expect.poll(() => toolbarOf(watched.browser, tabId), { timeout: 15_000 }).toEqual(said);
  test.info().annotations.push({ type: 'after', description: `${(performance.now() - from).toFixed(0)} ms` });
  await expect(frames(page)).toHaveCount(0);
  await page.close();
});

test('a phone in a frame of another origin is seen in the side panel, and the page around it is untouched', async () => {
  const far = await startFarEnd();
  watched.pages.route('/crm', {
    body: `<!doctype html><html lang="en"><title>CRM</title><body><h1>CRM</h1><iframe name="phone" src="${far.origin}" style="width:300px;height:300px"></iframe>`,
  });
  const page = await watched.browser.context.newPage();
  // Another host than the granted one, and so another site.
  await page.goto(`${watched.pages.origin.replace('127.0.0.1', 'localhost')}/crm`);
  const phone = page.frame('phone');
  if (phone === null) throw new Error('there is no phone');
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await phone.waitForFunction(() => 'ring' in window);
  await phone.evaluate(() => (window as unknown as { ring(id: string): Promise<void> }).ring('framed'));
  const panel = await openPanel(watched.browser);
  await expect(part(panel, 'guide')).toBeVisible();
  await phone.evaluate(() => (window as unknown as { turn(d: string): Promise<void> }).turn('sendonly'));
  await expect(part(panel, 'hold')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  expect(await phone.evaluate(() => document.querySelectorAll('iframe').length)).toBe(0);
  await phone.evaluate(() => (window as unknown as { end(): Promise<void> }).end());
  await pressOf(panel, 'save').click();
  await expect(part(panel, 'idle')).toBeVisible();
  await Promise.all([panel.close(), page.close(), far.stop()]);
});
