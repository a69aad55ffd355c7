import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Browser } from './browser.ts';

const KIB = 1024;

/** A field of a process in /proc, in bytes; 0 of one that is gone. */
function bytesOf(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  try {
    const [, kib = '0'] = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kib) * KIB;
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}

/** Processes of a browser by its profile, which stands on the command line of the first and is the parent of the others. */
function renderersOf(browserPid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer') && isBelow(pid, browserPid);
      } catch {
        // It has ended meanwhile.
        return false;
      }
    });
}

function isBelow(pid: number, ancestor: number): boolean {
  if (pid === ancestor) return true;
  const [, parent = '0'] = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(parent) > 1 && isBelow(Number(parent), ancestor);
}

/**
 * What the browser's renderers hold now, and later how much more one of them held at its highest. Linux alone: the kernel keeps the mark
 * itself (`VmHWM`), so that no reading between two looks is missed.
 */
export async function memoryOf(browser: Browser, page: Page): Promise<{ readonly aboveIdle: () => Promise<number> }> {
  const session = await browser.context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const main = processInfo.find(({ type }) => type === 'browser')?.id ?? 0;
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.collectGarbage');
  const idle = new Map(renderersOf(main).map((pid) => [pid, bytesOf(pid, 'VmRSS')]));
  return {
    aboveIdle: async () => Math.max(...[...idle].map(([pid, before]) => bytesOf(pid, 'VmHWM') - before)),
  };
}
