import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Millis } from '../../lib/base/time.ts';
import { sessionOf } from '../../lib/call/replay.ts';
import { spanBetween } from '../../lib/call/span.ts';
import type { Observation } from '../../lib/observe/observation.ts';
import { reconcile } from '../../lib/observe/reconcile.ts';
import { launch } from '../support/browser.ts';
import { journal, watching } from '../support/kept.ts';
import { changeSettings } from '../support/toolbar.ts';
import { DEMO_EXTENSION } from '../support/world.ts';
import { startBareBrowser } from './bare-browser.ts';
import type { Finding } from './finding.ts';
import { type HiddenPages, type Moment, startHiddenPages } from './hidden-pages.ts';
import { quantile, randomFrom } from './random.ts';

export interface HiddenOptions {
  /** How long the pages are hidden before the hold that is to ask. After 5 min Chromium fires their timers once a minute. */
  readonly warmMs: Millis;
  readonly checkBackMs: Millis;
  /** How long both calls go on after it, held and resumed. */
  readonly thenMs: Millis;
  readonly seed: number;
  readonly say: (line: string) => void;
}

const PHONES = ['bare', 'peer'] as const;
type Phone = (typeof PHONES)[number];

const MOST_LATE = 2_000;
const MOST_WRONG = 100;
/** Chromium's own numbers: a hidden page's timers fire once a second; after 5 min, without an open peer connection, once a minute. */
const HIDDEN = { beat: 900, longBeat: 30_000, longAfter: 300_000 };

const pause = (ms: Millis): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when the page is watched; it was loaded before the scripts were registered otherwise. */
async function watched(pages: HiddenPages, name: string): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    for (let looks = 0; looks < 10; looks += 1) {
      if ((await pages.ask(name, 'look')).watched) return;
      await pause(300);
    }
    await pages.ask(name, 'reload');
  }
  throw new Error(`${name} is not watched`);
}

/** Holds for a while and resumes; resolves with how long the page itself saw the hold. */
async function holdFor(pages: HiddenPages, name: Phone, ms: Millis): Promise<Millis> {
  const from = await pages.ask(name, 'hold');
  await pause(ms);
  return (await pages.ask(name, 'resume')).mono - from.mono;
}

/** Milliseconds from the instant at which the hold was to ask until the tab's title said so; null: it never did. */
async function lateness(pages: HiddenPages, name: Phone, from: Moment, checkBackMs: Millis): Promise<Millis | null> {
  const titles = await pages.ask(name, 'titles');
  const asked = titles.find(({ title, at }) => at >= from.at && title.startsWith('⏸'));
  return asked === undefined ? null : asked.at - (from.at + checkBackMs);
}

/** The holds of each phone's call as the journal amounts to, in their order. */
function holdsIn(rows: readonly Observation[], name: Phone): Millis[] {
  const { holds, ended } = sessionOf(reconcile(rows.filter(({ leg }) => leg.endsWith(`:hidden-${name}`))));
  return holds.map(({ from, to }) => spanBetween(from, to ?? ended ?? from).ms);
}

/** One call: holds before and after the one that asks; what the page saw of each, how late the alert came, and the beats meanwhile. */
async function longCall(pages: HiddenPages, name: Phone, options: HiddenOptions) {
  const random = randomFrom(options.seed + name.length);
  const truth: Millis[] = [];
  const keepOn = async (ms: Millis): Promise<void> => {
    const until = performance.now() + ms;
    while (performance.now() < until) {
      await pause(500 + random() * 4_000);
      truth.push(await holdFor(pages, name, 200 + random() * Math.min(4_000, options.checkBackMs - 500)));
    }
  };
  await pages.ask(name, 'ring');
  await keepOn(options.warmMs);
  await pages.ask(name, 'beats');
  const from = await pages.ask(name, 'hold');
  await pause(options.checkBackMs + MOST_LATE);
  const look = await pages.ask(name, 'look');
  const beats = await pages.ask(name, 'beats');
  const late = await lateness(pages, name, from, options.checkBackMs);
  truth.push((await pages.ask(name, 'resume')).mono - from.mono);
  await keepOn(options.thenMs);
  const title = (await pages.ask(name, 'titles')).at(-1)?.title ?? name;
  await pages.ask(name, 'end');
  return { name, truth, late, look, beat: quantile(beats, 0.5), longest: Math.max(0, ...beats), title };
}
type Heard = Awaited<ReturnType<typeof longCall>>;

