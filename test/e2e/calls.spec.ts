import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { hangUp, readLedger, ring, talk } from '../support/call-steps.ts';
import { cockpitOn, part, pressOf } from '../support/cockpit.ts';
import { clickOn } from '../support/hand.ts';
import { journal, records } from '../support/kept.ts';
import { openPanel } from '../support/watched.ts';
import { inState, press, registered, startWorld, type World } from '../support/world.ts';

const ADA = '+15550104417';
const AGENT = 'agent1';
let world: World;
let cockpit: FrameLocator;

test.beforeAll(async () => {
  world = await startWorld({ extension: true });
  cockpit = cockpitOn(world.phone);
});
test.afterAll(() => world.stop());

/** Saves what the wrap-up shows and resolves with the record. */
async function file(surface: FrameLocator | Page = cockpit): Promise<DispositionRecord> {
  const before = (await records(world.agentBrowser)).length;
  await clickOn(pressOf(surface, 'save'));
  await expect.poll(async () => (await records(world.agentBrowser)).length).toBe(before + 1);
  await expect(part(surface, 'wrap-up')).toHaveCount(0);
  return (await records(world.agentBrowser)).reduce((latest, each) => (each.seq > latest.seq ? each : latest));
}
const endOf = ({ disconnect_reason, end_kind, end_code, disconnect_evidence, agent_number_of_holds }: DispositionRecord) => ({
  disconnect_reason,
  end_kind,
  end_code,
  evidence: disconnect_evidence,
  holds: agent_number_of_holds,
});

test('a call that nobody answers is filed by itself, with nothing to do', async () => {
  await ring(world);
  await expect(part(cockpit, 'ringing')).toContainText('4417');
  await press(world.customer, 'hangup');
  await inState(world.phone, 'idle');
  await expect.poll(() => records(world.agentBrowser)).toMatchObject([{ end_kind: 'cancelled', disconnect_reason: null, end_code: null }]);
  await expect(part(cockpit, 'idle')).toBeVisible();
});

test('a refused hold is no hold', async () => {
  await talk(world);
  world.proxy.faults.lay(
    { kind: 'refuse', status: 488, reason: 'Not Acceptable Here' },
    { from: AGENT, method: 'INVITE', status: 'none', inDialog: true },
  );
  await press(world.phone, 'hold');
  await inState(world.phone, 'idle');
  await expect(part(cockpit, 'wrap-up')).toBeVisible();
  const failed = (await journal(world.agentBrowser)).filter((row) => row.type === 'call.hold_failed');
  expect(failed).toHaveLength(1);
  expect(await file()).toMatchObject({ agent_number_of_holds: 0, hold_segments: [] });
});

test('the customer’s own hold is no hold of ours', async () => {
  await talk(world);
  await press(world.customer, 'hold');
  await expect(part(cockpit, 'hold')).toBeVisible();
  await press(world.customer, 'resume');
  await expect(part(cockpit, 'hold')).toHaveCount(0);
  await hangUp(world);
  expect(await file()).toMatchObject({ agent_number_of_holds: 0, hold_segments: [{ scope: 'remote' }] });
});

test('a repeated answer and a repeated good-bye are one call', async () => {
  world.proxy.faults.lay({ kind: 'duplicate' }, { from: AGENT, method: 'INVITE', status: 200 });
  world.proxy.faults.lay({ kind: 'duplicate' }, { from: ADA, method: 'BYE', status: 'none' });
  const before = (await records(world.agentBrowser)).length;
  await talk(world);
  await press(world.customer, 'hangup');
  await inState(world.phone, 'idle');
  expect(endOf(await file())).toMatchObject({ disconnect_reason: 'CUSTOMER_DISCONNECT', end_kind: 'hangup' });
  expect(await records(world.agentBrowser)).toHaveLength(before + 1);
});

test('the hold clock is exact though the worker died in the middle', async () => {
  await talk(world);
  const passage = readLedger(world);
  await press(world.phone, 'hold');
  const held = await passage.until({ dir: 'out', to: AGENT, method: 'INVITE', status: 200 });
  await expect(part(cockpit, 'hold')).toBeVisible();
  expect(await world.agentBrowser.killWorker()).toBe(true);
  await press(world.phone, 'hold');
  await expect(part(cockpit, 'hold')).toHaveCount(0);
  const answers = passage.all({ dir: 'out', to: AGENT, method: 'INVITE', status: 200 });
  await hangUp(world);
  const record = await file();
  // On a busy machine an answer comes again before its ACK (RFC 3261 §13.3.1.4): the first of each counts.
  const firsts = answers.filter(({ cseq }, at) => answers.findIndex((each) => each.cseq === cseq) === at);
  expect(firsts).toHaveLength(2);
  expect(Math.abs(record.agent_customer_hold_duration_ms - ((firsts[1]?.at ?? 0) - held.at))).toBeLessThan(100);
});

