import { expect, test } from '@playwright/test';
import { hangUp, talk } from '../support/call-steps.ts';
import { cockpitOn, part, pressOf, sees } from '../support/cockpit.ts';
import { clickOn } from '../support/hand.ts';
import { records } from '../support/kept.ts';
import { makeOldRelease, type OldRelease } from '../support/old-release.ts';
import { oursIn } from '../support/ours.ts';
import { openPopup, POPUP_ARGS } from '../support/popup.ts';
import { startAnew } from '../support/start-anew.ts';
import { registered, startWorld, type World } from '../support/world.ts';

let old: OldRelease;
let world: World;

test.beforeAll(async () => {
  old = await makeOldRelease();
  world = await startWorld({ extension: old.extension, agent: { args: POPUP_ARGS } });
});
test.afterAll(async () => {
  await world.stop();
  old.forget();
});

test('an update that cannot speak with the tap in the page says so, leaves the call to its agent, and is whole at the next load', async () => {
  const { agentBrowser, phone } = world;
  const cockpit = cockpitOn(phone);
  const layers = async () => {
    const popup = await openPopup(agentBrowser, phone);
    return popup.evaluate(() => [...document.querySelectorAll('[data-layer-state]')].map((line) => line.textContent), null);
  };
  await talk(world);
  await sees(cockpit, 'guide');
  old.update();
  await startAnew(agentBrowser);
  await expect
    .poll(layers)
    .toEqual(['Phone lineFrom before an update. Reload the phone after this call.', 'RecordsConnected', 'CockpitOn the page']);

  await test.step('nothing more is seen of the call, so its agent says what happens', async () => {
    await expect(part(cockpit, 'blind')).toBeVisible();
    await clickOn(pressOf(cockpit, 'hold'));
    await sees(cockpit, 'hold');
    await clickOn(pressOf(cockpit, 'resume'));
    await hangUp(world);
    await clickOn(pressOf(cockpit, 'end'));
    await clickOn(pressOf(cockpit, 'end-agent'));
    await sees(cockpit, 'wrap-up');
    await clickOn(pressOf(cockpit, 'save'));
    await expect.poll(() => records(agentBrowser)).toMatchObject([{ agent_number_of_holds: 1, disconnect_reason: 'AGENT_DISCONNECT' }]);
  });

  await phone.reload();
  await registered(phone);
  expect((await oursIn(phone)).tap).toBe(true);
  await talk(world);
  await expect.poll(async () => (await layers())[0]).toBe('Phone lineSeen, and up');
  await hangUp(world);
  await sees(cockpit, 'wrap-up');
});
