import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { LaunchOptions } from '../support/browser.ts';
import { hangUp, talk } from '../support/call-steps.ts';
import { cockpitOn, pressOf, sees } from '../support/cockpit.ts';
import { inside } from '../support/extension-inside.ts';
import { callAndSave, countRecords, forcing, openPhone, restart, restarting } from '../support/forced.ts';
import { clickOn } from '../support/hand.ts';
import { noteLane } from '../support/lane-order.ts';
import { makeCompanyPackages, type Packages } from '../support/packages.ts';
import { type Releases, startReleases } from '../support/releases.ts';
import { startAnew } from '../support/start-anew.ts';
import { inState, press, startWorld } from '../support/world.ts';

const SITE = 'http://127.0.0.1/*';
/** Each package is built anew, for both browsers. */
const BUILDING = 240_000;

let folder: string;
let releases: Releases;
let packages: Packages;
let agent: LaunchOptions;

test.beforeAll(async () => {
  test.setTimeout(BUILDING);
  folder = mkdtempSync(join(tmpdir(), 'onhook-company-'));
  releases = await startReleases();
  packages = await makeCompanyPackages({ folder, site: SITE, updateUrl: releases.updateUrl, versions: ['1.0.0', '1.0.1', '1.0.2'] });
  agent = { profile: join(folder, 'profile'), policies: forcing(packages.id, releases.updateUrl) };
});
test.afterAll(async () => {
  await releases.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const offer = (version: string): void => releases.offer(packages.id, version, packages.crx(version));

test('a forced package watches its site unasked, and goes on through updates in mid-call and a restart', async () => {
  test.setTimeout(BUILDING);
  offer('1.0.0');
  const world = await startWorld({ agent });
  const { agentBrowser, phone, customer } = world;
  const { version, askForUpdate, updateWaits } = inside(agentBrowser);
  expect(agentBrowser.extensionId).toBe(packages.id);
  expect(await version()).toBe('1.0.0');

  await test.step('1.0.1 comes while a call is up, and is taken at once all the same', async () => {
    await talk(world);
    await sees(cockpitOn(phone), 'guide');
    offer('1.0.1');
    expect(await askForUpdate()).toBe('update_available');
    await expect.poll(updateWaits).toBe(true);
    expect(await version()).toBe('1.0.0');
    await startAnew(agentBrowser);
    expect(await version()).toBe('1.0.1');
    await sees(cockpitOn(phone), 'guide');
    await press(customer, 'hangup');
    await inState(phone, 'idle');
    await sees(cockpitOn(phone), 'wrap-up');
    await clickOn(pressOf(cockpitOn(phone), 'save'));
    await expect.poll(() => countRecords(agentBrowser)).toBe(1);
    await callAndSave(world);
    await expect.poll(() => countRecords(agentBrowser)).toBe(2);
  });

  await test.step('1.0.2 comes while a call is up, and waits for its end', async () => {
    await talk(world);
    await sees(cockpitOn(phone), 'guide');
    offer('1.0.2');
    expect(await askForUpdate()).toBe('update_available');
    await expect.poll(updateWaits).toBe(true);
    await hangUp(world);
    await sees(cockpitOn(phone), 'wrap-up');
    expect(await version()).toBe('1.0.1');
    await clickOn(pressOf(cockpitOn(phone), 'save'));
    await expect.poll(() => countRecords(agentBrowser)).toBe(3);
    await expect.poll(() => version().catch(restarting), { timeout: 20_000 }).toBe('1.0.2');
    await callAndSave(world);
    await expect.poll(() => countRecords(agentBrowser)).toBe(4);
  });

  await test.step('the browser is started anew', async () => {
    const again = await restart(world, agent);
    const lane = await noteLane(again.phone);
    await openPhone(again);
    expect(await inside(again.agentBrowser).version()).toBe('1.0.2');
    expect(await lane()).toBe('bridge first');
    await callAndSave(again);
    await expect.poll(() => countRecords(again.agentBrowser)).toBe(5);
    await again.agentBrowser.stop();
  });
  await world.stop();
});