test('a reload in mid-call closes the call by the BYE of the page, its holds intact', async () => {
  await talk(world);
  await press(world.phone, 'hold');
  await expect(part(cockpit, 'hold')).toBeVisible();
  await press(world.phone, 'hold');
  await expect(part(cockpit, 'hold')).toHaveCount(0);
  await world.phone.reload();
  await registered(world.phone);
  await expect(part(cockpit, 'ask-ended_by')).toBeVisible();
  const record = await file();
  expect(endOf(record)).toMatchObject({ disconnect_reason: 'OTHER', end_kind: 'drop', end_code: 'technical.platform', holds: 1 });
  expect(record.disconnect_evidence).toContain('page_unload');
  expect(record.disconnect_confidence).toBe(0.7);
});

test('a phone whose tab vanished without a word is closed as unknown', async () => {
  const phone = await world.agentBrowser.context.newPage();
  await phone.goto(world.phoneUrl('/customer/', { user: 'agent2', name: 'Second line' }));
  await registered(phone);
  await press(phone, 'call');
  await inState(world.phone, 'ringing');
  await press(world.phone, 'answer');
  await inState(phone, 'active');
  await phone.close();
  await press(world.phone, 'hangup');
  await inState(world.phone, 'idle');
  await file();
  // Only now: a tab that opens takes the phone's to the background, where no press is taken for the agent's.
  const panel = await openPanel(world.agentBrowser);
  await expect(part(panel, 'ask-ended_by')).toBeVisible({ timeout: 20_000 });
  await pressOf(panel, 'answer-drop').click();
  const record = await file(panel);
  expect(record).toMatchObject({
    disconnect_reason: null,
    disconnect_reason_agent: 'TELECOM_PROBLEM',
    disconnect_evidence: ['frame_gone'],
  });
  await panel.close();
});

test('a SIP.js phone is seen in either role, from ring to end', async () => {
  const phone = await world.agentBrowser.context.newPage();
  await phone.goto(world.phoneUrl('/customer/', { user: 'agent2', name: 'Second line' }));
  await registered(phone);
  const mine = cockpitOn(phone);

  // It calls: 407 and the second INVITE are one call.
  await press(phone, 'call');
  await inState(world.phone, 'ringing');
  await expect(part(mine, 'ringing')).toBeVisible();
  await press(world.phone, 'answer');
  await inState(phone, 'active');
  await press(phone, 'hold');
  await expect(part(mine, 'hold')).toBeVisible();
  await press(phone, 'resume');
  await expect(part(mine, 'hold')).toHaveCount(0);
  await press(phone, 'hangup');
  await inState(world.phone, 'idle');
  const outbound = await file(mine);
  expect(outbound).toMatchObject({ initiation_method: 'OUTBOUND', disconnect_reason: 'AGENT_DISCONNECT', agent_number_of_holds: 1 });
  await file(cockpit);

  // It is called.
  await world.phone.locator('[data-test="dial-number"]').fill('agent2');
  await press(world.phone, 'dial');
  await inState(phone, 'ringing');
  await press(phone, 'answer');
  await inState(phone, 'active');
  await press(world.phone, 'hangup');
  await inState(phone, 'idle');
  const inbound = await file(mine);
  expect(inbound).toMatchObject({ initiation_method: 'INBOUND', disconnect_reason: 'CUSTOMER_DISCONNECT', end_kind: 'hangup' });
  await file(cockpit);
  await phone.close();
});

test('the side panel follows the call, and its strip presses the same desk', async () => {
  const panel = await openPanel(world.agentBrowser);
  await talk(world);
  await expect(part(panel, 'guide')).toBeVisible();
  await pressOf(panel, 'by-hand').click();
  await pressOf(panel, 'hold').click();
  await expect(part(panel, 'hold')).toBeVisible();
  await expect(part(cockpit, 'hold')).toBeVisible();
  await panel.locator('[data-press="resume"]').first().click();
  await expect(part(cockpit, 'hold')).toHaveCount(0);
  await hangUp(world);
  expect(await file(panel)).toMatchObject({ correlation: 'sip', agent_number_of_holds: 1 });
  await panel.close();
});

test('a call by hand runs in the side panel, on no tab at all', async () => {
  const panel = await openPanel(world.agentBrowser);
  await pressOf(panel, 'start').click();
  await expect(part(panel, 'guide')).toBeVisible();
  await pressOf(panel, 'end').click();
  await pressOf(panel, 'end-drop').click();
  expect(await file(panel)).toMatchObject({
    correlation: 'manual',
    disconnect_reason: 'TELECOM_PROBLEM',
    end_kind: 'drop',
    call_back_owed: true,
  });
  await panel.close();
});
