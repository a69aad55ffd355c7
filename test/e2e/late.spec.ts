import { expect, test } from '@playwright/test';
import { goesOn } from '../support/call-media.ts';
import { talk } from '../support/call-steps.ts';
import { cockpitOn, part, pressOf } from '../support/cockpit.ts';
import { clickOn } from '../support/hand.ts';
import { records } from '../support/kept.ts';
import { oursIn, putSettings, registeredScripts } from '../support/ours.ts';
import { inState, press, registered, startWorld, type World } from '../support/world.ts';

let world: World;
test.beforeEach(async () => {
  world = await startWorld({ extension: true });
  await putSettings(world.agentBrowser, { sites_off: ['http://127.0.0.1/*'] });
  await expect.poll(() => registeredScripts(world.agentBrowser)).toEqual([]);
  await world.phone.reload();
  await registered(world.phone);
  expect(await oursIn(world.phone)).toEqual({ tap: false, frames: 0 });
  await talk(world);
  await press(world.customer, 'talk');
  await putSettings(world.agentBrowser, {});
  await expect.poll(() => oursIn(world.phone)).toEqual({ tap: true, frames: 1 });
});
test.afterEach(() => world.stop());

test('a phone whose page stood open before us, in mid-call, is seen from its next step on', async () => {
  const cockpit = cockpitOn(world.phone);
  // Nothing was said since: that a call is up is the agent's to say, or nobody's.
  await expect(part(cockpit, 'idle')).toBeVisible();
  await press(world.phone, 'hold');
  await inState(world.phone, 'held');
  await part(cockpit, 'hold').waitFor();
  await goesOn(world.phone, 2_000);
  await press(world.phone, 'hold');
  await expect(part(cockpit, 'hold')).toHaveCount(0);
  await goesOn(world.phone, 4_000);
  await press(world.customer, 'hangup');
  await part(cockpit, 'wrap-up').waitFor();
  await clickOn(pressOf(cockpit, 'save'));
  await expect
    .poll(() => records(world.agentBrowser))
    .toMatchObject([{ disconnect_reason: 'CUSTOMER_DISCONNECT', end_kind: 'hangup', agent_number_of_holds: 1, correlation: 'sip' }]);
});

test('a call that the agent said was up is the one whose end is seen', async () => {
  const cockpit = cockpitOn(world.phone);
  await clickOn(pressOf(cockpit, 'start'));
  await part(cockpit, 'guide').waitFor();
  await press(world.phone, 'hangup');
  await inState(world.phone, 'idle');
  await part(cockpit, 'wrap-up').waitFor();
  await clickOn(pressOf(cockpit, 'save'));
  await expect.poll(async () => (await records(world.agentBrowser)).length).toBe(1);
});
