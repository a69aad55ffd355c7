import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A browser on this machine. */
export interface FoundBrowser {
  readonly path: string;
  /** Chrome and Edge no longer take `--load-extension` (Chrome 137 and later). */
  readonly branded: boolean;
}

const LINUX = {
  open: ['chromium', 'chromium-browser'],
  branded: ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'],
};
const MAC = {
  open: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
  branded: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
};
const WINDOWS = {
  open: ['Chromium\\Application\\chrome.exe'],
  branded: ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'],
};

let found: FoundBrowser | undefined;

/**
 * Chromium, else Chrome or Edge, where they usually lie, or `CHROME_PATH`. As root on a Debian-like system without one it
 * installs Debian's Chromium; anywhere else it throws one sentence that says what to install.
 */
export function findChromium(): FoundBrowser {
  found ??= fromEnvironment() ?? look() ?? install();
  return found;
}

function fromEnvironment(): FoundBrowser | undefined {
  const path = process.env['CHROME_PATH'];
  if (!path) return undefined;
  if (!existsSync(path)) throw new Error(`CHROME_PATH names no file: ${path}`);
  return { path, branded: isBranded(path) };
}

/** True for a Chrome or Edge by its path. */
function isBranded(path: string): boolean {
  return /google|msedge|microsoft/i.test(path);
}

function look(): FoundBrowser | undefined {
  return first(candidates('open'), false) ?? first(candidates('branded'), true);
}

function first(paths: readonly string[], branded: boolean): FoundBrowser | undefined {
  const path = paths.find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : { path, branded };
}

function candidates(kind: 'open' | 'branded'): string[] {
  if (process.platform === 'darwin') return MAC[kind].flatMap((path) => [path, join(process.env['HOME'] ?? '', path)]);
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    return roots.flatMap((root) => WINDOWS[kind].map((path) => join(root, path)));
  }
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin'];
  return LINUX[kind].flatMap((name) => folders.map((folder) => join(folder, name)));
}

function install(): FoundBrowser {
  const isDebian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (!isDebian) throw new Error('No browser found: install Chromium, or set CHROME_PATH to a Chromium, Chrome or Edge program.');
  process.stderr.write('No Chromium here; installing it with apt-get, once.\n');
  const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  execFileSync('apt-get', ['update'], quiet);
  execFileSync('apt-get', ['install', '-y', 'chromium'], quiet);
  const installed = look();
  if (!installed) throw new Error('apt-get installed no Chromium: install one by hand, or set CHROME_PATH.');
  return installed;
}
