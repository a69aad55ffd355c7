import { expect, test } from '@playwright/test';
import { measureInbound, rememberConnections } from '../support/call-media.ts';
import { hangUp, type Passage, readLedger, ring, talk } from '../support/call-steps.ts';
import { inState, press, registered, startWorld, type World } from '../support/world.ts';

const ADA = '+15550104417';
const AGENT = 'agent1';
let world: World;
let passage: Passage;

test.beforeAll(async () => {
  world = await startWorld();
  for (const page of [world.phone, world.customer]) {
    await rememberConnections(page);
    await page.reload();
    await registered(page);
  }
});
test.afterAll(() => world.stop());
test.beforeEach(() => {
  passage = readLedger(world);
});

test('registers and invites only after a digest challenge', async () => {
  await ring(world);
  const [bare, proven] = passage.all({ dir: 'in', from: ADA, method: 'INVITE', status: 'none' });
  expect(bare?.text).not.toContain('Proxy-Authorization');
  expect(proven?.text).toContain('Proxy-Authorization: Digest');
  expect(passage.all({ dir: 'out', to: ADA, method: 'INVITE', status: 407 })).toHaveLength(1);
  const offered = await passage.until({ dir: 'out', to: AGENT, method: 'INVITE', status: 'none' });
  expect(offered.text).not.toContain('Proxy-Authorization');
  expect(offered.text).toContain('P-Asserted-Identity: "Ada Brook" <sip:+15550104417@demo.onhook.example>');
  await expect(world.phone.locator('[data-test="queue"]')).toHaveText('billing');
  await press(world.customer, 'hangup');
  await inState(world.phone, 'idle');
});

test('an inbound call is held, resumed, held by the customer, resumed, and ended by the customer', async () => {
  await talk(world);
  await press(world.phone, 'hold');
  await inState(world.customer, 'remote-held');
  await passage.until({ dir: 'in', from: AGENT, method: 'INVITE', audio: 'sendonly' });
  await passage.until({ dir: 'in', from: ADA, method: 'INVITE', status: 200, audio: 'recvonly' });
  await press(world.phone, 'hold');
  await inState(world.customer, 'active');
  await press(world.customer, 'hold');
  await inState(world.phone, 'remote-held');
  await passage.until({ dir: 'in', from: ADA, method: 'INVITE', status: 'none', audio: 'sendonly' });
  await press(world.customer, 'resume');
  await inState(world.phone, 'active');
  await press(world.customer, 'hangup');
  await inState(world.phone, 'idle');
  await passage.until({ dir: 'out', to: AGENT, method: 'BYE', status: 'none' });
  expect(passage.all({ dir: 'in', from: AGENT, method: 'BYE', status: 'none' })).toEqual([]);
});

test('the agent hears the customer talk and fall silent', async () => {
  await talk(world);
  await press(world.customer, 'talk');
  await expect.poll(async () => (await measureInbound(world.phone)).loudness).toBeGreaterThan(0.02);
  await press(world.customer, 'silent');
  await expect.poll(async () => (await measureInbound(world.phone)).loudness).toBeLessThan(0.001);
  expect((await measureInbound(world.phone)).packets).toBeGreaterThan(15);
  await hangUp(world);
});

test('the agent ends a call', async () => {
  await talk(world);
  await hangUp(world);
  await passage.until({ dir: 'in', from: AGENT, method: 'BYE', status: 'none' });
  expect(passage.all({ dir: 'in', from: ADA, method: 'BYE', status: 'none' })).toEqual([]);
});

test('the customer gives up while it rings', async () => {
  await ring(world);
  await press(world.customer, 'hangup');
  await inState(world.phone, 'idle');
  await inState(world.customer, 'idle');
  await passage.until({ dir: 'out', to: AGENT, method: 'CANCEL', status: 'none' });
  await passage.until({ dir: 'out', to: ADA, method: 'INVITE', status: 487 });
  await passage.until({ dir: 'out', to: AGENT, method: 'ACK' });
});

