import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Signal } from '../../lib/observe/signal.ts';
import { readSip } from '../../lib/sip/message.ts';
import { captureText } from '../../lib/sip/text.ts';
import { type Stack, stacks } from '../softphone/page/config.ts';
import type { Entry } from '../softphone/proxy/ledger.ts';
import { bothIdle } from '../support/call-steps.ts';
import { registered, startWorld } from '../support/world.ts';
import { recordings } from './recordings.ts';
import { TRACES } from './trace.ts';

/** Whose socket is watched, by the stack it runs on. The customer's, on SIP.js, is kept beside the agent's on JsSIP alone. */
const sidesOf = (agentStack: Stack): Partial<Record<Stack, string>> =>
  agentStack === 'jssip' ? { jssip: 'agent1', sipjs: '+15550104417' } : { [agentStack]: 'agent1' };
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

/** Plays every recording against the demo phones and keeps what each side's socket carried. `node test/replay/record.ts [--agent STACK] [NAME…]` */
async function main(): Promise<void> {
  mkdirSync(TRACES, { recursive: true });
  const { values, positionals: wanted } = parseArgs({ options: { agent: { type: 'string', default: 'jssip' } }, allowPositionals: true });
  const agentStack = stacks.find((stack) => stack === values.agent);
  if (agentStack === undefined) throw new Error(`no stack: ${values.agent}`);
  const world = await startWorld({ agentStack });
  try {
    for (const [name, play] of Object.entries(recordings)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const from = world.proxy.log.entries.length;
      const hides: number[] = [];
      const hide = () => hides.push(performance.timeOrigin + performance.now());
      await play(world, hide);
      await bothIdle(world);
      world.proxy.faults.clear();
      const entries = world.proxy.log.entries.slice(from);
      for (const [stack, user] of Object.entries(sidesOf(agentStack))) {
        const signals = signalsOf(entries, user, user === 'agent1' ? hides : []);
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
