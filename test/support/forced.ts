import type { GivenSettings } from '../../lib/settings/setting.ts';
import { type Browser, type LaunchOptions, launch } from './browser.ts';
import { hangUp, talk } from './call-steps.ts';
import { cockpitOn, pressOf, sees } from './cockpit.ts';
import { clickOn } from './hand.ts';
import { records, watching } from './kept.ts';
import type { Policies } from './managed.ts';
import { registered, type World } from './world.ts';

/** Policies that force one extension with its managed settings, and let a driver attach to a browser that has such a one. */
export const forcing = (id: string, updateUrl: string, settings: GivenSettings = {}): Policies => ({
  DeveloperToolsAvailability: 1,
  ExtensionSettings: { [id]: { installation_mode: 'force_installed', update_url: updateUrl, override_update_url: true } },
  '3rdparty': { extensions: { [id]: settings } },
});

/** What a worker answers that is started anew at this moment. */
export const restarting = (): string => 'restarting';

export const countRecords = (browser: Browser): Promise<number | string> => records(browser).then((all) => all.length, restarting);

/** A call from ring to wrap-up, watched, and its save pressed. */
export async function callAndSave(world: World): Promise<void> {
  await talk(world);
  await sees(cockpitOn(world.phone), 'guide');
  await hangUp(world);
  await sees(cockpitOn(world.phone), 'wrap-up');
  await clickOn(pressOf(cockpitOn(world.phone), 'save'));
}

/** Ends the agent's browser as its user does, and starts it again on the same profile; the phone is not opened yet. */
export async function restart(world: World, agent: LaunchOptions): Promise<World> {
  await world.agentBrowser.stop();
  const agentBrowser = await launch(agent);
  await watching(agentBrowser);
  return { ...world, agentBrowser, phone: await agentBrowser.context.newPage() };
}

export async function openPhone(world: World): Promise<void> {
  await world.phone.goto(world.phoneUrl('/phone/', {}));
  await registered(world.phone);
}
