import { installPackages, lookFor, namedBy, type Places } from './find-program.ts';

/** A browser on this machine. */
export interface FoundBrowser {
  readonly path: string;
  /** Chrome and Edge no longer take `--load-extension` (Chrome 137 and later). */
  readonly branded: boolean;
}

const OPEN: Places = {
  linux: ['chromium', 'chromium-browser'],
  mac: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
  windows: ['Chromium\\Application\\chrome.exe'],
};
const BRANDED: Places = {
  linux: ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'],
  mac: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  windows: ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'],
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
  const path = namedBy('CHROME_PATH');
  return path === undefined ? undefined : { path, branded: isBranded(path) };
}

/** True for a Chrome or Edge by its path. */
function isBranded(path: string): boolean {
  return /google|msedge|microsoft/i.test(path);
}

function look(): FoundBrowser | undefined {
  const open = lookFor(OPEN);
  const path = open ?? lookFor(BRANDED);
  return path === undefined ? undefined : { path, branded: open === undefined };
}

function install(): FoundBrowser {
  installPackages(['chromium'], 'No browser found: install Chromium, or set CHROME_PATH to a Chromium, Chrome or Edge program.');
  const installed = look();
  if (!installed) throw new Error('apt-get installed no Chromium: install one by hand, or set CHROME_PATH.');
  return installed;
}
