import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LANE_ASK, LANE_OFFER, LANE_TAKE, LANE_TEXT } from '../../lib/base/lane-name.ts';
import { parseSignal } from '../../lib/observe/parse-signal.ts';
import { type Stack, stacks } from '../softphone/page/config.ts';
import { bundleScript } from '../support/bundle-script.ts';
import { bothIdle, linger, talk } from '../support/call-steps.ts';
import { inState, press, registered, startWorld, type World } from '../support/world.ts';
import { RECORDED, TRACES } from './trace.ts';

/** Takes the lane as the bridge does, and keeps each text with the time at which it came. */
const KEEPER = `
window.laneTexts = [];
document.addEventListener('${LANE_OFFER}', ({ relatedTarget: lane }) => {
  lane.addEventListener('${LANE_TEXT}', ({ detail }) => {
    const { at = Date.now(), mono = performance.now(), ...rest } = JSON.parse(detail);
    window.laneTexts.push(JSON.stringify({ ...rest, at: Math.round(at), mono: Math.round(mono) }));
  });
  lane.dispatchEvent(new Event('${LANE_TAKE}'));
}, { once: true });
document.dispatchEvent(new Event('${LANE_ASK}'));`;

async function speak(world: World): Promise<void> {
  await talk(world);
  await press(world.customer, 'talk');
  await linger(4_000);
}

/** Calls whose sound says something, by the name of the trace they make; each leaves the agent's phone idle. */
const calls: Readonly<Record<string, (world: World) => Promise<void>>> = {
  async 'agent-ends'(world) {
    await speak(world);
    await press(world.phone, 'hangup');
  },
  async 'customer-ends'(world) {
    await speak(world);
    await press(world.customer, 'hangup');
  },
  async silent(world) {
    await speak(world);
    await press(world.customer, 'silent');
    await linger(9_000);
    await press(world.customer, 'talk');
    await linger(2_500);
    await press(world.customer, 'hangup');
  },
  async held(world) {
    await speak(world);
    await press(world.phone, 'hold');
    await inState(world.phone, 'held');
    await linger(5_000);
    await press(world.phone, 'hold');
    await inState(world.phone, 'active');
    await linger(2_500);
    await press(world.phone, 'hangup');
  },
  async 'died-agent-clears'(world) {
    await speak(world);
    await press(world.customer, 'stall');
    await linger(8_500);
    await press(world.phone, 'hangup');
  },
  async 'died-far-end-clears'(world) {
    await speak(world);
    await press(world.customer, 'stall');
    await linger(8_500);
    await press(world.customer, 'hangup');
  },
  async vanished(world) {
    await speak(world);
    const page = world.customer.url();
    await press(world.customer, 'vanish');
    await linger(14_000);
    await press(world.phone, 'hangup');
    await world.customer.goto(page);
    await registered(world.customer);
  },
};

/** What an agent's phone on a stack can be recorded in. RingCentral's waits for an answer to its goodbye that nobody gives. */
const isPlayable = (name: string, stack: Stack): boolean => stack !== 'ringcentral' || name !== 'vanished';

/** Plays the calls and keeps what the tap said of them, sockets and sound. `node test/replay/record-sound.ts [--agent STACK] [NAME…]` */
async function main(): Promise<void> {
  const { values, positionals: wanted } = parseArgs({ options: { agent: { type: 'string', default: 'jssip' } }, allowPositionals: true });
  const agentStack = stacks.find((stack) => stack === values.agent);
  if (agentStack === undefined) throw new Error(`no stack: ${values.agent}`);
  const world = await startWorld({ agentStack });
  try {
    await world.phone.addInitScript(`${await bundleScript(join(import.meta.dirname, '../support/tap-script.ts'), 'tap')};${KEEPER}`);
    for (const [name, play] of Object.entries(calls)) {
      if ((wanted.length > 0 && !wanted.includes(name)) || !isPlayable(name, agentStack)) continue;
      await world.phone.reload();
      await registered(world.phone);
      await play(world);
      await bothIdle(world);
      await linger(500);
      const texts = await world.phone.evaluate(() => (window as unknown as { readonly laneTexts: readonly string[] }).laneTexts);
      const signals = texts.filter((text) => parseSignal(text, RECORDED).ok);
      writeFileSync(join(TRACES, `${agentStack}-sound-${name}.jsonl`), `${signals.join('\n')}\n`);
      process.stdout.write(`${agentStack}-sound-${name}: ${signals.length} signals\n`);
    }
  } finally {
    await world.stop();
  }
}

await main();
