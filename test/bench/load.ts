import { setTimeout as delay } from 'node:timers/promises';
import type { CDPSession } from '@playwright/test';
import { quantile } from '../soak/random.ts';
import { startPages } from '../softphone/pages.ts';
import { startProxy } from '../softphone/proxy/proxy.ts';
import type { Browser } from '../support/browser.ts';
import { launch } from '../support/browser.ts';
import { watching } from '../support/kept.ts';
import { DEMO_EXTENSION, registered } from '../support/world.ts';

/** Milliseconds of the main thread up to half a second after `load`, one a page, and of that up to when the cockpit stands too. */
export interface LoadReadings {
  readonly onhook: readonly number[];
  readonly bare: readonly number[];
  /** Of the two medians. */
  readonly difference: number;
  /** The same difference once the cockpit's frame, which lets the page start first, stands. */
  readonly standing: number;
}

/** Milliseconds after `load`. */
const STARTED = 500;
/** By then the frame is greeted and the card of the overlay stands. */
const STANDS = 3_500;

interface Load {
  readonly started: number;
  readonly standing: number;
}

/**
 * Loads the phone's page in a browser with the extension and in one without, in turn, which of them first changing too. Each load has
 * a tab of its own; the first of each browser is not counted. The measure is `TaskDuration` of the page's main thread in thread time:
 * it holds the injection of the scripts, and not the document of the cockpit's frame, which runs in a process of its own.
 */
export async function measureLoad(loads: number): Promise<LoadReadings> {
  const [onhook, bare, proxy, pages] = await Promise.all([launch({ extension: DEMO_EXTENSION }), launch(), startProxy(), startPages()]);
  const url = `${pages.origin}/phone/?${new URLSearchParams({ ws: proxy.url, domain: proxy.domain })}`;
  const readings = { onhook: [] as Load[], bare: [] as Load[] };
  try {
    await watching(onhook);
    await loadOnce(onhook, url);
    await loadOnce(bare, url);
    for (let load = 0; load < loads; load += 1) {
      const onhookFirst = load % 2 === 0;
      if (onhookFirst) readings.onhook.push(await loadOnce(onhook, url));
      readings.bare.push(await loadOnce(bare, url));
      if (!onhookFirst) readings.onhook.push(await loadOnce(onhook, url));
    }
    const of = (which: keyof typeof readings, what: keyof Load) => readings[which].map((load) => load[what]);
    const difference = (what: keyof Load) => quantile(of('onhook', what), 0.5) - quantile(of('bare', what), 0.5);
    return {
      onhook: of('onhook', 'started'),
      bare: of('bare', 'started'),
      difference: difference('started'),
      standing: difference('standing'),
    };
  } finally {
    await Promise.all([onhook.stop(), bare.stop()]);
    await Promise.all([proxy.stop(), pages.stop()]);
  }
}

async function loadOnce({ context }: Browser, url: string): Promise<Load> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url, { waitUntil: 'load' });
  await delay(STARTED);
  const started = await taskMillis(cdp);
  await delay(STANDS - STARTED);
  const standing = await taskMillis(cdp);
  await registered(page);
  await page.close();
  return { started, standing };
}

async function taskMillis(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}
