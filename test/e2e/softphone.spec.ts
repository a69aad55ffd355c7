import { expect, test } from '@playwright/test';
import { measureInbound, rememberConnections } from '../support/call-media.ts';
import { inState, press, startWorld, type World } from '../support/world.ts';

const ADA = '+15550104417';
const AGENT = 'agent1';
let world: World;
let mark = 0;

test.beforeAll(async () => {
  world = await startWorld();
  for (const page of [world.phone, world.customer]) {
    await rememberConnections(page);
    await page.reload();
    await page.locator('body[data-registered="yes"]').waitFor();
  }
});
test.afterAll(() => world.stop());
test.beforeEach(() => {
  mark = world.proxy.log.entries.length;
});

const passed = (pattern: Parameters<World['proxy']['log']['until']>[0]) => world.proxy.log.until(pattern, mark);
const never = (pattern: Parameters<World['proxy']['log']['find']>[0]) => expect(world.proxy.log.find(pattern, mark)).toEqual([]);

async function ring(): Promise<void> {
  await press(world.customer, 'call');
  await inState(world.phone, 'ringing');
}

async function talk(): Promise<void> {
  await ring();
  await press(world.phone, 'answer');
  await inState(world.phone, 'active');
  await inState(world.customer, 'active');
}

async function hangUp(): Promise<void> {
  await press(world.phone, 'hangup');
  await inState(world.phone, 'idle');
  await inState(world.customer, 'idle');
}

test('registers and invites only after a digest challenge', async () => {
  await ring();
  const [bare, proven] = world.proxy.log.find({ dir: 'in', from: ADA, method: 'INVITE', status: 'none' }, mark);
  expect(bare?.text).not.toContain('Proxy-Authorization');
  expect(proven?.text).toContain('Proxy-Authorization: Digest');
  expect(world.proxy.log.find({ dir: 'out', to: ADA, method: 'INVITE', status: 407 }, mark)).toHaveLength(1);
  const offered = await passed({ dir: 'out', to: AGENT, method: 'INVITE', status: 'none' });
  expect(offered.text).not.toContain('Proxy-Authorization');
  expect(offered.text).toContain('P-Asserted-Identity: "Ada Brook" <sip:+15550104417@demo.onhook.example>');
  await expect(world.phone.locator('[data-test="queue"]')).toHaveText('billing');
  await press(world.customer, 'hangup');
  await inState(world.phone, 'idle');
});

test('an inbound call is held, resumed, held by the customer, resumed, and ended by the customer', async () => {
  await talk();
  await press(world.phone, 'hold');
  await inState(world.customer, 'remote-held');
  await passed({ dir: 'in', from: AGENT, method: 'INVITE', audio: 'sendonly' });
  await passed({ dir: 'in', from: ADA, method: 'INVITE', status: 200, audio: 'recvonly' });
  await press(world.phone, 'hold');
  await inState(world.customer, 'active');
  await press(world.customer, 'hold');
  await inState(world.phone, 'remote-held');
  await passed({ dir: 'in', from: ADA, method: 'INVITE', status: 'none', audio: 'sendonly' });
  await press(world.customer, 'resume');
  await inState(world.phone, 'active');
  await press(world.customer, 'hangup');
  await inState(world.phone, 'idle');
  await passed({ dir: 'out', to: AGENT, method: 'BYE', status: 'none' });
  never({ dir: 'in', from: AGENT, method: 'BYE', status: 'none' });
});

test('the agent hears the customer talk and fall silent', async () => {
  await talk();
  await press(world.customer, 'talk');
  await expect.poll(async () => (await measureInbound(world.phone)).loudness).toBeGreaterThan(0.02);
  await press(world.customer, 'silent');
  await expect.poll(async () => (await measureInbound(world.phone)).loudness).toBeLessThan(0.001);
  expect((await measureInbound(world.phone)).packets).toBeGreaterThan(15);
  await hangUp();
});

test('the agent ends a call', async () => {
  await talk();
  await hangUp();
  await passed({ dir: 'in', from: AGENT, method: 'BYE', status: 'none' });
  never({ dir: 'in', from: ADA, method: 'BYE', status: 'none' });
});

test('the customer gives up while it rings', async () => {
  await ring();
  await press(world.customer, 'hangup');
  await inState(world.phone, 'idle');
  await inState(world.customer, 'idle');
  await passed({ dir: 'out', to: AGENT, method: 'CANCEL', status: 'none' });
  await passed({ dir: 'out', to: ADA, method: 'INVITE', status: 487 });
  await passed({ dir: 'out', to: AGENT, method: 'ACK' });
});

test('the agent declines', async () => {
  await ring();
  await press(world.phone, 'decline');
  await inState(world.customer, 'idle');
  await passed({ dir: 'in', from: AGENT, method: 'INVITE', status: 480 });
});

test('an outbound call is answered, keyed into and muted', async () => {
  await world.phone.locator('[data-dial="+15550104417"]').click();
  await inState(world.customer, 'ringing');
  await press(world.customer, 'answer');
  await inState(world.phone, 'active');
  await press(world.phone, 'keypad');
  await world.phone.locator('[data-digit="5"]').click();
  expect((await passed({ dir: 'in', from: AGENT, method: 'INFO', status: 'none' })).text).toContain('Signal=5');
  await press(world.phone, 'mute');
  await expect(world.phone.locator('body')).toHaveAttribute('data-muted', 'yes');
  await hangUp();
  expect(world.proxy.log.find({ dir: 'in', from: AGENT, method: 'INVITE', status: 'none' }, mark)).toHaveLength(2);
});

