import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { LaunchOptions } from '../support/browser.ts';
import { inside } from '../support/extension-inside.ts';
import { callAndSave, countRecords, forcing, openPhone, restart, restarting } from '../support/forced.ts';
import { oursIn, registeredScripts } from '../support/ours.ts';
import { makeStorePackages, type Packages } from '../support/packages.ts';
import { openPopup, POPUP_ARGS } from '../support/popup.ts';
import { type Releases, startReleases } from '../support/releases.ts';
import { type Screen, startScreen } from '../support/screen.ts';
import { startWorld } from '../support/world.ts';

const SITE = 'http://127.0.0.1/*';
const WATCHED = [`onhook-1-bridge ${SITE}`, `onhook-2-tap ${SITE}`];

let folder: string;
let releases: Releases;
let packages: Packages;
let screen: Screen;
let agent: LaunchOptions;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onhook-store-'));
  releases = await startReleases();
  packages = makeStorePackages(folder, releases.updateUrl);
  screen = await startScreen();
  agent = {
    profile: join(folder, 'profile'),
    policies: forcing(packages.id, releases.updateUrl),
    display: screen.display,
    headless: false,
    args: POPUP_ARGS,
  };
});
test.afterAll(async () => {
  await screen.stop();
  await releases.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const offer = (version: string): void => releases.offer(packages.id, version, packages.crx(version));

test('the store’s package, forced, asks for its site once, and keeps the answer through an update and a restart', async () => {
  test.setTimeout(120_000);
  offer('1.0.0');
  const world = await startWorld({ agent, unwatched: true });
  const { agentBrowser, phone } = world;
  const { version, askForUpdate } = inside(agentBrowser);
  const scripts = () => registeredScripts(agentBrowser);

  await test.step('it watches nothing until the browser’s prompt was accepted', async () => {
    expect(await scripts()).toEqual([]);
    expect(await oursIn(phone)).toEqual({ tap: false, frames: 0 });
    const before = screen.seen();
    const popup = await openPopup(agentBrowser, phone);
    // The prompt may close the popup before the press is answered.
    await popup.click('[data-press="watch"]').catch(() => null);
    await expect.poll(popup.text).toBe(null);
    expect(await scripts()).toEqual([]);
    await screen.changedFrom(before);
    await screen.keys('Tab', 'Return');
    await expect.poll(scripts).toEqual(WATCHED);
    await openPhone(world);
    await callAndSave(world);
    await expect.poll(() => countRecords(agentBrowser)).toBe(1);
  });

  await test.step('an update comes, and the next call is watched without a press', async () => {
    offer('1.0.1');
    expect(await askForUpdate()).toBe('update_available');
    await expect.poll(() => version().catch(restarting), { timeout: 20_000 }).toBe('1.0.1');
    await expect.poll(() => scripts().catch(restarting)).toEqual(WATCHED);
    await callAndSave(world);
    await expect.poll(() => countRecords(agentBrowser)).toBe(2);
  });

  await test.step('the browser is started anew', async () => {
    const again = await restart(world, agent);
    expect(await registeredScripts(again.agentBrowser)).toEqual(WATCHED);
    await openPhone(again);
    await callAndSave(again);
    await expect.poll(() => countRecords(again.agentBrowser)).toBe(3);
    await again.agentBrowser.stop();
  });
  await world.stop();
});
