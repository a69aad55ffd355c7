import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Page } from '@playwright/test';
import { launch } from '../support/browser.ts';
import { openConsole, planLine } from '../support/console-tab.ts';
import { callsOf } from '../support/sample-calls.ts';
import { DEMO_EXTENSION } from '../support/world.ts';
import { figure, type Part, pair, spreadOf } from './part.ts';

const RECORDS = 100_000;
const AGENTS = 20;
const PRESSES = 60;
/** Milliseconds that either half of an import may take before the bench gives up. */
const PATIENCE = 300_000;

const today = (): string => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

function* lines(): Generator<string> {
  for (let agent = 1; agent <= AGENTS; agent += 1)
    for (const record of callsOf(agent, RECORDS / AGENTS, today())) yield `${JSON.stringify(record)}\n`;
}

/** Milliseconds of the dry run and of adding, on the clock of this process. */
async function importOf(page: Page, path: string): Promise<{ readonly plan: number; readonly add: number }> {
  const begun = performance.now();
  await page.locator('input[type=file]').setInputFiles(path);
  const add = page.getByRole('button', { name: /^Add \d/ });
  await add.waitFor({ timeout: PATIENCE });
  const planned = performance.now();
  await add.click();
  await planLine(page).getByText('Done: ').waitFor({ timeout: PATIENCE });
  return { plan: planned - begun, add: performance.now() - planned };
}

/** Milliseconds from a press to the frame after the one that shows another first call, on the page's own clock. */
const pressOf = (page: Page, press: { readonly button: string } | { readonly span: string }): Promise<number> =>
  page.evaluate(async (what) => {
    const shown = () =>
      `${document.querySelector('#calls [data-record]')?.getAttribute('data-record')} ${document.querySelector('main ul')?.textContent}`;
    const before = shown();
    const begun = performance.now();
    if ('button' in what) [...document.querySelectorAll('button')].find(({ textContent }) => textContent === what.button)?.click();
    else {
      const select = document.querySelector('select');
      if (select !== null) select.value = what.span;
      select?.dispatchEvent(new Event('change', { bubbles: true }));
    }
    const frame = () => new Promise(requestAnimationFrame);
    while (shown() === before) await frame();
    await frame();
    return performance.now() - begun;
  }, press);

async function answersOf(page: Page): Promise<{ readonly pages: number[]; readonly spans: number[] }> {
  const [pages, spans]: [number[], number[]] = [[], []];
  const names = ['all', 'week', 'today', 'month', 'yesterday'];
  for (let at = 0; at < PRESSES; at += 1) spans.push(await pressOf(page, { span: names[at % names.length] ?? 'all' }));
  await pressOf(page, { span: 'all' });
  for (let at = 0; at < PRESSES; at += 1) pages.push(await pressOf(page, { button: 'Older' }));
  return { pages, spans };
}

/** The console with a hundred thousand records: how long they take to come in, and how soon a press is answered then. */
export const consolePart: Part = {
  doing: `the console: ${RECORDS} records of ${AGENTS} agents`,
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'onhook-bench-'));
    const path = join(folder, 'log.jsonl.gz');
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(path));
    const browser = await launch({ extension: DEMO_EXTENSION });
    try {
      const page = await openConsole(browser);
      const { plan, add } = await importOf(page, path);
      const answers = await answersOf(page);
      const [pages, spans] = [spreadOf(answers.pages), spreadOf(answers.spans)];
      return {
        readings: { plan, add, pages, spans },
        rows: [
          [`the console, ${RECORDS} records`, 's'],
          ['  dry run', figure(plan / 1000)],
          ['  adding them', figure(add / 1000)],
          ['press to painted, ms', 'p50', 'p95', 'p95 at most'],
          [`  the next fifty calls (${PRESSES})`, ...pair(pages), '100'],
          [`  other days: every figure and list (${PRESSES})`, ...pair(spans), '100'],
        ],
      };
    } finally {
      await browser.stop();
      rmSync(folder, { recursive: true });
    }
  },
};