test('an outbound call is given up, and another one refused', async () => {
  await world.phone.locator('[data-dial="+15550104417"]').click();
  await inState(world.customer, 'ringing');
  await press(world.phone, 'cancel');
  await inState(world.customer, 'idle');
  await passed({ dir: 'in', from: AGENT, method: 'CANCEL', status: 'none' });
  await inState(world.phone, 'idle');
  await world.phone.locator('[data-dial="+15550104417"]').click();
  await inState(world.customer, 'ringing');
  await press(world.customer, 'decline');
  await inState(world.phone, 'idle');
  await passed({ dir: 'out', to: AGENT, method: 'INVITE', status: 603 });
});

for (const [number, status] of [
  ['nobody', 404],
  ['busy', 486],
] as const)
  test(`a call to ${number} comes back with ${status}`, async () => {
    await world.phone.locator('[data-test="dial-number"]').fill(number);
    await press(world.phone, 'dial');
    await passed({ dir: 'out', to: AGENT, method: 'INVITE', status });
    await inState(world.phone, 'idle');
    await expect(world.phone.locator('[data-test="last-end"]')).not.toBeEmpty();
  });

test('a transferred customer reaches the second line, and the agent leaves', async () => {
  const second = await world.addPhone({ user: 'agent2', name: 'Mina Okafor', auto: true });
  await talk();
  await press(world.phone, 'transfer');
  await press(world.phone, 'transfer-go');
  await inState(world.phone, 'idle');
  await inState(second, 'active');
  await passed({ dir: 'in', from: ADA, method: 'REFER', status: 202 });
  expect((await passed({ dir: 'in', from: AGENT, method: 'BYE', status: 'none' })).at).toBeGreaterThan(
    (await passed({ dir: 'in', from: ADA, method: 'NOTIFY' })).at,
  );
  await press(second, 'hangup');
  await inState(world.customer, 'idle');
  await second.close();
});

test('someone who has gone is unavailable', async () => {
  await world.phone.locator('[data-dial="agent2"]').click();
  await passed({ dir: 'out', to: AGENT, method: 'INVITE', status: 480 });
  await inState(world.phone, 'idle');
});

test('a second caller finds the agent busy', async () => {
  await talk();
  const tomas = await world.addPhone({ user: '+15550104862', name: 'Tomas Reyes' });
  await press(tomas, 'call');
  await passed({ dir: 'out', to: '+15550104862', method: 'INVITE', status: 486 });
  await inState(tomas, 'idle');
  await tomas.close();
  await inState(world.phone, 'active');
  await hangUp();
});

test('a reload of the phone says good-bye', async () => {
  await talk();
  await world.phone.reload();
  await passed({ dir: 'in', from: AGENT, method: 'BYE', status: 'none' });
  await inState(world.customer, 'idle');
  await world.phone.locator('body[data-registered="yes"]').waitFor();
});

test('a refused hold makes the phone end the call with cause 500', async () => {
  await talk();
  world.proxy.faults.lay(
    { kind: 'refuse', status: 488, reason: 'Not Acceptable Here' },
    { from: AGENT, method: 'INVITE', status: 'none', inDialog: true },
  );
  await press(world.phone, 'hold');
  const bye = await passed({ dir: 'in', from: AGENT, method: 'BYE', status: 'none' });
  expect(bye.text).toMatch(/Reason: SIP ;cause=500; text="Hold Failed"/);
  await inState(world.phone, 'idle');
  await inState(world.customer, 'idle');
});

test('a repeated answer and a repeated good-bye do no harm', async () => {
  world.proxy.faults.lay({ kind: 'duplicate' }, { from: AGENT, method: 'INVITE', status: 200 });
  world.proxy.faults.lay({ kind: 'duplicate' }, { from: ADA, method: 'BYE', status: 'none' });
  await talk();
  await press(world.customer, 'hangup');
  await inState(world.phone, 'idle');
  await inState(world.customer, 'idle');
  expect(world.proxy.log.find({ dir: 'out', to: ADA, method: 'INVITE', status: 200 }, mark)).toHaveLength(2);
  expect(world.proxy.log.find({ dir: 'out', to: AGENT, method: 'BYE', status: 'none' }, mark)).toHaveLength(2);
});

test('the phone hears its own bare keys, but not those typed into a note', async () => {
  const body = world.phone.locator('body');
  await ring();
  await body.press('a');
  await inState(world.phone, 'active');
  await body.press('m');
  await expect(body).toHaveAttribute('data-muted', 'yes');
  await world.phone.keyboard.down('Space');
  await expect(body).toHaveAttribute('data-muted', 'no');
  await world.phone.keyboard.up('Space');
  await expect(body).toHaveAttribute('data-muted', 'yes');
  await body.press('h');
  await inState(world.phone, 'held');
  await world.phone.locator('[data-test="crm-note"]').pressSequentially('hem');
  await inState(world.phone, 'held');
  await world.phone.locator('[data-test="crm-note"]').blur();
  await body.press('e');
  await inState(world.customer, 'idle');
});

test('a customer who vanishes says nothing at all', async () => {
  await talk();
  await press(world.customer, 'vanish');
  await expect.poll(async () => (await measureInbound(world.phone)).packets).toBe(0);
  await inState(world.phone, 'active');
  never({ method: 'BYE' });
  await press(world.phone, 'hangup');
  await inState(world.phone, 'idle');
  await passed({ dir: 'out', to: AGENT, method: 'BYE', status: 480 });
});
