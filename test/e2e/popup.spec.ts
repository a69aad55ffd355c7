import { expect, test } from '@playwright/test';
import { hangUp, talk } from '../support/call-steps.ts';
import { cockpitOn, part } from '../support/cockpit.ts';
import { clickOn } from '../support/hand.ts';
import { records } from '../support/kept.ts';
import { badgeInFront, oursIn, registeredScripts } from '../support/ours.ts';
import { openPopup, POPUP_ARGS, type Popup } from '../support/popup.ts';
import { type Screen, startScreen } from '../support/screen.ts';
import { SHIPPED_EXTENSION } from '../support/shipped.ts';
import { inState, press, registered, startWorld, type World } from '../support/world.ts';

test.describe.configure({ mode: 'serial' });

const SITE = 'http://127.0.0.1/*';
const FRAME_SITE = 'http://localhost/*';
const WATCHED = [`onhook-1-bridge ${SITE}`, `onhook-2-tap ${SITE}`];
let screen: Screen;
let world: World;

test.beforeAll(async () => {
  screen = await startScreen();
  world = await startWorld({
    unwatched: true,
    agent: { extension: SHIPPED_EXTENSION, display: screen.display, headless: false, args: POPUP_ARGS },
  });
});
test.afterAll(async () => {
  await world.stop();
  await screen.stop();
});

const popupOn = (): Promise<Popup> => openPopup(world.agentBrowser, world.phone);
const isOn = (popup: Popup) => popup.read('[data-press="watch"]', 'aria-checked');
const scripts = () => registeredScripts(world.agentBrowser);

/** Says yes to the browser's own prompt with the keyboard, as a person would. `before`: the screen without it. */
async function accept(before: string, watched: readonly string[]): Promise<void> {
  await screen.changedFrom(before);
  await screen.keys('Tab', 'Return');
  await expect.poll(scripts).toEqual(watched);
}

test('a site that was not switched on is never touched', async () => {
  await talk(world);
  await hangUp(world);
  expect(await oursIn(world.phone)).toEqual({ tap: false, frames: 0 });
  expect(await scripts()).toEqual([]);
  const popup = await popupOn();
  expect([await isOn(popup), await popup.read('[data-part="layers"]')]).toEqual(['false', null]);
  expect(await oursIn(world.phone)).toEqual({ tap: false, frames: 0 });
});

test('one press asks the browser for this site alone, and the tab that is open should load again', async () => {
  const before = screen.seen();
  const popup = await popupOn();
  await popup.click('[data-press="watch"]');
  // The prompt closes the popup: what was wished for is not lost with it.
  await expect.poll(popup.text).toBe(null);
  expect(await scripts()).toEqual([]);
  await accept(before, WATCHED);
  await expect.poll(() => badgeInFront(world.agentBrowser)).toBe('↻');
  // It stood already: it is watched from here on, and its next load shows all of it.
  await expect.poll(() => oursIn(world.phone)).toEqual({ tap: true, frames: 1 });
  const again = await popupOn();
  expect(await isOn(again)).toBe('true');
  await expect.poll(() => again.read('[data-part="reload"]')).toContain('This page stood open before.');
  await again.click('[data-press="reload"]');
  await expect.poll(() => badgeInFront(world.agentBrowser)).toBe('');
  await registered(world.phone);
  await expect(part(cockpitOn(world.phone), 'idle')).toBeVisible();
});

test('from then on calls are watched, and the popup says what is live', async () => {
  await talk(world);
  const popup = await popupOn();
  const states = () => popup.evaluate(() => [...document.querySelectorAll('[data-layer-state]')].map((line) => line.textContent), null);
  await expect.poll(states).toEqual(['Phone lineSeen, and up', 'SoundHeard', 'RecordsConnected', 'CockpitOn the page']);
  expect([await isOn(popup), await popup.read('[data-part="reload"]')]).toEqual(['true', null]);
  await hangUp(world);
  await part(cockpitOn(world.phone), 'wrap-up').waitFor();
});

