import type { Page } from '@playwright/test';
import type { Observation } from '../../lib/observe/observation.ts';
import { launch } from '../support/browser.ts';
import { journalFrom, watching } from '../support/kept.ts';
import { openPanel } from '../support/watched.ts';
import { DEMO_EXTENSION } from '../support/world.ts';
import { startFarEnd } from './far-end.ts';
import type { Finding, SoakOptions } from './finding.ts';
import { randomFrom } from './random.ts';

interface Phone {
  ring(id: string): Promise<void>;
  cycle(): Promise<void>;
  end(): Promise<void>;
}

/** Holds and resumes on one call are so many at least; then it ends and another begins. */
const CYCLES = 100;
/** In ms. A frame that begins calls faster than one every 3 s is not listened to (`lib/platform/leg-gate.ts`), and a quick machine would. */
const SHORTEST_CALL = 3_200;
/** Asked for, held, resumed. */
const OBSERVATIONS_A_CYCLE = 3;
/** Sixty kills meet 8,100 observations. */
const OBSERVATIONS_A_KILL = 135;

/** Makes calls until told to stop. Every call ends, so the last number of the frame is that of its last observation. */
async function keepCalling(page: Page, goesOn: () => boolean, onCycle: () => void): Promise<number> {
  let calls = 0;
  while (goesOn()) {
    calls += 1;
    const begun = performance.now();
    await page.evaluate((id) => (window as unknown as Phone).ring(id), `soak-${calls}`);
    for (let cycle = 0; (cycle < CYCLES || performance.now() - begun < SHORTEST_CALL) && goesOn(); cycle += 1) {
      await page.evaluate(() => (window as unknown as Phone).cycle());
      onCycle();
    }
    await page.evaluate(() => (window as unknown as Phone).end());
  }
  return calls;
}

/** Ids of a frame's rows that are missing or doubled: the sender numbered them from 0 without a hole. */
function countRows(rows: readonly Observation[]): { sent: number; kept: number; doubled: number; lost: number; ended: number } {
  const seen = rows.filter((row) => row.source.layer === 'sip');
  const numbers = seen.map((row) => row.seq);
  const sent = Math.max(-1, ...numbers) + 1;
  return {
    sent,
    kept: seen.length,
    doubled: numbers.length - new Set(numbers).size,
    lost: sent - new Set(numbers).size,
    ended: seen.filter((row) => row.type === 'call.ended').length,
  };
}

/** Kills the worker at random instants under a stream of observations; each must be in the journal, once. */
export async function soakWorkerKills({ rounds, seed, say }: SoakOptions): Promise<Finding> {
  const random = randomFrom(seed);
  const [browser, far] = await Promise.all([launch({ extension: DEMO_EXTENSION }), startFarEnd()]);
  try {
    await watching(browser);
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.goto(far.origin);
    await page.locator('iframe[title="Onhook"]').waitFor();
    let killed = 0;
    let cycles = 0;
    const wanted = rounds * OBSERVATIONS_A_KILL;
    const enough = () => killed >= rounds && cycles * OBSERVATIONS_A_CYCLE >= wanted;
    const calling = keepCalling(
      page,
      () => !enough(),
      () => {
        cycles += 1;
      },
    );
    while (!enough()) {
      await new Promise((resolve) => setTimeout(resolve, 60 + random() * 600));
      if (await browser.killWorker()) killed += 1;
    }
    const calls = await calling;
    const panel = await openPanel(browser);
    const counted = await settled(
      async () => countRows(await journalFrom(panel)),
      (now) => now.ended >= calls && now.lost === 0,
    );
    say(`worker kills: seed ${seed}, ${killed} kills, ${calls} calls, ${counted.sent} observations sent, ${counted.kept} kept`);
    const passed = counted.lost === 0 && counted.doubled === 0 && counted.ended >= calls && counted.sent >= wanted;
    return {
      title: 'worker kills',
      passed,
      figures: `${killed} kills, ${counted.sent} observations, ${counted.lost} lost, ${counted.doubled} doubled`,
    };
  } finally {
    await browser.stop();
    await far.stop();
  }
}

/** Reads until it is as it should be, for 20 s at most. */
async function settled<T>(read: () => Promise<T>, isDone: (value: T) => boolean): Promise<T> {
  const until = performance.now() + 20_000;
  let value = await read();
  while (!isDone(value) && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    value = await read();
  }
  return value;
}
