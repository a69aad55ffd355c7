import { expect, test } from '@playwright/test';
import { hangUp, talk } from '../support/call-steps.ts';
import { cockpitOn, part } from '../support/cockpit.ts';
import { openOptions } from '../support/options-tab.ts';
import { type Screen, startScreen } from '../support/screen.ts';
import { changeSettings } from '../support/toolbar.ts';
import { press, startWorld, type World } from '../support/world.ts';

let screen: Screen;
let world: World;

test.beforeAll(async () => {
  screen = await startScreen();
  world = await startWorld({ extension: true, agent: { display: screen.display, headless: false } });
  await changeSettings(world.agentBrowser, { hold_check_back_ms: 5_000 });
});
test.afterAll(async () => {
  await world.stop();
  await screen.stop();
});

/** Calls of which the system shows a notification. */
async function notices(): Promise<string[]> {
  const worker = await world.agentBrowser.worker();
  return worker.evaluate(async () => Object.keys((await chrome.notifications?.getAll()) ?? {}));
}

/** Address of the tab in front. */
async function inFront(): Promise<string | undefined> {
  const worker = await world.agentBrowser.worker();
  return worker.evaluate(async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.url);
}

test('a hold’s alert is a notification of the system once the browser was asked, leads to the phone, and goes with the hold', async () => {
  const { agentBrowser, phone } = world;
  const options = await openOptions(agentBrowser, 'holds');
  const before = screen.seen();
  await options.getByRole('switch', { name: 'Notifications of the system' }).click();
  await screen.changedFrom(before);
  await screen.keys('Tab', 'Return');
  await expect(options.getByRole('switch', { name: 'Notifications of the system' })).toBeChecked();

  await talk(world);
  await press(phone, 'hold');
  await expect(part(cockpitOn(phone), 'hold')).toBeVisible();
  expect(await notices()).toEqual([]);
  const unnoticed = screen.seen();
  await expect.poll(notices).toEqual([expect.stringMatching(/^hold:[0-9a-f-]{36}$/)]);
  await screen.changedFrom(unnoticed);

  // It stands in the lower right corner of the screen; the page of settings is in front.
  expect(await inFront()).toContain('/options.html');
  await screen.click(1_200, 950);
  await expect.poll(inFront).toBe(phone.url());
  await press(phone, 'hold');
  await expect.poll(notices).toEqual([]);
  await hangUp(world);
});
