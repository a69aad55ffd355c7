import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findXvfb } from './find-xvfb.ts';

/** A screen of its own in memory, for a browser with a window. */
export interface Screen {
  /** Value of `DISPLAY`; the `display` of a launch. */
  readonly display: string;
  /** Presses keys one after the other, in whatever window has the keyboard; names as xdotool has them (`Tab`, `alt+shift+h`). */
  keys(...names: string[]): Promise<void>;
  /** A press of the mouse at a place of the screen, in px. */
  click(x: number, y: number): Promise<void>;
  /** A digest of all that is on the screen now. */
  seen(): string;
  /** Resolves when something else than `before` is on the screen, and has stood still: a prompt of the browser's own takes no key earlier. */
  changedFrom(before: string): Promise<void>;
  stop(): Promise<void>;
}

const run = promisify(execFile);
/** In milliseconds: the browser lets half a second pass before it takes an answer to a question that popped up. */
const STILL = 800;
const LIMIT = 15_000;

/** Starts a screen on the first free display. Start it before the browser, and stop it after. */
export async function startScreen(): Promise<Screen> {
  const { server, xdotool } = findXvfb();
  const folder = mkdtempSync(join(tmpdir(), 'onhook-screen-'));
  const xvfb = spawn(server, ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp', '-fbdir', folder], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => xvfb.once('close', () => resolve()));
  const number = await new Promise<string>((resolve, reject) => {
    xvfb.stdio[3]?.once('data', (text: Buffer) => resolve(text.toString().trim()));
    xvfb.once('error', reject).once('close', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  const display = `:${number}`;
  const env = { ...process.env, DISPLAY: display };
  const seen = (): string =>
    createHash('sha1')
      .update(readFileSync(join(folder, 'Xvfb_screen0')))
      .digest('hex');
  return {
    display,
    async keys(...names) {
      await run(xdotool, ['key', '--clearmodifiers', '--delay', '120', ...names], { env });
    },
    async click(x, y) {
      await run(xdotool, ['mousemove', String(x), String(y), 'click', '1'], { env });
    },
    seen,
    async changedFrom(before) {
      const from = performance.now();
      let last = seen();
      let since = from;
      while (last === before || performance.now() - since < STILL) {
        if (performance.now() - from > LIMIT) throw new Error('the screen did not change and stand still within 15 s');
        await new Promise((resolve) => setTimeout(resolve, 50));
        const now = seen();
        if (now !== last) since = performance.now();
        last = now;
      }
    },
    async stop() {
      xvfb.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
