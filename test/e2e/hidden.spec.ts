import { expect, type FrameLocator, test } from '@playwright/test';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { goesOn } from '../support/call-media.ts';
import { talk } from '../support/call-steps.ts';
import { cockpitOn, part, pressOf } from '../support/cockpit.ts';
import { clickOn } from '../support/hand.ts';
import { records } from '../support/kept.ts';
import { socketsInWorker } from '../support/worker-socket.ts';
import { inState, press, registered, startWorld, type World } from '../support/world.ts';

/** A phone whose line is in a worker: what it says is heard by nobody, its sound by us. */
let world: World;
let cockpit: FrameLocator;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  world = await startWorld({ extension: true });
  cockpit = cockpitOn(world.phone);
  await socketsInWorker(world.pages);
  await world.phone.reload();
  await registered(world.phone);
});
test.afterAll(() => world.stop());

const latest = async (): Promise<DispositionRecord | undefined> =>
  (await records(world.agentBrowser)).toSorted((one, other) => one.seq - other.seq).at(-1);

async function speak(): Promise<void> {
  await talk(world);
  await press(world.customer, 'talk');
  await part(cockpit, 'guide').waitFor();
}

test('a call is seen by its sound, and what cannot be seen is named', async () => {
  await speak();
  await expect(part(cockpit, 'watched')).toHaveText('Seen by: the sound. Not seen: holds, who ended it.');
  await expect(part(cockpit, 'blind')).toContainText('Hold is not visible on this phone');
  await expect(pressOf(cockpit, 'hold')).toBeVisible();
});

test('a hold that shows in the direction of the sound is seen, and its silence is none', async () => {
  await press(world.phone, 'hold');
  await inState(world.phone, 'held');
  await part(cockpit, 'hold').waitFor();
  await goesOn(world.phone, 7_000);
  await press(world.phone, 'hold');
  await inState(world.phone, 'active');
  await expect(part(cockpit, 'hold')).toHaveCount(0);
  await expect(part(cockpit, 'blind')).toHaveCount(0);
});

test('its end is seen, and who ended it is asked', async () => {
  await press(world.customer, 'hangup');
  await inState(world.phone, 'idle');
  await part(cockpit, 'wrap-up').waitFor();
  await expect(cockpit.getByText('The phone closed the connection; who hung up could not be seen.')).toBeVisible();
  await clickOn(cockpit.getByRole('button', { name: 'Caller left' }));
  await clickOn(pressOf(cockpit, 'save'));
  await expect
    .poll(latest)
    .toMatchObject({ correlation: 'media', disconnect_reason_agent: 'CUSTOMER_DISCONNECT', silence_total_ms: 0, agent_number_of_holds: 1 });
});

test('a customer who vanishes is seen to', async () => {
  await speak();
  await goesOn(world.phone, 3_000);
  await world.customerBrowser.kill();
  await expect(part(cockpit, 'sound')).toContainText('The connection to the caller is lost.', { timeout: 20_000 });
  await press(world.phone, 'hangup');
  await clickOn(pressOf(cockpit, 'save'));
  await expect.poll(async () => (await records(world.agentBrowser)).length).toBe(2);
  expect(await latest()).toMatchObject({ end_kind: 'drop', call_back_owed: true, disconnect_evidence: ['peer_closed', 'peer_failed'] });
});
