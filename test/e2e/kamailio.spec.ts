import { expect, test } from '@playwright/test';
import { goesOn } from '../support/call-media.ts';
import { cockpitOn, part } from '../support/cockpit.ts';
import { holdTruth } from '../support/hold-truth.ts';
import { startBaresip } from '../support/kamailio/baresip.ts';
import { createEndedTable } from '../support/kamailio/ended-table.ts';
import { answerInTheClear } from '../support/kamailio/sipp.ts';
import { AGENT, type Site, startSite } from '../support/kamailio/site.ts';
import { dial, onlyRecord, reach, save, talkTo } from '../support/kamailio/site-steps.ts';
import { records } from '../support/kept.ts';
import { inState, press, registered } from '../support/world.ts';

const ADA = '+15550104417';
const table = createEndedTable();
let site: Site;
let before: Awaited<ReturnType<typeof records>>;

test.beforeAll(async () => {
  site = await startSite();
});
test.beforeEach(async () => {
  before = await records(site.agentBrowser);
});
test.afterAll(async () => {
  table.print();
  await site.stop();
});

test('a customer on a phone that is no browser calls, and hangs up', async () => {
  await using ada = await startBaresip(site.exchange, ADA);
  await talkTo(site, ada);
  ada.hangUp();
  await save(site);
  const record = await onlyRecord(site, before);
  table.add('customer calls', 'customer hangs up', record);
  expect(record).toMatchObject({
    initiation_method: 'INBOUND',
    customer_endpoint_address: '…4417',
    disconnect_reason: 'CUSTOMER_DISCONNECT',
    end_kind: 'hangup',
    disconnect_confidence: 0.85,
    disconnect_evidence: ['bye_in', 'media_alive'],
    agent_number_of_holds: 0,
    hold_segments: [],
    call_back_owed: false,
  });
});

test('the agent calls, holds, resumes and hangs up', async () => {
  await using ada = await startBaresip(site.exchange, ADA);
  await reach(site, ADA, ada);
  await press(site.phone, 'hold');
  await inState(site.phone, 'held');
  await goesOn(site.phone, 3_000);
  await press(site.phone, 'hold');
  await inState(site.phone, 'active');
  await goesOn(site.phone, 1_500);
  const heldMs = await holdTruth(site.exchange.wire, 'resume');
  await press(site.phone, 'hangup');
  await save(site);
  const record = await onlyRecord(site, before);
  table.add('agent calls', `agent holds for ${heldMs.toFixed(0)} ms, hangs up`, record);
  expect(record).toMatchObject({
    initiation_method: 'OUTBOUND',
    disconnect_reason: 'AGENT_DISCONNECT',
    end_kind: 'hangup',
    disconnect_confidence: 0.95,
    disconnect_evidence: ['bye_out', 'media_alive'],
    agent_number_of_holds: 1,
    hold_segments: [{ scope: 'customer' }],
  });
  expect(Math.abs(record.agent_customer_hold_duration_ms - heldMs)).toBeLessThan(100);
});

test('the agent’s call is let go of for a network out of order', async () => {
  await using other = await startBaresip(site.exchange, 'cause38');
  await reach(site, 'cause38', other);
  other.hangUp();
  await save(site);
  const record = await onlyRecord(site, before);
  table.add('agent calls', 'BYE with Q.850 cause 38, network out of order', record);
  expect(record).toMatchObject({
    disconnect_reason: 'TELECOM_PROBLEM',
    end_kind: 'drop',
    disconnect_confidence: 0.8,
    disconnect_evidence: ['bye_in', 'network_cause', 'q850_38'],
    call_back_owed: true,
  });
});

test('a call is let go of with normal clearing', async () => {
  await using other = await startBaresip(site.exchange, 'cause16');
  await talkTo(site, other);
  other.hangUp();
  await save(site);
  const record = await onlyRecord(site, before);
  table.add('customer calls', 'BYE with Q.850 cause 16, normal clearing', record);
  expect(record).toMatchObject({
    disconnect_reason: 'CUSTOMER_DISCONNECT',
    end_kind: 'hangup',
    disconnect_confidence: 0.9,
    disconnect_evidence: ['bye_in', 'normal_clearing', 'q850_16'],
  });
});

test('a call that another phone of the agent answers is no missed call', async () => {
  await using ada = await startBaresip(site.exchange, ADA);
  await using _desk = await startBaresip(site.exchange, AGENT);
  ada.dial(AGENT);
  await ada.until('CALL_ESTABLISHED');
  const record = await onlyRecord(site, before);
  table.add('customer calls', 'answered at the agent’s other phone', record);
  expect(record).toMatchObject({
    end_kind: 'answered_elsewhere',
    disconnect_confidence: 0.95,
    disconnect_evidence: ['cancel_in', 'sip_200'],
  });
});

test('a phone that is answered in the clear gives up by itself', async () => {
  await using scene = answerInTheClear(site.exchange);
  await dial(site, 'scene');
  await scene.played;
  await save(site);
  const record = await onlyRecord(site, before);
  table.add('agent calls', 'answered without DTLS, the phone says BYE', record);
  expect(record).toMatchObject({
    disconnect_reason: 'OTHER',
    end_kind: 'drop',
    disconnect_confidence: 0.9,
    disconnect_evidence: ['bye_out', 'sip_488'],
    call_back_owed: true,
  });
});

test('a customer whose phone is gone in mid-call was cut off, and is owed a call', async () => {
  await using ada = await startBaresip(site.exchange, ADA);
  await talkTo(site, ada);
  await ada.kill();
  await expect(part(site.cockpit, 'sound')).toContainText('The connection to the caller is lost.', { timeout: 30_000 });
  await press(site.phone, 'hangup');
  await save(site);
  const record = await onlyRecord(site, before);
  table.add('customer calls', 'phone killed, agent clears', record);
  expect(record).toMatchObject({
    disconnect_reason: 'TELECOM_PROBLEM',
    end_kind: 'drop',
    disconnect_confidence: 0.85,
    call_back_owed: true,
  });
  expect(record.disconnect_evidence).toContain('cleared_by_agent');
});

test('a phone that is open in two tabs has one call, of the tab in which it is answered', async () => {
  const phone = await site.agentBrowser.context.newPage();
  await phone.goto(site.phone.url());
  await registered(phone);
  const second: Site = { ...site, phone, cockpit: cockpitOn(phone) };
  await using ada = await startBaresip(site.exchange, ADA);
  ada.dial(AGENT);
  await Promise.all([inState(site.phone, 'ringing'), inState(phone, 'ringing')]);
  await press(phone, 'answer');
  await Promise.all([inState(site.phone, 'idle'), inState(phone, 'active'), ada.until('CALL_ESTABLISHED')]);
  await expect(part(second.cockpit, 'guide')).toBeVisible();
  await goesOn(phone, 1_500);
  ada.hangUp();
  await save(second);
  const record = await onlyRecord(second, before);
  table.add('customer calls', 'rings in two tabs, answered in the second, customer hangs up', record);
  expect(record).toMatchObject({
    disconnect_reason: 'CUSTOMER_DISCONNECT',
    end_kind: 'hangup',
    disconnect_confidence: 0.85,
    disconnect_evidence: ['bye_in', 'media_alive'],
  });
  await phone.close();
});
