import { expect, type FrameLocator, test } from '@playwright/test';
import type { Stack } from '../softphone/page/config.ts';
import { goesOn } from '../support/call-media.ts';
import { talk } from '../support/call-steps.ts';
import { cockpitOn, part, pressOf } from '../support/cockpit.ts';
import { clickOn } from '../support/hand.ts';
import { records } from '../support/kept.ts';
import { inState, press, startWorld, type World } from '../support/world.ts';

/** A customer whose browser is killed in mid-call, seen from a phone on that stack: the agent clears the dead call (E4 row 8), or nobody (15). */
export function vanishedSuite(agentStack: Stack, cleared: boolean): void {
  let world: World;
  let cockpit: FrameLocator;

  test.beforeEach(async () => {
    world = await startWorld({ extension: true, agentStack });
    cockpit = cockpitOn(world.phone);
    await talk(world);
    await press(world.customer, 'talk');
    await goesOn(world.phone, 4_000);
    await world.customerBrowser.kill();
  });
  test.afterEach(() => world.stop());

  const saved = async () => {
    await clickOn(pressOf(cockpit, 'save'));
    await expect.poll(async () => (await records(world.agentBrowser)).length).toBe(1);
    const [record] = await records(world.agentBrowser);
    return record;
  };

  if (cleared)
    test('was cut off, and is owed a call, when the agent clears the dead call', async () => {
      await expect(part(cockpit, 'sound')).toContainText('The connection to the caller is lost.', { timeout: 30_000 });
      await press(world.phone, 'hangup');
      await inState(world.phone, 'idle');
      expect(await saved()).toMatchObject({ end_kind: 'drop', disconnect_confidence: 0.85, call_back_owed: true });
    });
  else
    test('was cut off, and is owed a call, when nobody clears it', async () => {
      await part(cockpit, 'wrap-up').waitFor({ timeout: 90_000 });
      const evidence = ['peer_failed'];
      expect(await saved()).toMatchObject({
        end_kind: 'drop',
        disconnect_confidence: 0.7,
        call_back_owed: true,
        disconnect_evidence: evidence,
      });
    });
}
