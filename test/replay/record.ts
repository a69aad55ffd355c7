import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Signal } from '../../lib/observe/signal.ts';
import { readSip } from '../../lib/sip/message.ts';
import { captureText } from '../../lib/sip/text.ts';
import type { Entry } from '../softphone/proxy/ledger.ts';
import { inState, registered, startWorld, type World } from '../support/world.ts';
import { recordings } from './recordings.ts';
import { TRACES } from './trace.ts';

/** Whose socket is watched: the agent's phone runs on JsSIP, the customer's on SIP.js. */
const sides = { jssip: 'agent1', sipjs: '+15550104417' } as const;
const natives = captureText();

/** What one side's tap would have said of the messages that passed, the page's own going away among them. */
function signalsOf(entries: readonly Entry[], user: string, hides: readonly number[]): Signal[] {
  const own = entries.filter(({ from, to }) => from === user || to === user);
  const start = own[0]?.at ?? 0;
  const stamp = (at: number) => ({ n: 0, at: Math.round(at), mono: Math.round(at - start) + 1_000 });
  const sip = own.flatMap((entry): Signal[] => {
    const read = readSip(natives, entry.text);
    return typeof read === 'string' ? [] : [{ kind: 'sip', ...stamp(entry.at), out: entry.dir === 'in', ...read }];
  });
  const page = hides.map((at): Signal => ({ kind: 'page', ...stamp(at), what: 'hide' }));
  return [...sip, ...page].toSorted((a, b) => a.at - b.at).map((signal, n) => ({ ...signal, n }));
}

async function idle(world: World): Promise<void> {
  await Promise.all([inState(world.phone, 'idle'), inState(world.customer, 'idle')]);
}

/** Plays every recording against the demo phones and keeps what each side's socket carried. `node test/replay/record.ts [NAME…]` */
async function main(): Promise<void> {
  mkdirSync(TRACES, { recursive: true });
  const world = await startWorld();
  const wanted = process.argv.slice(2);
  try {
    for (const [name, play] of Object.entries(recordings)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const from = world.proxy.log.entries.length;
      const hides: number[] = [];
      const hide = () => hides.push(performance.timeOrigin + performance.now());
      await play(world, hide);
      await idle(world);
      world.proxy.faults.clear();
      const entries = world.proxy.log.entries.slice(from);
      for (const [stack, user] of Object.entries(sides)) {
        const signals = signalsOf(entries, user, stack === 'jssip' ? hides : []);
        if (signals.length === 0) continue;
        writeFileSync(join(TRACES, `${stack}-${name}.jsonl`), signals.map((signal) => `${JSON.stringify(signal)}\n`).join(''));
        process.stdout.write(`${stack}-${name}: ${signals.length} signals\n`);
      }
      for (const page of [world.phone, world.customer]) await registered(page);
    }
  } finally {
    await world.stop();
  }
}

await main();