test('the agent declines', async () => {
  await ring(world);
  await press(world.phone, 'decline');
  await inState(world.customer, 'idle');
  await passage.until({ dir: 'in', from: AGENT, method: 'INVITE', status: 480 });
});

test('an outbound call is answered, keyed into and muted', async () => {
  await world.phone.locator('[data-dial="+15550104417"]').click();
  await inState(world.customer, 'ringing');
  await press(world.customer, 'answer');
  await inState(world.phone, 'active');
  await press(world.phone, 'keypad');
  await world.phone.locator('[data-digit="5"]').click();
  expect((await passage.until({ dir: 'in', from: AGENT, method: 'INFO', status: 'none' })).text).toContain('Signal=5');
  await press(world.phone, 'mute');
  await expect(world.phone.locator('body')).toHaveAttribute('data-muted', 'yes');
  await hangUp(world);
  expect(passage.all({ dir: 'in', from: AGENT, method: 'INVITE', status: 'none' })).toHaveLength(2);
});

test('an outbound call is given up, and another one refused', async () => {
  await world.phone.locator('[data-dial="+15550104417"]').click();
  await inState(world.customer, 'ringing');
  await press(world.phone, 'cancel');
  await inState(world.customer, 'idle');
  await passage.until({ dir: 'in', from: AGENT, method: 'CANCEL', status: 'none' });
  await inState(world.phone, 'idle');
  await world.phone.locator('[data-dial="+15550104417"]').click();
  await inState(world.customer, 'ringing');
  await press(world.customer, 'decline');
  await inState(world.phone, 'idle');
  await passage.until({ dir: 'out', to: AGENT, method: 'INVITE', status: 603 });
});

for (const [number, status] of [
  ['nobody', 404],
  ['busy', 486],
] as const)
  test(`a call to ${number} comes back with ${status}`, async () => {
    await world.phone.locator('[data-test="dial-number"]').fill(number);
    await press(world.phone, 'dial');
    await passage.until({ dir: 'out', to: AGENT, method: 'INVITE', status });
    await inState(world.phone, 'idle');
    await expect(world.phone.locator('[data-test="last-end"]')).not.toBeEmpty();
  });

test('a transferred customer reaches the second line, the agent leaves, and who has gone is unavailable', async () => {
  const second = await world.addPhone({ user: 'agent2', name: 'Mina Okafor', auto: true });
  await talk(world);
  await press(world.phone, 'transfer');
  await press(world.phone, 'transfer-go');
  await inState(world.phone, 'idle');
  await inState(second, 'active');
  await passage.until({ dir: 'in', from: ADA, method: 'REFER', status: 202 });
  expect((await passage.until({ dir: 'in', from: AGENT, method: 'BYE', status: 'none' })).at).toBeGreaterThan(
    (await passage.until({ dir: 'in', from: ADA, method: 'NOTIFY' })).at,
  );
  await press(second, 'hangup');
  await inState(world.customer, 'idle');
  await second.close();
  await world.phone.locator('[data-dial="agent2"]').click();
  await passage.until({ dir: 'out', to: AGENT, method: 'INVITE', status: 480 });
  await inState(world.phone, 'idle');
});

test('both sides hold at once, and either may resume first', async () => {
  await talk(world);
  await press(world.customer, 'hold');
  // The phone shows a hold before its answer is on the wire; to press on then is glare, which SIP.js refuses (491).
  await inState(world.customer, 'held');
  await inState(world.phone, 'remote-held');
  await press(world.phone, 'hold');
  await inState(world.phone, 'both-held');
  await passage.until({ dir: 'in', from: ADA, method: 'INVITE', status: 200, audio: 'inactive' });
  await press(world.customer, 'resume');
  await inState(world.customer, 'active');
  await inState(world.phone, 'held');
  await press(world.phone, 'hold');
  await inState(world.phone, 'active');
  await passage.until({ dir: 'in', from: ADA, method: 'INVITE', status: 200, audio: 'sendrecv' });
  await hangUp(world);
});
