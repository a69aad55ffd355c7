import { askFirst, bothIdle, dial, dialCustomer, hangUp, linger, ring, talk, transfer } from '../../support/call-steps.ts';
import { inState, press, registered, type World } from '../../support/world.ts';
import { byAgent, byCustomer, type Truth, type TruthCall } from './truth-call.ts';

const CUSTOMER = '+15550104417';
const SECOND = '+15550104862';

const cancelled: Truth = { ...byCustomer, endKind: 'cancelled', answered: false };
const refused: Truth = { ...byCustomer, answered: false, direction: 'outbound' };

/** What depends on the exchange alone is tried with one stack. */
const ONE = ['jssip'] as const;

/** The customer's phone says no with that status, as a phone or an exchange on the way would. */
const dialledInto = (status: number, reason: string, truth: Truth, on?: TruthCall['on']): TruthCall => ({
  name: `dialled, and refused with ${status}`,
  ...(on === undefined ? {} : { on }),
  async play(world) {
    const from = world.proxy.log.entries.length;
    const opening = { from: 'agent1', method: 'INVITE', status: 'none', inDialog: false } as const;
    // The first is challenged.
    world.proxy.faults.lay({ kind: 'delay', ms: 0 }, opening);
    world.proxy.faults.lay({ kind: 'refuse', status, reason }, opening);
    await dial(world, CUSTOMER);
    await world.proxy.log.until({ dir: 'out', to: 'agent1', method: 'INVITE', status }, from);
    await bothIdle(world);
  },
  truth,
});

async function passOn(world: World): Promise<void> {
  const tomas = await world.addPhone({ user: SECOND, name: 'Tomas Reyes', auto: true });
  await talk(world);
  await transfer(world, SECOND);
  await inState(world.phone, 'idle');
  await inState(tomas, 'active');
  await press(tomas, 'hangup');
  await inState(tomas, 'idle');
  await tomas.close();
  await bothIdle(world);
}

async function consult(world: World): Promise<void> {
  const tomas = await world.addPhone({ user: SECOND, name: 'Tomas Reyes', auto: true });
  await talk(world);
  const from = world.proxy.log.entries.length;
  await askFirst(world, SECOND);
  await linger(600);
  await press(world.phone, 'transfer-go');
  await inState(world.phone, 'idle');
  await world.proxy.log.until({ dir: 'in', from: SECOND, method: 'BYE', status: 'none' }, from);
  await inState(world.customer, 'active');
  await press(world.customer, 'hangup');
  await bothIdle(world);
  await tomas.close();
}

async function besides(world: World): Promise<void> {
  await talk(world);
  const from = world.proxy.log.entries.length;
  const tomas = await world.addPhone({ user: SECOND, name: 'Tomas Reyes' });
  await press(tomas, 'call');
  await world.proxy.log.until({ dir: 'in', from: SECOND, method: 'ACK' }, from);
  await inState(tomas, 'idle');
  await tomas.close();
  await hangUp(world);
}

/** The rows of the ended-by table that the signalling alone decides. */
export const endCalls: readonly TruthCall[] = [
  {
    name: 'the agent ends it',
    async play(world) {
      await talk(world);
      await linger(500);
      await hangUp(world);
    },
    truth: byAgent,
  },
  {
    name: 'dialled, and the customer ends it',
    async play(world) {
      await dialCustomer(world);
      await press(world.customer, 'answer');
      await inState(world.phone, 'active');
      await linger(500);
      await press(world.customer, 'hangup');
      await bothIdle(world);
    },
    truth: { ...byCustomer, direction: 'outbound' },
  },
  {
    name: 'the caller gives up',
    async play(world) {
      await ring(world);
      await press(world.customer, 'hangup');
      await bothIdle(world);
    },
    truth: cancelled,
  },
  {
    name: 'the agent declines',
    async play(world) {
      await ring(world);
      await press(world.phone, 'decline');
      await bothIdle(world);
    },
    truth: { ...cancelled, endedBy: 'agent', endKind: 'rejected' },
  },
  {
    name: 'dialled, and given up',
    async play(world) {
      await dialCustomer(world);
      await press(world.phone, 'cancel');
      await bothIdle(world);
    },
    truth: { ...refused, endedBy: 'agent', endKind: 'cancelled' },
  },
  {
    name: 'dialled, and declined',
    async play(world) {
      await dialCustomer(world);
      await press(world.customer, 'decline');
      await bothIdle(world);
    },
    truth: { ...refused, endKind: 'rejected' },
  },
  dialledInto(486, 'Busy Here', { ...refused, endKind: 'busy' }),
  dialledInto(404, 'Not Found', { ...refused, endedBy: 'network', endKind: 'failed' }),
  dialledInto(408, 'Request Timeout', { ...refused, endKind: 'no_answer' }, ONE),
  dialledInto(480, 'Temporarily Unavailable', { ...refused, endKind: 'no_answer' }, ONE),
  dialledInto(503, 'Service Unavailable', { ...refused, endedBy: 'network', endKind: 'failed' }, ONE),
  { name: 'transferred', play: passOn, truth: { ...byAgent, endKind: 'transferred' } },
  {
    name: 'transferred after a word with the next one',
    play: consult,
    truth: { ...byAgent, endKind: 'transferred', holds: 1 },
    second: { ...byAgent, endKind: 'transferred', direction: 'outbound' },
  },
  {
    name: 'the page is loaded again in mid-call',
    async play(world) {
      await talk(world);
      await linger(400);
      await world.phone.reload();
      await registered(world.phone);
      await bothIdle(world);
    },
    truth: { ...byAgent, endedBy: 'system', endKind: 'drop' },
  },
  {
    name: 'another caller finds the agent busy',
    on: ['jssip', 'sipjs'],
    play: besides,
    truth: byAgent,
    second: { ...cancelled, endedBy: 'agent', endKind: 'busy' },
  },
  {
    name: 'another caller is declined meanwhile',
    on: ['ringcentral'],
    play: besides,
    truth: byAgent,
    second: { ...cancelled, endedBy: 'agent', endKind: 'rejected' },
  },
];
