import { compact, folded, withLine } from '../../softphone/proxy/rewrites.ts';
import { bothIdle, linger, ring, talk } from '../../support/call-steps.ts';
import { inState, press, type World } from '../../support/world.ts';
import { byCustomer, type Truth, type TruthCall } from './truth-call.ts';

const AGENT = 'agent1';
const ALWAYS = 1_000;
const REINVITE = { from: AGENT, method: 'INVITE', status: 'none', inDialog: true } as const;

/** What depends on the exchange alone is tried with one stack. */
const ONE = ['jssip'] as const;

/** The customer hangs up, and the exchange says why. */
const because = (line: string, truth: Truth, on?: TruthCall['on']): TruthCall => ({
  name: `a good-bye with ${line}`,
  ...(on === undefined ? {} : { on }),
  async play(world) {
    await talk(world);
    await linger(300);
    world.proxy.faults.lay({ kind: 'rewrite', change: withLine(line) }, { to: AGENT, method: 'BYE', status: 'none' });
    await press(world.customer, 'hangup');
    await bothIdle(world);
  },
  truth,
});

const lost: Truth = { ...byCustomer, endedBy: 'network', endKind: 'drop' };

async function heldOnce(world: World): Promise<void> {
  await talk(world);
  await press(world.phone, 'hold');
  await inState(world.phone, 'held');
  await linger(600);
  await press(world.phone, 'hold');
  await inState(world.phone, 'active');
  await press(world.customer, 'hangup');
  await bothIdle(world);
}

/** Calls of which the exchange says more, or says it otherwise, than the two phones do. */
export const wireCalls: readonly TruthCall[] = [
  because('Reason: Q.850;cause=34;text="No circuit available"', lost),
  because('Reason: Q.850 ;cause=41', lost, ONE),
  because('Reason: SIP;cause=503;text="Service Unavailable"', lost, ONE),
  because('X-Asterisk-HangupCauseCode: 38', lost, ONE),
  because('Reason: Q.850;cause=16;text="Normal call clearing"', byCustomer),
  because('Reason: SIP;cause=200, Q.850;cause=31', byCustomer, ONE),
  {
    name: 'another agent was faster',
    async play(world) {
      await ring(world);
      const line = 'Reason: SIP;cause=200;text="Call completed elsewhere"';
      world.proxy.faults.lay({ kind: 'rewrite', change: withLine(line) }, { to: AGENT, method: 'CANCEL' });
      await press(world.customer, 'hangup');
      await bothIdle(world);
    },
    truth: { ...byCustomer, endKind: 'answered_elsewhere', answered: false },
  },
  {
    name: 'every header compact and folded',
    // RingCentral's reads a header by its long name alone.
    on: ['jssip', 'sipjs'],
    async play(world) {
      world.proxy.faults.lay({ kind: 'rewrite', change: (text) => compact(folded(text)) }, { to: AGENT }, ALWAYS);
      await heldOnce(world);
    },
    truth: { ...byCustomer, holds: 1 },
  },
  {
    name: 'frames of bytes',
    // RingCentral's reads text alone.
    on: ['jssip', 'sipjs'],
    async play(world) {
      world.proxy.faults.lay({ kind: 'binary' }, { to: AGENT }, ALWAYS);
      await heldOnce(world);
    },
    truth: { ...byCustomer, holds: 1 },
  },
  {
    name: 'every answer and good-bye comes twice',
    async play(world) {
      world.proxy.faults.lay({ kind: 'duplicate' }, { method: 'INVITE', status: 200 }, ALWAYS);
      world.proxy.faults.lay({ kind: 'duplicate' }, { method: 'BYE', status: 'none' }, ALWAYS);
      await heldOnce(world);
    },
    truth: { ...byCustomer, holds: 1 },
  },
  {
    name: 'the exchange has forgotten the call, and the stack hangs up',
    on: ['jssip'],
    async play(world) {
      await talk(world);
      world.proxy.faults.lay({ kind: 'refuse', status: 481, reason: 'Call Does Not Exist' }, REINVITE);
      await press(world.phone, 'hold');
      await bothIdle(world);
    },
    truth: lost,
  },
];
