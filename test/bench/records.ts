import type { Page } from '@playwright/test';
import { launch } from '../support/browser.ts';
import { fillRecords, openRecords } from '../support/records-tab.ts';
import { DEMO_EXTENSION } from '../support/world.ts';
import { figure, type Part, pair, spreadOf } from './part.ts';

const RECORDS = 100_000;
const PRESSES = 60;

type Press = { readonly button: string } | { readonly search: string };

/** Milliseconds from a press, or from the last key of a search, to the frame after the one that shows its answer, on the page's own clock. */
const answerTo = (page: Page, press: Press): Promise<number> =>
  page.evaluate(async (what) => {
    const shown = () =>
      `${document.querySelector('[data-record]')?.getAttribute('data-record')} ${document.querySelector('header [role=status]')?.textContent}`;
    const before = shown();
    const begun = performance.now();
    if ('button' in what) {
      const button = [...document.querySelectorAll('button')].find((each) => (each.ariaLabel ?? each.textContent) === what.button);
      button?.click();
    } else {
      const field = document.querySelector('input[type=search]');
      // React listens to what a person's typing does: the value set past its own, and the event.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, what.search);
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    }
    const frame = () => new Promise(requestAnimationFrame);
    while (shown() === before) await frame();
    await frame();
    return performance.now() - begun;
  }, press);

const words = ['needle7', 'complaint', '4417', 'invoice needle3', 'sorted', 'follow 0042', 'invoice'];

/** The records page of a device with a hundred thousand records: how soon a press is answered. */
export const recordsPart: Part = {
  doing: `the records page: ${RECORDS} records of one device`,
  async measure() {
    const browser = await launch({ extension: DEMO_EXTENSION });
    try {
      const fill = await fillRecords(browser, RECORDS);
      const opened = performance.now();
      const page = await openRecords(browser);
      await page.getByRole('rowheader').first().waitFor();
      const first = performance.now() - opened;
      const days: number[] = [];
      for (let at = 0; at < PRESSES; at += 1) days.push(await answerTo(page, { button: 'Day before' }));
      const searches: number[] = [];
      for (let at = 0; at < PRESSES; at += 1) searches.push(await answerTo(page, { search: words[at % words.length] ?? '' }));
      const [day, search] = [spreadOf(days), spreadOf(searches)];
      return {
        readings: { fill, first, day, search },
        rows: [
          [`the records page, ${RECORDS} records, ms`, 'p50', 'p95', 'p95 at most'],
          [`  another day (${PRESSES})`, ...pair(day), '100'],
          [`  a search of all days (${PRESSES})`, ...pair(search), '100'],
          ['  opened, with its first rows', figure(first)],
        ],
      };
    } finally {
      await browser.stop();
    }
  },
};