function faultsOf({ name, late, look, beat, longest, title }: Heard, { warmMs }: HiddenOptions): string[] {
  const rules: readonly (readonly [boolean, string])[] = [
    [look.visibility === 'hidden', `was ${look.visibility}`],
    [(look.peer === 'connected') === (name === 'peer'), `had a peer connection that was ${look.peer}`],
    [beat >= HIDDEN.beat, `had a timer of 100 ms that fired every ${beat.toFixed(0)} ms: not throttled`],
    [name === 'peer' || warmMs < HIDDEN.longAfter || longest >= HIDDEN.longBeat, `was not throttled to a minute: ${longest.toFixed(0)} ms`],
    [late !== null && late >= -MOST_WRONG && late <= MOST_LATE, `had its alert ${late === null ? 'never' : `${late.toFixed(0)} ms late`}`],
    [title === name, `kept the title "${title}"`],
  ];
  return rules.flatMap(([holds, fault]) => (holds ? [] : [`${name} ${fault}`]));
}

/** Two calls in hidden tabs of a browser that nobody drives, with and without a peer connection in the page. */
export async function soakHidden(options: HiddenOptions): Promise<Finding> {
  const profile = mkdtempSync(join(tmpdir(), 'onhook-hidden-'));
  const pages = await startHiddenPages();
  try {
    // Settings and scripts stay with the profile.
    const first = await launch({ extension: DEMO_EXTENSION, profile });
    await watching(first);
    await changeSettings(first, { hold_check_back_ms: options.checkBackMs, hold_overdue_ms: 3_600_000 });
    await first.stop();
    const bare = startBareBrowser({ extension: DEMO_EXTENSION, profile, url: pages.url('bare') });
    const heard: Heard[] = [];
    let front: string;
    try {
      for (const name of PHONES) {
        await watched(pages, name);
        await pages.ask(name, 'open');
      }
      await watched(pages, 'front');
      heard.push(...(await Promise.all(PHONES.map((name) => longCall(pages, name, options)))));
      front = (await pages.ask('front', 'look')).visibility;
    } finally {
      await bare.stop();
    }
    const after = await launch({ extension: DEMO_EXTENSION, profile });
    const rows = await journal(after);
    await after.stop();
    return judge(heard, front, rows, options);
  } finally {
    await pages.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function judge(heard: readonly Heard[], front: string, rows: readonly Observation[], options: HiddenOptions): Finding {
  const faults = [...(front === 'visible' ? [] : [`the tab in front was ${front}`]), ...heard.flatMap((each) => faultsOf(each, options))];
  const errors = heard.flatMap(({ name, truth }) => {
    const kept = holdsIn(rows, name);
    if (kept.length !== truth.length) faults.push(`${name}: ${truth.length} holds, ${kept.length} kept`);
    return truth.map((ms, i) => Math.abs(ms - (kept[i] ?? 0)));
  });
  const worst = Math.max(...errors);
  if (worst > MOST_WRONG) faults.push(`a hold is wrong by ${worst.toFixed(0)} ms`);
  for (const fault of faults) options.say(fault);
  const parts = heard.map(
    ({ name, late, beat, longest }) =>
      `${name === 'peer' ? 'with' : 'without'} a peer connection ${late?.toFixed(0)} ms late, timers every ${beat.toFixed(0)} ms, at most ${longest.toFixed(0)}`,
  );
  return {
    title: 'hidden tabs',
    passed: faults.length === 0,
    figures: `alert ${parts.join('; ')}; ${errors.length} holds, the worst ${worst.toFixed(1)} ms wrong`,
  };
}
