import { expect, type Page, test } from '@playwright/test';
import { hangUp, talk } from '../support/call-steps.ts';
import { cockpitOn, part } from '../support/cockpit.ts';
import { oursIn, registeredScripts } from '../support/ours.ts';
import { openPanel } from '../support/watched.ts';
import { inState, registered, startWorld, type World } from '../support/world.ts';

let world: World;
let extensions: Page;

test.beforeAll(async () => {
  world = await startWorld({ extension: true });
  extensions = await world.agentBrowser.context.newPage();
  await extensions.goto('chrome://extensions/');
  await world.phone.bringToFront();
});
test.afterAll(() => world.stop());

/** As the switch on the browser's page of extensions does. */
const enable = (on: boolean): Promise<void> =>
  extensions.evaluate(
    ([id, wanted]) =>
      (
        globalThis as unknown as { chrome: { management: { setEnabled(id: string, on: boolean): Promise<void> } } }
      ).chrome.management.setEnabled(id, wanted),
    [world.agentBrowser.extensionId, on] as const,
  );

/** Switches it off with a call up and the guide on screen; resolves when nothing of ours is drawn on the page. */
async function leaveInMidCall(): Promise<void> {
  await talk(world);
  await part(cockpitOn(world.phone), 'guide').waitFor();
  await enable(false);
  await expect.poll(async () => (await oursIn(world.phone)).frames).toBe(0);
  await inState(world.phone, 'active');
}

/** A frame has ten seconds to come back before its call is closed. */
const CLOSED = { timeout: 20_000 };

/** Switches it on again and reads the wrap-up of the latest call. */
async function toldLater(words: string): Promise<void> {
  await enable(true);
  // The worker that was asked first may be the one that is being replaced.
  await expect.poll(() => registeredScripts(world.agentBrowser).catch(() => [])).toHaveLength(2);
  const panel = await openPanel(world.agentBrowser);
  await expect(part(panel, 'wrap-up')).toContainText(words, CLOSED);
  await panel.close();
}

test('switched off in mid-call: the phone goes on alone, and what the tap kept is told when it is switched on again', async () => {
  const errors: string[] = [];
  world.phone.on('pageerror', ({ message }) => errors.push(message));
  await leaveInMidCall();
  await hangUp(world);
  expect(errors).toEqual([]);
  await toldLater('You ended the call');
});

test('switched off in mid-call, and the phone gone meanwhile: the call is closed as one whose end nobody saw', async () => {
  await world.phone.reload();
  await registered(world.phone);
  await leaveInMidCall();
  await world.phone.reload();
  await registered(world.phone);
  await toldLater('Who ended');
});

test('switched off while no call is up: the page is left at once, and taken up again at its next load', async () => {
  await world.phone.reload();
  await registered(world.phone);
  await expect(part(cockpitOn(world.phone), 'idle').or(part(cockpitOn(world.phone), 'wrap-up'))).toBeVisible();
  await enable(false);
  await expect.poll(async () => (await oursIn(world.phone)).frames).toBe(0);
  await enable(true);
  // The worker that was asked first may be the one that is being replaced.
  await expect.poll(() => registeredScripts(world.agentBrowser).catch(() => [])).toHaveLength(2);
  await world.phone.reload();
  await registered(world.phone);
  await expect.poll(async () => (await oursIn(world.phone)).frames).toBe(1);
});
