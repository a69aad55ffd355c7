import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { quantile } from '../soak/random.ts';
import { launch } from '../support/browser.ts';
import { FIRST_FRAMES, type FrameKind, type FrameServer, startFrameServer } from './frames.ts';
import { COUNTING_BRIDGE, DO_NOTHING, readTap } from './tap-scripts.ts';

/** Microseconds of the page's main thread a frame; each the median of the differences between two neighbouring runs. */
export interface FrameCost {
  /** The tap less a proxy that does nothing. */
  readonly tap: number;
  /** That proxy less no proxy at all. */
  readonly noise: number;
  /** The tap less the do-nothing proxy on pages that have just loaded. */
  readonly first: number;
  /** What the page itself takes for a frame, with no proxy. */
  readonly bare: number;
  /** The differences, run by run. */
  readonly runs: readonly number[];
  readonly noiseRuns: readonly number[];
}

export interface TapOptions {
  readonly runs: number;
  readonly frames: number;
}

export interface TapReadings {
  readonly sip: FrameCost;
  /** The same where the page's handler counts characters: a phone reads what it gets, and the first who asks for a text pays for it. */
  readonly sipReadByPage: FrameCost;
  readonly other: FrameCost;
}

const WRAPS = ['none', 'nothing', 'tap'] as const;
type Wrap = (typeof WRAPS)[number];

/**
 * What the tap costs its page: the built tap, at document start, with its lane taken by a counting listener in an isolated world, so the
 * dispatch to the other world is part of it and the bridge's own reading is not. Each wrap has a page that stays, as a phone's page does
 * for a shift; the first run of each is a warm-up and told apart, since nothing has run hot by then.
 *
 * The measure is `TaskDuration` of the main thread in thread time, over all frames of a run: unlike `ScriptDuration` it holds the
 * dispatch of events and the garbage collection that a wrapper causes, and unlike wall time it does not count the other processes of a
 * busy machine. The page has one handler, which counts frames.
 */
export async function measureTap({ runs, frames }: TapOptions): Promise<TapReadings> {
  const [browser, server, tap] = await Promise.all([launch(), startFrameServer(), readTap()]);
  try {
    const measure = (kind: FrameKind, counts: Counted) =>
      compareWraps(runs, (wrap) => openWrapped(browser.context, { server, tap, kind, wrap, frames, counts }));
    return {
      sip: await measure('sip', 'frames'),
      sipReadByPage: await measure('sip', 'characters'),
      other: await measure('other', 'frames'),
    };
  } finally {
    await browser.stop();
    await server.stop();
  }
}

/** Microseconds a frame of one run. */
type Run = () => Promise<number>;

async function compareWraps(runs: number, open: (wrap: Wrap) => Promise<Run>): Promise<FrameCost> {
  const run: Readonly<Record<Wrap, Run>> = { none: await open('none'), nothing: await open('nothing'), tap: await open('tap') };
  const readings: Record<Wrap, number[]> = { none: [], nothing: [], tap: [] };
  for (let round = 0; round <= runs; round += 1) for (const wrap of WRAPS) readings[wrap].push(await run[wrap]());
  const less = (one: Wrap, other: Wrap) => readings[one].map((reading, at) => reading - (readings[other][at] ?? Number.NaN));
  const [first = Number.NaN, ...tap] = less('tap', 'nothing');
  const [, ...noise] = less('nothing', 'none');
  return {
    tap: quantile(tap, 0.5),
    noise: quantile(noise, 0.5),
    first,
    bare: quantile(readings.none, 0.5),
    runs: tap,
    noiseRuns: noise,
  };
}

/** What the page's own handler counts. */
type Counted = 'frames' | 'characters';

interface WrappedPage {
  readonly server: FrameServer;
  readonly tap: string;
  readonly kind: FrameKind;
  readonly wrap: Wrap;
  readonly frames: number;
  readonly counts: Counted;
}

/** Opens a page and resolves with what makes a run on it: a new socket each. */
async function openWrapped(context: BrowserContext, { server, tap, kind, wrap, frames, counts }: WrappedPage): Promise<Run> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Page.enable');
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (wrap === 'nothing') await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: DO_NOTHING });
  if (wrap === 'tap') {
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: COUNTING_BRIDGE, worldName: 'bridge' });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: tap });
  }
  await page.goto(server.origin);
  let texts = 0;
  return async () => {
    await page.bringToFront();
    await openSocket(page, kind, counts);
    const before = await taskSeconds(cdp);
    const arrived = await page.evaluate((count) => (window as unknown as Receiver).receive(count), frames);
    const spent = (await taskSeconds(cdp)) - before;
    if (arrived !== frames) throw new Error(`${arrived} of ${frames} frames arrived`);
    if (wrap === 'tap') texts = await checkTexts(page, texts + (kind === 'sip' ? frames : 0));
    return (spent / frames) * 1e6;
  };
}

interface Receiver {
  /** Asks for so many frames; resolves with how many came when the socket is closed. */
  receive(count: number): Promise<number>;
}

/** Opens the page's socket; resolves when it is known for what it is. */
async function openSocket(page: Page, kind: FrameKind, counts: Counted): Promise<void> {
  await page.evaluate(
    ([path, counted, first]) =>
      new Promise<void>((resolve) => {
        const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/${path}`, path === 'sip' ? ['sip'] : []);
        let arrived = 0;
        let characters = 0;
        socket.onmessage = (event) => {
          arrived += 1;
          if (counted === 'characters') characters += event.data.length;
          if (arrived === first) resolve();
        };
        const receive = (count: number) =>
          new Promise<number>((done) => {
            socket.onclose = () => done(counted === 'characters' && characters === 0 ? 0 : arrived - first);
            socket.send(String(count));
          });
        Object.assign(window, { receive });
      }),
    [kind, counts, FIRST_FRAMES] as const,
  );
}

async function taskSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const task = metrics.find(({ name }) => name === 'TaskDuration');
  if (!task) throw new Error('the browser does not say how long its tasks took');
  return task.value;
}

/** How many texts the tap has said so far; throws when it is fewer than that, for a tap that reads nothing costs nothing. */
async function checkTexts(page: Page, least: number): Promise<number> {
  const texts = await page.evaluate(() => {
    document.dispatchEvent(new Event('bench:texts'));
    return Number(document.documentElement.dataset['texts']);
  });
  if (Number.isNaN(texts) || texts < least) throw new Error(`the tap told of ${texts} frames, of ${least}`);
  return texts;
}
