import { bothIdle, dialCustomer, hangUp, linger, talk } from '../../support/call-steps.ts';
import { inState, press, type World } from '../../support/world.ts';
import { byAgent, byCustomer, type TruthCall } from './truth-call.ts';

const REINVITE = { from: 'agent1', method: 'INVITE', status: 'none', inDialog: true } as const;

async function hold(world: World): Promise<void> {
  await press(world.phone, 'hold');
  await inState(world.phone, 'held');
  await inState(world.customer, 'remote-held');
}

async function resume(world: World): Promise<void> {
  await press(world.phone, 'hold');
  await inState(world.phone, 'active');
  await inState(world.customer, 'active');
}

async function customerEnds(world: World): Promise<void> {
  await press(world.customer, 'hangup');
  await bothIdle(world);
}

async function customerHolds(world: World): Promise<void> {
  await press(world.customer, 'hold');
  await inState(world.customer, 'held');
  await inState(world.phone, 'remote-held');
}

/** Every row of the hold table. */
export const holdCalls: readonly TruthCall[] = [
  {
    name: 'held and resumed, the customer ends it',
    async play(world) {
      await talk(world);
      await hold(world);
      await linger();
      await resume(world);
      await linger(300);
      await customerEnds(world);
    },
    truth: { ...byCustomer, holds: 1 },
  },
  {
    name: 'held twice, the agent ends it',
    async play(world) {
      await talk(world);
      await hold(world);
      await linger(700);
      await resume(world);
      await hold(world);
      await linger(500);
      await resume(world);
      await hangUp(world);
    },
    truth: { ...byAgent, holds: 2 },
  },
  {
    name: 'the customer hangs up on hold',
    async play(world) {
      await talk(world);
      await hold(world);
      await linger();
      await customerEnds(world);
    },
    truth: { ...byCustomer, holds: 1 },
  },
  {
    name: 'the agent hangs up on hold',
    async play(world) {
      await talk(world);
      await hold(world);
      await linger(600);
      await hangUp(world);
    },
    truth: { ...byAgent, holds: 1 },
  },
  {
    name: 'the customer holds and resumes',
    async play(world) {
      await talk(world);
      await customerHolds(world);
      await linger();
      await press(world.customer, 'resume');
      await inState(world.phone, 'active');
      await hangUp(world);
    },
    truth: { ...byAgent, farHolds: 1 },
  },
  {
    name: 'both hold, the agent resumes first',
    // RingCentral's repeats the answer it gave, and that says nothing of a hold.
    on: ['jssip', 'sipjs'],
    async play(world) {
      await talk(world);
      await customerHolds(world);
      await press(world.phone, 'hold');
      await inState(world.phone, 'both-held');
      await linger(800);
      await press(world.phone, 'hold');
      await inState(world.phone, 'remote-held');
      await linger(300);
      await press(world.customer, 'resume');
      await inState(world.phone, 'active');
      await hangUp(world);
    },
    truth: { ...byAgent, holds: 1, farHolds: 1 },
  },
  {
    name: 'dialled, held and resumed',
    async play(world) {
      await dialCustomer(world);
      await press(world.customer, 'answer');
      await inState(world.phone, 'active');
      await hold(world);
      await linger(900);
      await resume(world);
      await hangUp(world);
    },
    truth: { ...byAgent, direction: 'outbound', holds: 1 },
  },
  {
    name: 'a hold is refused, and the stack hangs up',
    on: ['jssip'],
    async play(world) {
      await talk(world);
      world.proxy.faults.lay({ kind: 'refuse', status: 488, reason: 'Not Acceptable Here' }, REINVITE);
      await press(world.phone, 'hold');
      await bothIdle(world);
    },
    truth: { ...byAgent, endedBy: 'system', endKind: 'drop' },
  },
  {
    name: 'a hold is refused, and the call goes on',
    on: ['sipjs', 'ringcentral'],
    async play(world) {
      await talk(world);
      const from = world.proxy.log.entries.length;
      world.proxy.faults.lay({ kind: 'refuse', status: 488, reason: 'Not Acceptable Here' }, REINVITE);
      await press(world.phone, 'hold');
      await world.proxy.log.until({ dir: 'in', from: 'agent1', method: 'ACK' }, from);
      await inState(world.phone, 'active');
      await linger(600);
      await customerEnds(world);
    },
    truth: byCustomer,
  },
  {
    name: 'a hold crosses another request, and is asked for again',
    // JsSIP hangs up, and SIP.js cannot ask again: its connection stays with the offer that was refused.
    on: ['ringcentral'],
    async play(world) {
      await talk(world);
      const from = world.proxy.log.entries.length;
      world.proxy.faults.lay({ kind: 'refuse', status: 491, reason: 'Request Pending' }, REINVITE);
      await press(world.phone, 'hold');
      await world.proxy.log.until({ dir: 'in', from: 'agent1', method: 'ACK' }, from);
      await linger(300);
      await hold(world);
      await linger(500);
      await resume(world);
      await hangUp(world);
    },
    truth: { ...byAgent, holds: 1 },
  },
];
