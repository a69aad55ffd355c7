import { goesOn } from '../../support/call-media.ts';
import { bothIdle, talk } from '../../support/call-steps.ts';
import { inState, press, registered, type World } from '../../support/world.ts';
import { byAgent, byCustomer, type Truth, type TruthCall } from './truth-call.ts';

/** The sound says the same on every stack, and dying takes its time: the far end's goodbyes are tried with one. */
const ONE = ['jssip'] as const;
const dropped: Truth = { ...byAgent, endedBy: 'network', endKind: 'drop' };

/** The customer speaks for long enough that the sound has been heard. */
async function speak(world: World): Promise<void> {
  await talk(world);
  await press(world.customer, 'talk');
  await goesOn(world.phone, 3_500);
}

/** Nothing comes from the customer any more, for longer than a call lives without. */
async function die(world: World): Promise<void> {
  await press(world.customer, 'stall');
  await goesOn(world.phone, 8_500);
}

async function end(world: World, side: 'phone' | 'customer'): Promise<void> {
  await press(world[side], 'hangup');
  await bothIdle(world);
}

/** Rows 8, 9, 12, 13 and 14 of the ended-by table: what a goodbye means by the sound before it. */
export const mediaCalls: readonly TruthCall[] = [
  {
    name: 'the sound was there, and the agent ends it',
    async play(world) {
      await speak(world);
      await end(world, 'phone');
    },
    truth: byAgent,
    sure: 0.95,
  },
  {
    name: 'the sound was there, and the customer ends it',
    async play(world) {
      await speak(world);
      await end(world, 'customer');
    },
    on: ONE,
    truth: byCustomer,
    sure: 0.85,
  },
  {
    name: 'the sound had died, and the agent clears the call',
    async play(world) {
      await speak(world);
      await die(world);
      await end(world, 'phone');
    },
    truth: dropped,
    sure: 0.85,
  },
  {
    name: 'the sound had died, and the far end clears the call',
    async play(world) {
      await speak(world);
      await die(world);
      await end(world, 'customer');
    },
    on: ONE,
    truth: dropped,
    sure: 0.7,
  },
  {
    name: 'the far end is gone without a word, and the agent clears the call',
    // RingCentral's phone waits for an answer to its goodbye.
    on: ['jssip', 'sipjs'],
    async play(world) {
      await speak(world);
      const page = world.customer.url();
      await press(world.customer, 'vanish');
      await goesOn(world.phone, 14_000);
      await press(world.phone, 'hangup');
      await inState(world.phone, 'idle');
      await world.customer.goto(page);
      await registered(world.customer);
    },
    truth: { ...byCustomer },
    either: dropped,
  },
];
