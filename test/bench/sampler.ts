import type { CDPSession } from '@playwright/test';
import { talk } from '../support/call-steps.ts';
import { inState, press, registered, startWorld, type World } from '../support/world.ts';
import { figure, type Part, span, spreadOf } from './part.ts';
import { COUNTING_BRIDGE, readTap } from './tap-scripts.ts';

/** So many times faster than it is, so that what it takes stands out of a browser's noise; Chromium gives figures again that are under 50 ms old. */
const QUICKER = 15;
const RUNS = 5;
const SECONDS = 12;

interface SamplerReadings {
  /** Percent of one core that sampling one connection once a second takes, run by run. */
  readonly percent: readonly number[];
  /** Percent of one core that the agent's browser takes for the call without it. */
  readonly call: readonly number[];
}

/** The built tap with a clock that runs faster, on a phone's page that asks for it; its lane is taken by a listener that counts. */
const quickTap = (tap: string): string => `if (new URLSearchParams(location.search).has('quick')) {
  const slow = window.setTimeout;
  window.setTimeout = (then, ms) => slow(then, ms / ${QUICKER});
  ${tap}
  window.setTimeout = slow;
  ${COUNTING_BRIDGE}
}`;

/** Seconds of processor time that all processes of the browser have taken. */
async function processorSeconds(cdp: CDPSession): Promise<number> {
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

const textsOf = (world: World): Promise<number> =>
  world.phone.evaluate(() => {
    document.dispatchEvent(new Event('bench:texts'));
    return Number(document.documentElement.dataset['texts'] ?? 0);
  });

/** Percent of one core that the agent's browser takes during a call. */
async function loadOfCall(world: World, cdp: CDPSession, quick: boolean): Promise<number> {
  const { phone } = world;
  await phone.goto(world.phoneUrl('/phone/', quick ? { quick: '1' } : {}));
  await registered(phone);
  await talk(world);
  await press(world.customer, 'talk');
  const pause = () => new Promise((resolve) => setTimeout(resolve, SECONDS * 1_000));
  const [texts, from, before] = [await textsOf(world), performance.now(), await processorSeconds(cdp)];
  await pause();
  const spent = (await processorSeconds(cdp)) - before;
  const took = (performance.now() - from) / 1_000;
  const sampled = (await textsOf(world)) - texts;
  if (quick && sampled < took * QUICKER * 0.5) throw new Error(`${sampled} samples in ${took} s: the sampler did not run`);
  await press(phone, 'hangup');
  await inState(phone, 'idle');
  await inState(world.customer, 'idle');
  // What the clock made of it: a busy machine gives the page less than it asked for.
  return (spent / took) * 100 * (quick ? (took * QUICKER) / sampled : 1);
}

async function measureSampler(): Promise<SamplerReadings> {
  const world = await startWorld();
  try {
    const cdp = await world.agentBrowser.context.browser()?.newBrowserCDPSession();
    if (cdp === undefined) throw new Error('the browser gave no debugging session');
    await world.phone.addInitScript(quickTap(await readTap()));
    const percent: number[] = [];
    const call: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const without = await loadOfCall(world, cdp, false);
      const quick = await loadOfCall(world, cdp, true);
      call.push(without);
      percent.push((quick - without) / QUICKER);
    }
    return { percent, call };
  } finally {
    await world.stop();
  }
}

/** What it takes to sample a call, in all processes of the browser. */
export const samplerPart: Part = {
  doing: `the sampler: ${RUNS} calls of ${SECONDS} s with it ${QUICKER} times as fast, and ${RUNS} without`,
  async measure() {
    const sampler = await measureSampler();
    return {
      readings: sampler,
      rows: [
        ['sampling a call, % of one core', 'median', `of ${RUNS}`, 'at most'],
        ['  once a second, in all processes of the browser', spreadOf(sampler.percent).p50.toFixed(3), span(sampler.percent), '0.5'],
        ['    beside it: the call itself', figure(spreadOf(sampler.call).p50), span(sampler.call)],
      ],
    };
  },
};
