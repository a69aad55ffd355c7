import { expect } from '@playwright/test';
import { talk } from '../support/call-steps.ts';
import { cockpitOn, part, pressOf } from '../support/cockpit.ts';
import { clickOn } from '../support/hand.ts';
import { records } from '../support/kept.ts';
import { press, registered, startWorld } from '../support/world.ts';
import type { Finding, SoakOptions } from './finding.ts';

/** Reloads the phone in mid-call; the BYE that it sends in `pagehide` must close each call, its hold intact. */
export async function soakReloads({ rounds, say }: SoakOptions): Promise<Finding> {
  const world = await startWorld({ extension: true });
  try {
    const cockpit = cockpitOn(world.phone);
    for (let round = 1; round <= rounds; round += 1) {
      await talk(world);
      await press(world.phone, 'hold');
      await expect(part(cockpit, 'hold')).toBeVisible({ timeout: 10_000 });
      await press(world.phone, 'hold');
      await expect(part(cockpit, 'hold')).toHaveCount(0, { timeout: 10_000 });
      await world.phone.reload();
      await registered(world.phone);
      await clickOn(pressOf(cockpit, 'save'));
      await expect.poll(async () => (await records(world.agentBrowser)).length, { timeout: 10_000 }).toBe(round);
      await expect(part(cockpit, 'wrap-up')).toHaveCount(0, { timeout: 10_000 });
    }
    const all = await records(world.agentBrowser);
    const closed = all.filter(
      ({ disconnect_evidence, agent_number_of_holds }) => disconnect_evidence.includes('page_unload') && agent_number_of_holds === 1,
    );
    say(`reloads: ${rounds} in mid-call, ${closed.length} calls closed by the BYE, hold and all`);
    return { title: 'reloads', passed: closed.length === rounds, figures: `${rounds} reloads, ${closed.length} closed by the BYE` };
  } finally {
    await world.stop();
  }
}
