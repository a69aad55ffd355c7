import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Browser, launch } from '../support/browser.ts';
import { part, pressOf } from '../support/cockpit.ts';
import { drafts, records, watching } from '../support/kept.ts';
import { openPanel } from '../support/watched.ts';
import { DEMO_EXTENSION } from '../support/world.ts';
import type { Finding, SoakOptions } from './finding.ts';
import { quantile, randomFrom } from './random.ts';

/** What the page had been told by the desk before it died. */
interface Heard {
  note: string;
  readonly waits: number[];
}

/** Before the page's own scripts: notes each key's instant, and when the desk has acknowledged a draft that holds it. */
const EAR = `
  const keys = [];
  addEventListener('input', ({ target }) => { keys.push({ length: target.value.length, at: performance.now() }); }, true);
  const send = chrome.runtime.sendMessage;
  chrome.runtime.sendMessage = (message, ...rest) => {
    const note = message?.data?.command?.note;
    const done = rest.pop();
    return send.call(chrome.runtime, message, ...rest, (answer) => {
      if (note !== undefined && answer?.res?.ok) {
        const now = performance.now();
        while (keys.length > 0 && keys[0].length <= note.length) window.acknowledged({ note, wait: now - keys.shift().at });
      }
      done?.(answer);
    });
  };`;

const KEYS_A_SECOND = 8;
const WORDS = 'the customer asked about the last invoice and wants it sent again by post to the new address before friday ';

async function endedCall(browser: Browser, heard: Heard): Promise<Page> {
  const panel = await browser.context.newPage();
  await panel.exposeFunction('acknowledged', ({ note, wait }: { note: string; wait: number }) => {
    heard.note = note;
    heard.waits.push(wait);
  });
  await panel.addInitScript(EAR);
  await panel.goto(`chrome-extension://${browser.extensionId}/sidepanel.html`);
  await pressOf(panel, 'start').click();
  await pressOf(panel, 'end').click();
  await pressOf(panel, 'end-remote').click();
  await part(panel, 'note').click();
  return panel;
}

/** Types until told to stop; a page that dies under the hands ends it. */
async function type(panel: Page, goesOn: () => boolean): Promise<void> {
  for (let at = 0; goesOn(); at += 1) {
    const next = new Promise((resolve) => setTimeout(resolve, 1_000 / KEYS_A_SECOND));
    const pressed = panel.keyboard.press(WORDS[at % WORDS.length] === ' ' ? 'Space' : (WORDS[at % WORDS.length] ?? 'a'));
    if (
      !(await pressed.then(
        () => true,
        () => false,
      ))
    )
      return;
    await next;
  }
}

interface Round {
  readonly saved: string | null;
  readonly note: string;
}

/** One browser's life: a call, a note, perhaps a save, and then SIGKILL. */
async function live(browser: Browser, random: () => number, heard: Heard): Promise<Round> {
  heard.note = '';
  const panel = await endedCall(browser, heard);
  let goesOn = true;
  const typing = type(panel, () => goesOn);
  await new Promise((resolve) => setTimeout(resolve, 500 + random() * 2_500));
  if (random() < 0.5) {
    await browser.kill();
    goesOn = false;
    await typing;
    return { saved: null, note: heard.note };
  }
  goesOn = false;
  await typing;
  await pressOf(panel, 'save').click();
  await part(panel, 'saved').waitFor({ timeout: 10_000 });
  await browser.kill();
  return { saved: heard.note, note: '' };
}

/** What the next browser finds: the record once, or the draft to the last acknowledged key. */
async function isKept(browser: Browser, { saved, note }: Round): Promise<string | null> {
  const all = await records(browser);
  if (saved !== null) {
    const count = all.filter(({ notes }) => (notes ?? '').startsWith(saved.trim()) || (saved === '' && notes === null)).length;
    return count >= 1 ? null : `a record that was confirmed is not there: "${saved}"`;
  }
  const kept = (await drafts(browser)).map(({ draft }) => draft.note);
  return note === '' || kept.some((each) => each.startsWith(note)) ? null : `a draft of ${note.length} acknowledged keys is not there`;
}

/** Kills the browser at random instants while an agent types or has just saved. */
export async function soakBrowserKills({ rounds, seed, say }: SoakOptions): Promise<Finding> {
  const random = randomFrom(seed);
  const profile = mkdtempSync(join(tmpdir(), 'onhook-soak-'));
  const heard: Heard = { note: '', waits: [] };
  const faults: string[] = [];
  let confirmed = 0;
  let tidied = 0;
  const start = async (): Promise<Browser> => {
    const browser = await launch({ extension: DEMO_EXTENSION, profile });
    await watching(browser);
    return browser;
  };
  try {
    let browser = await start();
    for (let round = 0; round < rounds; round += 1) {
      tidied += await tidy(browser);
      const left = await live(browser, random, heard);
      if (left.saved !== null) confirmed += 1;
      browser = await start();
      const fault = await isKept(browser, left);
      if (fault !== null) faults.push(`round ${round + 1}: ${fault}`);
    }
    const all = await records(browser);
    if (new Set(all.map(({ record_id }) => record_id)).size !== all.length) faults.push('a record is there twice');
    // Nothing else was saved, so another record is somebody's call again, under another name.
    const doubled = all.length - confirmed - tidied;
    if (doubled > 0) faults.push(`${doubled} records more than calls that were saved`);
    await browser.stop();
    const p95 = quantile(heard.waits, 0.95);
    for (const fault of faults) say(fault);
    say(
      `browser kills: seed ${seed}, ${rounds} kills, ${confirmed} records confirmed, ${heard.waits.length} keys acknowledged, p95 ${p95.toFixed(0)} ms`,
    );
    return {
      title: 'browser kills',
      passed: faults.length === 0 && p95 <= 200,
      figures: `${rounds} kills, ${confirmed} records confirmed, ${faults.length} lost or doubled, key to acknowledgement p95 ${p95.toFixed(0)} ms of ${heard.waits.length}`,
    };
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Files what the last browser left open, so that the next call is the one on the card; resolves with how many. */
async function tidy(browser: Browser): Promise<number> {
  const panel = await openPanel(browser);
  let saved = 0;
  while (await part(panel, 'wrap-up').isVisible()) {
    const before = (await records(browser)).length;
    await pressOf(panel, 'save').click();
    while ((await records(browser)).length === before) await panel.waitForFunction(() => true);
    await part(panel, 'saved').waitFor({ state: 'detached' });
    saved += 1;
  }
  await part(panel, 'idle').waitFor();
  await panel.close();
  return saved;
}
