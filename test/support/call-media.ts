import type { Page } from '@playwright/test';

declare global {
  interface Window {
    seenConnections?: RTCPeerConnection[];
    sentTrack?: MediaStreamTrack | null;
  }
}

/** What came in over half a second or more of a call. */
export interface Inbound {
  /** Packets received in the window. */
  readonly packets: number;
  /** Energy RMS of what was played, 0 to 1; NaN when nothing was played. */
  readonly loudness: number;
  readonly connection: RTCPeerConnectionState;
}

/** Makes the page remember its peer connections; takes effect at its next load. */
export async function rememberConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: RTCPeerConnection[] = [];
    window.seenConnections = seen;
    window.RTCPeerConnection = new Proxy(RTCPeerConnection, {
      construct(target, args: [RTCConfiguration?]) {
        const made = new target(...args);
        seen.push(made);
        return made;
      },
    });
  });
}

/** What the newest connection sends from now on: its sound, silence in packets, or nothing at all. Needs `rememberConnections` too. */
export async function sends(page: Page, what: 'sound' | 'silence' | 'nothing'): Promise<void> {
  await page.evaluate(async (wanted) => {
    const [sender] = window.seenConnections?.at(-1)?.getSenders() ?? [];
    if (sender === undefined) throw new Error('the page sends nothing');
    window.sentTrack = sender.track ?? window.sentTrack ?? null;
    await sender.replaceTrack(wanted === 'nothing' ? null : window.sentTrack);
    if (sender.track !== null) sender.track.enabled = wanted === 'sound';
  }, what);
}

/** Lets a call go on for so long, by the page's own clock. */
export async function goesOn(page: Page, ms: number): Promise<void> {
  const until = (await page.evaluate(() => performance.now())) + ms;
  await page.waitForFunction((then) => performance.now() >= then, until, { timeout: ms + 10_000 });
}

/** Measures the newest connection over `ms`; needs `rememberConnections` before the page's load. */
export async function measureInbound(page: Page, ms = 500): Promise<Inbound> {
  return page.evaluate(async (wait) => {
    const connection = window.seenConnections?.at(-1);
    if (!connection) throw new Error('the page made no peer connection');
    const read = async (): Promise<{ packets: number; energy: number; duration: number }> => {
      for (const one of (await connection.getStats()).values())
        if (one.type === 'inbound-rtp')
          return { packets: one.packetsReceived, energy: one.totalAudioEnergy, duration: one.totalSamplesDuration };
      return { packets: 0, energy: 0, duration: 0 };
    };
    const before = await read();
    await new Promise((resolve) => setTimeout(resolve, wait));
    const after = await read();
    const loudness = Math.sqrt((after.energy - before.energy) / (after.duration - before.duration));
    return { packets: after.packets - before.packets, loudness, connection: connection.connectionState };
  }, ms);
}
