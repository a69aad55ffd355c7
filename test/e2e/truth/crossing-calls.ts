import { bothIdle, hangUp, linger, talk } from '../../support/call-steps.ts';
import { inState, press, type World } from '../../support/world.ts';
import { byAgent, byCustomer, type TruthCall } from './truth-call.ts';

const CUSTOMER = '+15550104417';
const REINVITE = { method: 'INVITE', status: 'none', inDialog: true } as const;

/** Both ask the other to wait before either has heard of it: the exchange passes neither on until it has both. */
async function crossed(world: World): Promise<void> {
  await talk(world);
  const from = world.proxy.log.entries.length;
  const sides = ['agent1', CUSTOMER];
  const both = Promise.all(sides.map((side) => world.proxy.log.until({ dir: 'in', from: side, method: 'INVITE', status: 'none' }, from)));
  for (const side of sides) world.proxy.faults.lay({ kind: 'keep', until: both }, { ...REINVITE, from: side });
  await Promise.all([press(world.phone, 'hold'), press(world.customer, 'hold'), both]);
  await world.proxy.log.until({ dir: 'out', to: 'agent1', method: 'INVITE', status: 491 }, from);
}

/** Holds that both sides ask for at once, the customer on SIP.js. */
export const crossingCalls: readonly TruthCall[] = [
  {
    name: 'two holds cross, and the stack hangs up',
    on: ['jssip'],
    async play(world) {
      await crossed(world);
      await bothIdle(world);
    },
    truth: { ...byAgent, endedBy: 'system', endKind: 'drop' },
  },
  {
    name: 'two holds cross, and neither is granted',
    on: ['sipjs'],
    async play(world) {
      await crossed(world);
      await linger(300);
      await press(world.customer, 'hangup');
      await bothIdle(world);
    },
    truth: byCustomer,
  },
  {
    name: 'two holds cross, and the phone grants the customer’s',
    // RingCentral's takes an offer while its own is under way.
    on: ['ringcentral'],
    async play(world) {
      await crossed(world);
      await inState(world.customer, 'held');
      await linger(500);
      await press(world.customer, 'resume');
      await inState(world.customer, 'active');
      await hangUp(world);
    },
    truth: { ...byAgent, farHolds: 1 },
  },
];
