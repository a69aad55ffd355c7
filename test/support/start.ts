import { parseArgs } from 'node:util';
import { buildDemo } from './build.ts';
import { runStory, stories } from './story.ts';
import { startWorld, type World } from './world.ts';

const HELP = `npm start                     the demo: an agent's phone with Onhook, and the customer's beside it
npm start -- --once           plays a story by itself and says where its pictures lie
  --story NAME                one of: ${Object.keys(stories).join(', ')}
  --mic                       speak with your own microphone
  --no-extension              the phones alone
`;

const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      once: { type: 'boolean', default: false },
      story: { type: 'string', default: 'plain' },
      mic: { type: 'boolean', default: false },
      'no-extension': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  if (!values['no-extension']) await buildDemo();
  const noScreen = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  if (noScreen && !values.once) say('There is no display here, so the demo plays by itself.');
  if (noScreen || values.once) await playOnce(values.story, !values['no-extension']);
  else await stayOpen(!values['no-extension'], values.mic);
}

async function playOnce(story: string, extension: boolean): Promise<void> {
  const starting = startWorld({ extension });
  const stop = stopOnSignal(starting);
  try {
    const world = await starting;
    say(`${stories[story]?.title ?? story} …`);
    const pictures = await runStory(story, world, 0.3);
    process.stdout.write(`${pictures.join('\n')}\n`);
  } finally {
    await stop();
  }
}

async function stayOpen(extension: boolean, microphone: boolean): Promise<void> {
  const starting = startWorld({
    extension,
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
