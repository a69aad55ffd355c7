import type { Page } from '@playwright/test';
import { type FarEnd, startFarEnd } from '../soak/far-end.ts';
import { type Browser, launch } from '../support/browser.ts';
import { cockpitOn, part } from '../support/cockpit.ts';
import { watching } from '../support/kept.ts';
import { DEMO_EXTENSION } from '../support/world.ts';
import { startTrace, type TracedMark } from './trace.ts';

/** Milliseconds from the arrival of an INVITE to the first paint of its call, one a ring. */
export interface PaintReadings {
  readonly awake: readonly number[];
  readonly asleep: readonly number[];
}

/** The phone's own socket, as the page of the far end names it. */
declare const socket: WebSocket;

const ARRIVED = 'bench:invite';
const PAINTED = 'onhook:painted:';
/**
 * Milliseconds from one ring to the next. A refused call is filed after two seconds, and then all is quiet; and a page's bridge lets
 * through twenty new calls and one more every three seconds, so that thirty pass.
 */
const PACE = 2_500;

/**
 * Rings and waits for the cockpit, from quiet to quiet: the phone refuses each call, and the next comes when the last one is filed. The first
 * ring of a page is not counted.
 * *Asleep* means that the worker was stopped before the ring and was gone. The automation attaches to the worker that wakes, which costs
 * some milliseconds that no agent has.
 */
export async function measurePaint(rings: number): Promise<PaintReadings> {
  const [browser, far] = await Promise.all([launch({ extension: DEMO_EXTENSION }), startFarEnd()]);
  try {
    await watching(browser);
    return {
      awake: await measureRings({ browser, far, rings, worker: 'awake' }),
      asleep: await measureRings({ browser, far, rings, worker: 'asleep' }),
    };
  } finally {
    await browser.stop();
    await far.stop();
  }
}

async function openPhone(browser: Browser, far: FarEnd): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(far.origin);
  await part(cockpitOn(page), 'idle').waitFor();
  // The event bears the instant of its arrival, from before the tap and whatever else heard it first.
  await page.evaluate((name) => {
    socket.addEventListener('message', ({ data, timeStamp }) => {
      if (String(data).startsWith('INVITE ')) performance.mark(name, { startTime: timeStamp });
    });
  }, ARRIVED);
  return page;
}

interface Rings {
  readonly browser: Browser;
  readonly far: FarEnd;
  readonly rings: number;
  readonly worker: 'awake' | 'asleep';
}

async function measureRings({ browser, far, rings, worker }: Rings): Promise<readonly number[]> {
  const page = await openPhone(browser, far);
  await ringOnce(page, `${worker}-first`);
  const trace = await startTrace(browser.context);
  for (let ring = 1; ring <= rings; ring += 1) {
    await new Promise((resolve) => setTimeout(resolve, PACE));
    if (worker === 'asleep') await sendToSleep(browser);
    await ringOnce(page, `${worker}-${ring}`);
  }
  const readings = spansOf(await trace.stop());
  await page.close();
  if (readings.length !== rings) throw new Error(`${readings.length} of ${rings} rings were painted`);
  return readings;
}

/** A call that the agent's phone refuses once it is on the card; resolves when the card is idle again. */
async function ringOnce(page: Page, id: string): Promise<void> {
  const cockpit = cockpitOn(page);
  await page.evaluate((callId) => {
    socket.addEventListener('message', ({ data }) => Object.assign(window, { invite: data }), { once: true });
    socket.send(`RING ${callId}`);
  }, id);
  await part(cockpit, 'ringing').waitFor();
  await page.evaluate(() => {
    const { invite } = window as unknown as { readonly invite: string };
    const lines = invite.split('\r\n').filter((line) => /^(Via|From|To|Call-ID|CSeq):/.test(line));
    const head = lines.map((line) => (line.startsWith('To:') ? `${line};tag=1ags55` : line));
    socket.send(`SIP/2.0 486 Busy Here\r\n${head.join('\r\n')}\r\nContent-Length: 0\r\n\r\n`);
  });
  await part(cockpit, 'ringing').waitFor({ state: 'detached' });
  await part(cockpit, 'idle').waitFor();
}

async function sendToSleep(browser: Browser): Promise<void> {
  const until = performance.now() + 10_000;
  while (await browser.killWorker()) {
    if (performance.now() > until) throw new Error('the worker did not stay asleep for 10 s');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** From each arrival to the first paint after it of a call that was not painted before. */
function spansOf(marks: readonly TracedMark[]): number[] {
  const painted = new Set<string>();
  const spans: number[] = [];
  let arrivedAt: number | null = null;
  for (const { name, at } of marks) {
    if (name === ARRIVED) arrivedAt = at;
    if (!name.startsWith(PAINTED) || painted.has(name)) continue;
    painted.add(name);
    if (arrivedAt !== null) spans.push(at - arrivedAt);
    arrivedAt = null;
  }
  return spans;
}
