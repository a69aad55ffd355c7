import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { buildDemo } from './build.ts';
import { playStory, stories } from './story.ts';
import { startWorld, type World } from './world.ts';

const HELP = `npm start                     the demo: an agent's phone with Onhook, and the customer's beside it
npm start -- --once           plays a story by itself and prints the saved record
  --story NAME                one of: ${Object.keys(stories).join(', ')}
  --mic                       speak with your own microphone
`;

const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      once: { type: 'boolean', default: false },
      story: { type: 'string', default: 'abuse' },
      mic: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  if (!Object.hasOwn(stories, values.story))
    throw new Error(`There is no story "${values.story}"; there are: ${Object.keys(stories).join(', ')}.`);
  await buildDemo();
  const noScreen = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  if (noScreen && !values.once) say('There is no display here, so the demo plays by itself.');
  if (noScreen || values.once) await playOnce(values.story);
  else await stayOpen(values.mic);
}

/** The record is the one line on standard output; everything said to people goes to standard error. */
async function playOnce(story: string): Promise<void> {
  const began = performance.now();
  const starting = startWorld({ extension: true });
  const stop = stopOnSignal(starting);
  try {
    const world = await starting;
    say(`${stories[story]?.title ?? story} …`);
    const { pictures, record, holdErrorMs } = await playStory(story, world, 0.3);
    say(`Each step was seen on screen and in the record, in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
    if (holdErrorMs !== null) say(`Time on hold: ${holdErrorMs.toFixed(0)} ms off what passed the exchange.`);
    say(`Pictures: ${dirname(pictures[0] ?? '')}`);
    process.stdout.write(`${JSON.stringify(record)}\n`);
  } finally {
    await stop();
  }
}

async function stayOpen(microphone: boolean): Promise<void> {
  const starting = startWorld({
    extension: true,
    microphone,
    headless: false,
    agent: { viewport: null, args: ['--window-position=0,0', '--window-size=1280,890'] },
    customer: { viewport: null, args: ['--window-position=1284,0', '--window-size=460,890'] },
  });
  const stop = stopOnSignal(starting);
  const world = await starting;
  say('1. On the customer’s phone (right) press “Call billing”; answer on the agent’s phone (left).');
  say('2. Hold, talk, fall silent, hang up from either side, and watch what Onhook says.');
  say('3. Press Ctrl-C here to end everything.');
  await Promise.race([world.agentBrowser, world.customerBrowser].map(({ context }) => context.waitForEvent('close', { timeout: 0 })));
  await stop();
}

/** Ends the world once, on Ctrl-C (even while it still starts) or when called. */
function stopOnSignal(starting: Promise<World>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= starting.then(
      (world) => world.stop(),
      () => undefined,
    );
    return stopping;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop().then(() => process.exit(130)));
  return stop;
}

await main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
