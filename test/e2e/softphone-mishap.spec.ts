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

test('a second caller finds the agent busy', async () => {
  await talk(world);
  const tomas = await world.addPhone({ user: '+15550104862', name: 'Tomas Reyes' });
  await press(tomas, 'call');
  await passage.until({ dir: 'out', to: '+15550104862', method: 'INVITE', status: 486 });
  await inState(tomas, 'idle');
  await tomas.close();
  await inState(world.phone, 'active');
  await hangUp(world);
});

test('a reload of the phone says good-bye', async () => {
  await talk(world);
  await world.phone.reload();
  await passage.until({ dir: 'in', from: AGENT, method: 'BYE', status: 'none' });
  await inState(world.customer, 'idle');
  await registered(world.phone);
});

test('a refused hold makes the phone end the call with cause 500', async () => {
  await talk(world);
  world.proxy.faults.lay(
    { kind: 'refuse', status: 488, reason: 'Not Acceptable Here' },
    { from: AGENT, method: 'INVITE', status: 'none', inDialog: true },
  );
  await press(world.phone, 'hold');
  const bye = await passage.until({ dir: 'in', from: AGENT, method: 'BYE', status: 'none' });
  expect(bye.text).toMatch(/Reason: SIP ;cause=500; text="Hold Failed"/);
  await inState(world.phone, 'idle');
  await inState(world.customer, 'idle');
});

test('a repeated answer and a repeated good-bye do no harm', async () => {
  world.proxy.faults.lay({ kind: 'duplicate' }, { from: AGENT, method: 'INVITE', status: 200 });
  world.proxy.faults.lay({ kind: 'duplicate' }, { from: ADA, method: 'BYE', status: 'none' });
  await talk(world);
  await press(world.customer, 'hangup');
  await inState(world.phone, 'idle');
  await inState(world.customer, 'idle');
  expect(passage.all({ dir: 'out', to: ADA, method: 'INVITE', status: 200 })).toHaveLength(2);
  expect(passage.all({ dir: 'out', to: AGENT, method: 'BYE', status: 'none' })).toHaveLength(2);
});

test('the phone hears its own bare keys, but not those typed into a note', async () => {
  const body = world.phone.locator('body');
  await ring(world);
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

test('a customer who sends nothing is still in the call', async () => {
  await talk(world);
  await expect.poll(async () => (await measureInbound(world.phone)).packets).toBeGreaterThan(0);
  await press(world.customer, 'stall');
  await expect.poll(async () => (await measureInbound(world.phone)).packets).toBe(0);
  await inState(world.phone, 'active');
  await inState(world.customer, 'active');
  await hangUp(world);
});

test('a customer who vanishes says nothing at all', async () => {
  await talk(world);
  await press(world.customer, 'vanish');
  await expect.poll(async () => (await measureInbound(world.phone)).packets).toBe(0);
  await inState(world.phone, 'active');
  expect(passage.all({ method: 'BYE' })).toEqual([]);
  await press(world.phone, 'hangup');
  await inState(world.phone, 'idle');
  await passage.until({ dir: 'out', to: AGENT, method: 'BYE', status: 480 });
  await world.customer.goto(world.phoneUrl('/customer/', {}));
  await registered(world.customer);
});
