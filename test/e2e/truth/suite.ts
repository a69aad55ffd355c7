import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, type Page, test } from '@playwright/test';
import type { Stack } from '../../softphone/page/config.ts';
import { journal, records } from '../../support/kept.ts';
import { placedCalls } from '../../support/wire-truth.ts';
import { startWorld, type World, type WorldOptions } from '../../support/world.ts';
import type { Truth, TruthCall } from './truth-call.ts';
import { holdErrors, type Verdict, verdicts } from './verdict.ts';

const AGENT = 'agent1';
/** The bound on a hold's length, in ms. */
const TOLERANCE = 100;

const inWords = ({ endedBy, endKind, answered, direction, holds, farHolds = 0 }: Truth): string =>
  `${endedBy}/${endKind} ${direction} ${answered ? 'answered' : 'unanswered'} holds ${holds}+${farHolds}`;

/** Plays the calls on one pair of stacks, with the extension watching the agent's page, and holds what it kept against what is known. */
export function truthSuite(stacks: Required<Pick<WorldOptions, 'agentStack' | 'customerStack'>>, calls: readonly TruthCall[]): void {
  const table = ['| call | stacks | truth | Onhook, its confidence and evidence | holds off by |', '|---|---|---|---|---|'];
  const told = new Set<string>();
  const filed: string[] = [];
  let world: World;

  test.beforeAll(async () => {
    world = await startWorld({ extension: true, ...stacks });
  });
  test.afterAll(async () => {
    process.stdout.write(`\n${table.join('\n')}\n`);
    await world.stop();
  });

  /** Resolves with the verdicts on the calls that were placed, once all are over; in the order in which they were placed. */
  async function judged(placed: readonly string[]): Promise<Verdict[]> {
    const fresh = async () => (await verdicts(world.agentBrowser)).filter(({ callId }) => !told.has(callId));
    const isOver = (verdict: Verdict) => verdict.isOver;
    await expect.poll(async () => (await fresh()).filter(isOver).length).toBe(placed.length);
    const found = await fresh();
    for (const { callId } of found) told.add(callId);
    expect(found.map(({ callId }) => callId).toSorted()).toEqual([...placed].toSorted());
    return placed.flatMap((callId) => found.find((verdict) => verdict.callId === callId) ?? []);
  }

  for (const { name, play, truth, second, sure, either } of calls.filter(({ on }) => isOn(on, stacks.agentStack)))
    test(name, async () => {
      const mark = world.proxy.log.entries.length;
      // The exchange lives in this process: what it notes may be late by as long as this was busy.
      const busy = monitorEventLoopDelay({ resolution: 5 });
      busy.enable();
      await watchLateness(world.phone);
      await play(world);
      busy.disable();
      // So may what the phone's page hears, or says: it has a processor to share with two more browsers.
      const late = busy.max / 1e6 + (await latenessOf(world.phone));
      world.proxy.faults.clear();
      const entries = world.proxy.log.entries.slice(mark);
      const expected = [truth, ...(second === undefined ? [] : [second])];
      const found = await judged(placedCalls(entries, AGENT));
      const errors = found.map((verdict) => holdErrors(verdict, entries, AGENT));
      for (const [i, verdict] of found.entries()) {
        const off = errors[i]?.map((error) => `${error.toFixed(0)} ms`).join(', ') ?? '';
        const answer = `${inWords(verdict.said)} · ${verdict.confidence} ${verdict.evidence.join(' ')}`;
        const pair = `${stacks.agentStack}/${stacks.customerStack}`;
        table.push(`| ${name} | ${pair} | ${inWords(expected[i] ?? verdict.said)} | ${answer} | ${off} |`);
        if (!verdict.said.answered) filed.push(verdict.callId);
      }
      const answers = expected.map((each) => ({ farHolds: 0, ...each }));
      const said = found.map((verdict) => verdict.said);
      expect(isTold(said, either) ? answers : said).toEqual(answers);
      if (sure !== undefined) expect(found[0]?.confidence).toBe(sure);
      if (either !== undefined) expect(found[0]?.confidence).toBeLessThan(0.9);
      for (const error of errors.flat()) expect(Math.abs(error)).toBeLessThan(TOLERANCE + late);
    });

  test('no call is left over, those that nobody answered are filed, and line and sound never differed for long', async () => {
    const placed = placedCalls(world.proxy.log.entries, AGENT);
    await expect.poll(async () => (await records(world.agentBrowser)).length).toBe(filed.length);
    expect((await verdicts(world.agentBrowser)).map(({ callId }) => callId).toSorted()).toEqual(placed.toSorted());
    expect((await journal(world.agentBrowser)).filter(({ evidence }) => evidence.includes('layers_differ'))).toEqual([]);
  });
}

interface Watched {
  lateness: number | undefined;
}
const TICK = 20;

/** From now on the page notes by how much its timers come late, at most. */
const watchLateness = (page: Page): Promise<void> =>
  page.evaluate((tick) => {
    const watched = globalThis as unknown as Watched;
    const isNew = watched.lateness === undefined;
    watched.lateness = 0;
    if (!isNew) return;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      watched.lateness = Math.max(watched.lateness ?? 0, now - last - tick);
      last = now;
    }, tick);
  }, TICK);

/** In ms; 0 for a page that was loaded meanwhile. */
const latenessOf = (page: Page): Promise<number> => page.evaluate(() => (globalThis as unknown as Watched).lateness ?? 0);

const isTold = ([said]: readonly Truth[], either: Truth | undefined): boolean =>
  either !== undefined && said?.endedBy === either.endedBy && said.endKind === either.endKind;

const isOn = (on: readonly Stack[] | undefined, stack: Stack): boolean => on === undefined || on.includes(stack);
