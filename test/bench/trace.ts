import type { BrowserContext } from '@playwright/test';

/** A mark that some page of the browser made. */
export interface TracedMark {
  readonly name: string;
  /** Milliseconds on the clock of the trace, which all processes share. */
  readonly at: number;
}

/** A running trace of user timing. */
export interface Trace {
  /** Ends it and resolves with every mark, in order of time. */
  stop(): Promise<readonly TracedMark[]>;
}

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  /** Microseconds. */
  readonly ts: number;
}

/**
 * Records each `performance.mark` of all processes on one clock. Two documents cannot be compared by their own: a `timeOrigin` is taken
 * from the wall clock, and two differ by milliseconds.
 */
export async function startTrace(context: BrowserContext): Promise<Trace> {
  const browser = context.browser();
  if (!browser) throw new Error('the browser gave no debugging session');
  const cdp = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordUntilFull', includedCategories: ['blink.user_timing'] },
  });
  return {
    async stop() {
      const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
      await cdp.send('Tracing.end');
      await complete;
      await cdp.detach();
      return events
        .filter(({ cat }) => cat === 'blink.user_timing')
        .map(({ name, ts }) => ({ name, at: ts / 1_000 }))
        .toSorted((one, other) => one.at - other.at);
    },
  };
}
