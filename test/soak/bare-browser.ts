import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { extensionFlags, QUIET, TELEPHONY } from '../support/browser.ts';
import { findChromium } from '../support/find-chromium.ts';

/** A browser that nobody drives: drivers keep every tab visible and its timers unthrottled. */
export interface BareBrowser {
  stop(): Promise<void>;
}

export interface BareOptions {
  readonly extension: string;
  readonly profile: string;
  readonly url: string;
}

export function startBareBrowser({ extension, profile, url }: BareOptions): BareBrowser {
  const { path, branded } = findChromium();
  if (branded) throw new Error('Chrome and Edge load no unpacked extension from the command line: this part needs a Chromium.');
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // A page of the soak opens the next one, without anybody's press.
  const flags = ['--headless=new', '--disable-popup-blocking', '--window-size=1280,800', `--user-data-dir=${profile}`, ...root];
  const child = spawn(path, [...flags, ...QUIET, ...TELEPHONY, ...extensionFlags(extension), url], { stdio: 'ignore' });
  const gone = once(child, 'exit');
  return {
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