test('a site that is given back in mid-call loses nothing, and is left at its next load', async () => {
  const errors: string[] = [];
  world.phone.on('pageerror', ({ message }) => errors.push(message));
  await talk(world);
  const popup = await popupOn();
  await popup.click('[data-press="watch"]');
  await expect.poll(() => isOn(popup)).toBe('false');
  expect(await popup.read('[data-part="reload"]')).toContain('leaves this page');
  await expect.poll(scripts).toEqual([]);
  await inState(world.phone, 'active');
  await press(world.customer, 'hangup');
  await inState(world.phone, 'idle');
  const cockpit = cockpitOn(world.phone);
  await expect(part(cockpit, 'wrap-up')).toContainText('The customer hung up.');
  await clickOn(cockpit.locator('[data-press="save"]'));
  await expect
    .poll(async () => (await records(world.agentBrowser)).map(({ end_kind, disconnect_confidence }) => [end_kind, disconnect_confidence]))
    .toContainEqual(['hangup', expect.any(Number)]);
  await world.phone.reload();
  await registered(world.phone);
  expect(await oursIn(world.phone)).toEqual({ tap: false, frames: 0 });
  await talk(world);
  await hangUp(world);
  expect(errors).toEqual([]);
});

test('leads to the side panel, and to the pages of our own', async () => {
  const { context } = world.agentBrowser;
  const cdp = await context.browser()?.newBrowserCDPSession();
  const open = async () => (await cdp?.send('Target.getTargets', { filter: [{}] }))?.targetInfos.map(({ url }) => new URL(url).pathname);
  await (await popupOn()).click('[data-press="panel"]');
  await expect.poll(open).toContain('/sidepanel.html');
  for (const page of ['records', 'options', 'console']) {
    const opened = context.waitForEvent('page');
    await (await popupOn()).click(`[data-press="${page}"]`);
    expect(new URL((await opened).url()).pathname).toBe(`/${page}.html`);
    await (await opened).close();
  }
});

test('a page that no extension may touch is named as such', async () => {
  const page = await world.agentBrowser.context.newPage();
  await page.goto('chrome://version/');
  const popup = await openPopup(world.agentBrowser, page);
  expect(await popup.read('[data-part="restricted"]')).toContain('It belongs to the browser');
  expect(await popup.read('[data-press="watch"]')).toBe(null);
  await page.close();
});

test('where the phone is a frame of another site, one press asks for both, and for no third', async () => {
  const { agentBrowser, pages, phoneUrl } = world;
  const phone = phoneUrl('/phone/', { user: 'agent2' }).replace('127.0.0.1', 'localhost');
  const frames = `<iframe src="http://ads.example/"></iframe><iframe allow="microphone" width="500" height="600" src="${phone.replaceAll('&', '&amp;')}"></iframe>`;
  pages.route('/crm', { body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>CRM</title><body><h1>CRM</h1>${frames}` });
  const crm = await agentBrowser.context.newPage();
  await crm.goto(`${pages.origin}/crm`, { waitUntil: 'commit' });
  await crm.locator('iframe').nth(1).waitFor();
  const before = screen.seen();
  const popup = await openPopup(agentBrowser, crm);
  await expect.poll(() => popup.read('[data-part="frames"]')).toContain('localhost');
  expect(await popup.read('main')).toContain('The browser will ask for localhost too');
  await popup.click('[data-press="watch"]');
  await expect.poll(popup.text).toBe(null);
  await accept(
    before,
    WATCHED.map((line) => `${line} ${FRAME_SITE}`),
  );
  await crm.goto(`${pages.origin}/crm`, { waitUntil: 'commit' });
  const again = await openPopup(agentBrowser, crm);
  const parts = () =>
    again.evaluate(() => [...document.querySelectorAll('[data-part="layers"] h2')].map((title) => title.textContent), null);
  await expect.poll(parts).toEqual(['Page of 127.0.0.1', 'Frame of localhost']);
  await crm.close();
});

test('keyboard alone: the switch, then the way out', async () => {
  const popup = await popupOn();
  expect(await isOn(popup)).toBe('true');
  await screen.keys('Tab', 'space');
  await expect.poll(() => isOn(popup)).toBe('false');
  await screen.keys('Escape');
  await expect.poll(popup.text).toBe(null);
});
