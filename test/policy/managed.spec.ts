import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { GivenSettings } from '../../lib/settings/setting.ts';
import { hangUp, talk } from '../support/call-steps.ts';
import { cockpitOn, part, pressOf, sees } from '../support/cockpit.ts';
import { forcing, openPhone } from '../support/forced.ts';
import { records } from '../support/kept.ts';
import { openOptions } from '../support/options-tab.ts';
import { managedNames, oursIn, putSettings, registeredScripts } from '../support/ours.ts';
import { makeDemoPackages, type Packages } from '../support/packages.ts';
import { openPopup, POPUP_ARGS } from '../support/popup.ts';
import { type Releases, startReleases } from '../support/releases.ts';
import { openPanel } from '../support/watched.ts';
import { startWorld, type World } from '../support/world.ts';

test.describe.configure({ mode: 'serial', timeout: 90_000 });

const SITE = 'http://127.0.0.1/*';
const WATCHED = [`onhook-1-bridge ${SITE}`, `onhook-2-tap ${SITE}`];
/** A browser looks at a policy file again once it has been let be for five seconds. */
const POLICY_COMES = { timeout: 30_000 };

let folder: string;
let releases: Releases;
let packages: Packages;
let world: World;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onhook-managed-'));
  releases = await startReleases();
  packages = makeDemoPackages(folder, releases.updateUrl);
  releases.offer(packages.id, '1.0.0', packages.crx('1.0.0'));
  world = await startWorld({
    agent: {
      args: POPUP_ARGS,
      policies: says({
        layers_off: ['frame'],
        agent_id: 'a-17',
        agent_name: 'Dana Bell',
        hold_overdue_ms: 90_000,
        codes: [{ code: 'bill', label: 'Bill explained' }],
        export_identity: 'none',
      }),
    },
  });
});
test.afterAll(async () => {
  await world.stop();
  await releases.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const says = (settings: GivenSettings) => forcing(packages.id, releases.updateUrl, settings);
const scripts = () => registeredScripts(world.agentBrowser);
const lockedIn = (options: Page): Promise<string[]> =>
  options
    .getByRole('navigation')
    .getByRole('link')
    .filter({ has: options.getByRole('img') })
    .allInnerTexts();

test('what the administrator set holds, whatever the agent set, and calls are filed under the given name unasked', async () => {
  const { agentBrowser, phone } = world;
  // The browser installs first, and hands the extension its policies a moment later.
  await expect.poll(() => managedNames(agentBrowser)).toContain('layers_off');
  await putSettings(agentBrowser, { layers_off: [], agent_id: 'me', hold_overdue_ms: 5_000 });
  await openPhone(world);
  const panel = await openPanel(agentBrowser);
  await talk(world);
  await sees(panel, 'guide');
  await expect(part(panel, 'who')).toHaveCount(0);
  expect(await oursIn(phone)).toEqual({ tap: true, frames: 0 });
  await hangUp(world);
  await expect(part(panel, 'codes').locator('[data-code]')).toHaveText(/Bill explained/);
  await pressOf(panel, 'save').click();
  await expect.poll(() => records(agentBrowser)).toMatchObject([{ agent_id: 'a-17', agent_username: 'Dana Bell' }]);
  await panel.close();
});

test('it is shown as locked on the page of settings, and nothing else is', async () => {
  const options = await openOptions(world.agentBrowser, 'who');
  expect(await lockedIn(options)).toEqual(['Layers', 'Who is logging', 'Hold alerts', 'Codes', 'Name in exports']);
  await expect(part(options, 'who-now')).toHaveText('Logging as Dana Bell.');
  await expect(part(options, 'agent')).toHaveValue('a-17');
  await expect(part(options, 'agent')).toBeDisabled();
  await options.getByRole('link', { name: 'Hold alerts' }).click();
  await expect(part(options, 'overdue')).toHaveValue('90');
  await expect(part(options, 'overdue')).toBeDisabled();
  await expect(part(options, 'check-back')).toBeEnabled();
  await options.getByRole('link', { name: 'Layers' }).click();
  const cockpit = options.getByRole('switch', { name: 'Cockpit over the page' });
  await expect(cockpit).toBeDisabled();
  await expect(cockpit).toHaveAttribute('aria-checked', 'false');
  await options.close();
});

test('a site that the administrator switches off is left at once, and the popup and the settings say by whom', async () => {
  const { agentBrowser, phone } = world;
  const options = await openOptions(agentBrowser, 'sites');
  expect(await scripts()).toEqual(WATCHED);
  agentBrowser.managed?.change(says({ sites_off: [SITE] }));
  await expect.poll(scripts, POLICY_COMES).toEqual([]);
  await expect(part(options, 'locked')).toHaveText('Set by your administrator. It cannot be changed here.');
  await expect(options.getByRole('switch', { name: '127.0.0.1' })).toBeDisabled();
  expect(await lockedIn(options)).toEqual(['Sites']);
  await options.close();
  await openPhone(world);
  expect(await oursIn(phone)).toEqual({ tap: false, frames: 0 });
  const popup = await openPopup(agentBrowser, phone);
  expect(await popup.read('main')).toContain('Switched off by your administrator');
  expect(await popup.read('[data-press="watch"]', 'disabled')).toBe('');
});

test('where the administrator has no word any more, the agent’s own counts again', async () => {
  const { agentBrowser, phone } = world;
  agentBrowser.managed?.change(says({}));
  await expect.poll(scripts, POLICY_COMES).toEqual(WATCHED);
  await openPhone(world);
  await expect(part(cockpitOn(phone), 'idle')).toBeVisible();
  const options = await openOptions(agentBrowser, 'who');
  expect(await lockedIn(options)).toEqual([]);
  await expect(part(options, 'agent')).toHaveValue('me');
});
