import { askFirst, dial, dialCustomer, hangUp, linger, ring, talk, transfer } from '../support/call-steps.ts';
import { inState, press, registered, type World } from '../support/world.ts';

const ADA = '+15550104417';
/** A recording plays one call between the demo phones and leaves both idle. `hide`: the agent's page goes away now. */
type Recording = (world: World, hide: () => void) => Promise<void>;

/** Steps of both sides, by the name of the trace they make. */
export const recordings: Readonly<Record<string, Recording>> = {
  async holds(world) {
    await talk(world);
    await press(world.phone, 'hold');
    await inState(world.customer, 'remote-held');
    await linger();
    await press(world.phone, 'hold');
    await inState(world.customer, 'active');
    await press(world.customer, 'hold');
    await inState(world.phone, 'remote-held');
    await linger();
    await press(world.customer, 'resume');
    await inState(world.phone, 'active');
    await press(world.customer, 'hangup');
  },
  async 'both-held'(world) {
    await talk(world);
    await press(world.phone, 'hold');
    await inState(world.customer, 'remote-held');
    await press(world.customer, 'hold');
    await inState(world.phone, 'both-held');
    await linger();
    await press(world.phone, 'hold');
    await inState(world.phone, 'remote-held');
    await linger();
    await press(world.customer, 'resume');
    await inState(world.phone, 'active');
    await hangUp(world);
  },
  async 'hold-hangup'(world) {
    await talk(world);
    await press(world.phone, 'hold');
    await inState(world.customer, 'remote-held');
    await linger();
    await press(world.customer, 'hangup');
  },
  async 'agent-ends'(world) {
    await talk(world);
    await linger(300);
    await hangUp(world);
  },
  async 'caller-gives-up'(world) {
    await ring(world);
    await press(world.customer, 'hangup');
  },
  async declined(world) {
    await ring(world);
    await press(world.phone, 'decline');
  },
  async 'dialled-answered'(world) {
    await dialCustomer(world);
    await press(world.customer, 'answer');
    await inState(world.phone, 'active');
    await linger(300);
    await hangUp(world);
  },
  async 'dialled-declined'(world) {
    await dialCustomer(world);
    await press(world.customer, 'decline');
  },
  async 'dialled-given-up'(world) {
    await dialCustomer(world);
    await press(world.phone, 'cancel');
  },
  async 'dialled-busy'(world) {
    await dial(world, 'busy');
    await linger(300);
  },
  async 'dialled-nobody'(world) {
    await dial(world, '15550109999');
    await linger(300);
  },
  async 'hold-refused'(world) {
    await talk(world);
    const re = { from: 'agent1', method: 'INVITE', status: 'none', inDialog: true } as const;
    world.proxy.faults.lay({ kind: 'refuse', status: 488, reason: 'Not Acceptable Here' }, re);
    await press(world.phone, 'hold');
  },
  async 'hold-refused-to-caller'(world) {
    await talk(world);
    const re = { from: ADA, method: 'INVITE', status: 'none', inDialog: true } as const;
    world.proxy.faults.lay({ kind: 'refuse', status: 491, reason: 'Request Pending' }, re);
    await press(world.customer, 'hold');
    await linger(300);
    await hangUp(world);
  },
  async repeats(world) {
    world.proxy.faults.lay({ kind: 'duplicate' }, { from: 'agent1', method: 'INVITE', status: 200 }, 2);
    world.proxy.faults.lay({ kind: 'duplicate' }, { from: ADA, method: 'INVITE', status: 200 });
    world.proxy.faults.lay({ kind: 'duplicate' }, { from: ADA, method: 'BYE', status: 'none' });
    await talk(world);
    await press(world.phone, 'hold');
    await inState(world.customer, 'remote-held');
    await press(world.phone, 'hold');
    await inState(world.customer, 'active');
    await press(world.customer, 'hangup');
  },
  async transferred(world) {
    const tomas = await world.addPhone({ user: '+15550104862', name: 'Tomas Reyes', auto: true });
    await talk(world);
    await transfer(world, '+15550104862');
    await inState(world.phone, 'idle');
    await inState(tomas, 'active');
    await press(world.customer, 'hangup');
    await inState(tomas, 'idle');
    await tomas.close();
  },
  async consulted(world) {
    const tomas = await world.addPhone({ user: '+15550104862', name: 'Tomas Reyes', auto: true });
    await talk(world);
    await askFirst(world, '+15550104862');
    const from = world.proxy.log.entries.length;
    await press(world.phone, 'transfer-go');
    await inState(world.phone, 'idle');
    await world.proxy.log.until({ dir: 'in', from: '+15550104862', method: 'BYE', status: 'none' }, from);
    await inState(world.customer, 'active');
    await press(world.customer, 'hangup');
    await inState(tomas, 'idle');
    await tomas.close();
  },
  async reload(world, hide) {
    await talk(world);
    hide();
    await world.phone.reload();
    await registered(world.phone);
  },
  async keys(world) {
    await talk(world);
    await press(world.phone, 'keypad');
    await world.phone.locator('[data-digit="5"]').click();
    await world.phone.locator('[data-digit="7"]').click();
    await linger();
    await hangUp(world);
  },
  async 'second-caller'(world) {
    await talk(world);
    const tomas = await world.addPhone({ user: '+15550104862', name: 'Tomas Reyes' });
    await press(tomas, 'call');
    await inState(tomas, 'idle');
    await linger(300);
    await tomas.close();
    await hangUp(world);
  },
};
