import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Worker } from '@playwright/test';
import { findChromium } from './find-chromium.ts';
import { type ManagedBrowser, type Policies, underPolicies } from './managed.ts';

/** How a browser is started. */
export interface LaunchOptions {
  /** Folder of an unpacked extension. */
  readonly extension?: string;
  /** True unless told, or given a display. */
  readonly headless?: boolean;
  /** A screen of `startScreen`, for a browser with a window. */
  readonly display?: string;
  /** Kept on stop; a fresh one is made and removed when there is none. */
  readonly profile?: string;
  readonly args?: readonly string[];
  /** What an administrator says to this browser alone; one of them must force an extension. Takes root on Linux. */
  readonly policies?: Policies;
  /** 1280 × 800 unless told; null leaves it to the window. */
  readonly viewport?: { readonly width: number; readonly height: number } | null;
  readonly colorScheme?: 'light' | 'dark' | null;
  /** Chromium's own beeping microphone; true unless told. */
  readonly fakeMicrophone?: boolean;
  /** Calls run over loopback too; true unless told. */
  readonly loopback?: boolean;
}

/** A running browser with one profile. */
export interface Browser {
  readonly context: BrowserContext;
  /** Empty when no extension was loaded. */
  readonly extensionId: string;
  readonly profile: string;
  /** The extension’s service worker; after `killWorker` the same handle speaks to the one that woke in its place. */
  worker(): Promise<Worker>;
  /** Ends the worker as the browser itself does when it idles; the next event wakes it. False when it slept already. */
  killWorker(): Promise<boolean>;
  /** Null where no policies were given. */
  readonly managed: ManagedBrowser | null;
  /** Closes the browser and removes a profile it made. */
  stop(): Promise<void>;
  /** SIGKILL to the whole browser: no page hears of it. */
  kill(): Promise<void>;
}

export const QUIET = [
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
];
const LOOPBACK = '--allow-loopback-in-peer-connection';
// Two phones on one machine find each other over loopback only when told so, and without mDNS names.
export const TELEPHONY = [
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  LOOPBACK,
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

const UNWANTED = ['--disable-extensions', '--disable-component-extensions-with-background-pages'];
/** Keeps a browser from fetching extensions, too. */
const NO_UPDATES = '--disable-background-networking';

/** Starts a browser fit for calls over loopback; with an extension it resolves when that runs. */
export async function launch(options: LaunchOptions = {}): Promise<Browser> {
  const { path, branded } = findChromium();
  const managed = options.policies === undefined ? null : underPolicies(path, options.policies);
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'onhook-profile-'));
  writePreferences(profile);
  const { extension } = options;
  const loading = extension === undefined ? [] : branded ? ['--enable-unsafe-extension-debugging'] : extensionFlags(extension);
  const microphone = options.fakeMicrophone === false ? [] : ['--use-fake-device-for-media-stream'];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: managed?.path ?? path,
    headless: options.headless ?? options.display === undefined,
    ...(options.display === undefined ? {} : { env: { ...process.env, DISPLAY: options.display } }),
    // Chromium refuses to run its sandbox as root.
    chromiumSandbox: process.getuid?.() !== 0,
    ignoreDefaultArgs: [...UNWANTED, ...(managed === null ? [] : [NO_UPDATES])],
    args: [
      ...QUIET.filter((each) => managed === null || each !== NO_UPDATES),
      ...TELEPHONY.filter((each) => options.loopback !== false || each !== LOOPBACK),
      ...microphone,
      ...loading,
      ...(options.args ?? []),
    ],
    viewport: options.viewport === undefined ? { width: 1280, height: 800 } : options.viewport,
    colorScheme: options.colorScheme ?? null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const forget = () => {
    managed?.forget();
    if (options.profile === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return await control(context, { profile, extension, managed, branded, forget });
  } catch (error) {
    await context.close();
    forget();
    throw error;
  }
}

interface Started {
  readonly profile: string;
  readonly extension: string | undefined;
  readonly managed: ManagedBrowser | null;
  readonly branded: boolean;
  forget(): void;
}

async function control(context: BrowserContext, { profile, extension, managed, branded, forget }: Started): Promise<Browser> {
  const cdp = await browserSession(context);
  if (extension !== undefined && branded) await cdp.send('Extensions.loadUnpacked', { path: extension });
  const worker = () => extensionWorker(context);
  const extensionId = extension === undefined && managed === null ? '' : new URL((await worker()).url()).host;
  return {
    context,
    extensionId,
    profile,
    managed,
    worker,
    killWorker: () => closeWorker(cdp, extensionId),
    async stop() {
      await context.close();
      forget();
    },
    async kill() {
      const gone = context.waitForEvent('close');
      process.kill(await browserPid(cdp), 'SIGKILL');
      await gone;
      forget();
    },
  };
}

export function extensionFlags(folder: string): string[] {
  return [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`];
}

/** Without developer mode an unpacked extension that reloads itself stays disabled. */
function writePreferences(profile: string): void {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const preferences = { extensions: { ui: { developer_mode: true } }, session: { restore_on_startup: 5 }, translate: { enabled: false } };
  try {
    writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences), { flag: 'wx' });
  } catch (error) {
    // A profile that is used again has its own.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (!browser) throw new Error('the browser gave no debugging session');
  return browser.newBrowserCDPSession();
}

async function extensionWorker(context: BrowserContext): Promise<Worker> {
  const running = context.serviceWorkers().find((worker) => worker.url().startsWith('chrome-extension://'));
  return running ?? context.waitForEvent('serviceworker', { timeout: 15_000 });
}

async function closeWorker(cdp: CDPSession, extensionId: string): Promise<boolean> {
  const { targetInfos } = await cdp.send('Target.getTargets');
  const target = targetInfos.find((info) => info.type === 'service_worker' && info.url.startsWith(`chrome-extension://${extensionId}/`));
  if (!target) return false;
  return (await cdp.send('Target.closeTarget', { targetId: target.targetId })).success;
}

async function browserPid(cdp: CDPSession): Promise<number> {
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  const main = processInfo.find((one) => one.type === 'browser');
  if (!main) throw new Error('the browser names no process of its own');
  return main.id;
}
