import { expect, type FrameLocator, test } from '@playwright/test';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { goesOn, rememberConnections, sends } from '../support/call-media.ts';
import { hangUp, talk } from '../support/call-steps.ts';
import { cockpitOn, part, pressOf } from '../support/cockpit.ts';
import { clickOn } from '../support/hand.ts';
import { journal, records } from '../support/kept.ts';
import { inState, press, registered, startWorld, type World } from '../support/world.ts';

let world: World;
let cockpit: FrameLocator;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  world = await startWorld({ extension: true });
  cockpit = cockpitOn(world.phone);
  await rememberConnections(world.customer);
  await world.customer.reload();
  await registered(world.customer);
});
test.afterAll(() => world.stop());

/** The customer calls and speaks. */
async function speak(): Promise<void> {
  await talk(world);
  await press(world.customer, 'talk');
  await goesOn(world.phone, 4_000);
}

/** The agent hangs up and saves; the value is the record, and the types of what was heard. */
async function file(): Promise<{ readonly record: DispositionRecord; readonly heard: readonly string[] }> {
  const rows = await journal(world.agentBrowser);
  const last = rows.findLast(({ type }) => type === 'call.offered')?.at ?? 0;
  const heard = rows.filter(({ at, type }) => at >= last && type.startsWith('media.')).map(({ type }) => type);
  await hangUp(world);
  const before = (await records(world.agentBrowser)).length;
  await clickOn(pressOf(cockpit, 'save'));
  await expect.poll(async () => (await records(world.agentBrowser)).length).toBe(before + 1);
  await expect(part(cockpit, 'wrap-up')).toHaveCount(0);
  const record = (await records(world.agentBrowser)).reduce((latest, each) => (each.seq > latest.seq ? each : latest));
  return { record, heard };
}

test('a caller who says nothing for twenty seconds is silent once, for twenty seconds', async () => {
  await speak();
  await sends(world.customer, 'silence');
  await goesOn(world.phone, 20_000);
  await sends(world.customer, 'sound');
  await goesOn(world.phone, 3_000);
  const { record, heard } = await file();
  expect(heard.filter((type) => type === 'media.silence_started')).toHaveLength(1);
  expect(heard).not.toContain('media.stalled');
  expect(Math.abs((record.silence_total_ms ?? 0) - 20_000)).toBeLessThanOrEqual(1_500);
  expect(record.silence_longest_ms).toBe(record.silence_total_ms);
  expect(record).toMatchObject({ disconnect_reason: 'AGENT_DISCONNECT', disconnect_confidence: 0.95, correlation: 'sip' });
});

test('a caller from whom nothing comes has stalled, and is not silent', async () => {
  await speak();
  await sends(world.customer, 'nothing');
  await expect(part(cockpit, 'sound')).toContainText('Nothing has come from the caller for');
  await goesOn(world.phone, 4_000);
  await sends(world.customer, 'sound');
  await expect(part(cockpit, 'sound')).toHaveCount(0);
  await goesOn(world.phone, 1_500);
  const { record, heard } = await file();
  expect(heard.filter((type) => /stalled|recovered|silence/.test(type))).toEqual(['media.stalled', 'media.recovered']);
  expect(record).toMatchObject({ silence_total_ms: 0, end_kind: 'hangup' });
});

test('neither a hold nor the agent’s own mute is a silence of the caller', async () => {
  await speak();
  await press(world.phone, 'hold');
  await inState(world.phone, 'held');
  await goesOn(world.phone, 6_500);
  await press(world.phone, 'hold');
  await inState(world.phone, 'active');
  await press(world.phone, 'mute');
  await expect(part(cockpit, 'muted')).toBeVisible();
  await goesOn(world.phone, 7_000);
  await press(world.phone, 'mute');
  await expect(part(cockpit, 'muted')).toHaveCount(0);
  const rows = await journal(world.agentBrowser);
  const from = rows.findLast(({ type }) => type === 'call.offered')?.at ?? 0;
  const told = rows
    .filter(({ at, type, leg }) => at >= from && leg.startsWith('media:') && /muted|held/.test(type))
    .map(({ type }) => type);
  expect(told).toEqual(['call.held', 'call.muted', 'call.unmuted']);
  const { record, heard } = await file();
  expect(heard.filter((type) => /stalled|silence/.test(type))).toEqual([]);
  expect(record).toMatchObject({ silence_total_ms: 0, agent_number_of_holds: 1 });
});

test('one press on a quiet line sets what counts as silence on it, and none while somebody speaks', async () => {
  const settings = async () =>
    (await world.agentBrowser.worker()).evaluate(async () => (await chrome.storage.local.get('settings'))['settings']);
  await speak();
  await clickOn(pressOf(cockpit, 'by-hand'));
  await clickOn(pressOf(cockpit, 'calibrate'));
  await expect(part(cockpit, 'refusal')).toContainText('Somebody was speaking.');
  await press(world.customer, 'silent');
  await goesOn(world.phone, 5_500);
  await clickOn(pressOf(cockpit, 'calibrate'));
  await expect.poll(settings).toMatchObject({ silence_level_db: -80 });
  await file();
});
