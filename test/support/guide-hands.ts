import { expect, type Page } from '@playwright/test';
import type { GlobalCommand } from '../../lib/platform/global-command.ts';
import type { Browser } from './browser.ts';
import { part, pressOf, situation } from './cockpit.ts';

/** The agent's hands on the guide, by mouse or by keyboard alone. Names are those of the buttons. */
export interface GuideHands {
  readonly start: () => Promise<void>;
  readonly situation: (name: string) => Promise<void>;
  /** A kind or a way out of the menu of a situation. */
  readonly choose: (situation: string, choice: string) => Promise<void>;
  readonly primary: () => Promise<void>;
  /** A press beside the primary one. */
  readonly other: (label: string) => Promise<void>;
  readonly guard: (name: string) => Promise<void>;
  /** A guard of those that are folded. */
  readonly rareGuard: (name: string) => Promise<void>;
  /** Ends the call by hand and files it under the first code. */
  readonly file: (by: 'agent' | 'remote') => Promise<void>;
}

interface Chrome {
  readonly commands: { readonly onCommand: { dispatch(name: string, tab: unknown): void } };
  readonly tabs: { query(wanted: object): Promise<unknown[]> };
}

/** Gives a global command as the browser does when its keys are pressed: automation's own keys never reach it. */
export async function giveCommand(browser: Browser, name: GlobalCommand): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(async (given) => {
    const { commands, tabs } = (globalThis as unknown as { chrome: Chrome }).chrome;
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    commands.onCommand.dispatch(given, tab);
  }, name);
}

const order = ['conduct', 'harassment', 'prank', 'silence', 'resolved'];
const ended = ['agent', 'remote', 'drop'];

export function byMouse(page: Page): GuideHands {
  const click = async (name: string): Promise<void> => pressOf(page, name).click();
  return {
    start: () => click('start'),
    situation: (name) => situation(page, name).click(),
    async choose(of, choice) {
      await click(of === 'harassment' ? 'situation-harassment' : of === 'conduct' ? 'kinds' : 'ways');
      await page.locator(`[data-press="kind-${choice}"], [data-press="way-${choice}"]`).click();
    },
    primary: () => click('primary'),
    other: (label) => click(`do-${label}`),
    guard: (name) => click(`guard-${name}`),
    async rareGuard(name) {
      await click('guards-more');
      await click(`guard-${name}`);
    },
    async file(by) {
      await click('end');
      await click(`end-${by}`);
      await part(page, 'codes').locator('[data-code]').first().click();
      await click('save');
    },
  };
}

/** Tab until the button of that name has the keyboard. */
async function tabTo(page: Page, name: string): Promise<void> {
  await pressOf(page, name).waitFor();
  await expect(async () => {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-press'))).toBe(name);
  }).toPass({ intervals: [0], timeout: 20_000 });
}

export function byKeyboard(page: Page, browser: Browser): GuideHands {
  const key = (name: string): Promise<void> => page.keyboard.press(name);
  const go = async (name: string): Promise<void> => {
    await tabTo(page, name);
    await key('Space');
  };
  const placeOf = async (selector: string, name: string): Promise<number> => {
    await page.locator(`${selector}[data-press="${name}"]`).waitFor();
    return page.locator(selector).evaluateAll((all, wanted) => all.findIndex((each) => each.getAttribute('data-press') === wanted), name);
  };
  return {
    start: () => go('start'),
    situation: (name) => key(String(order.indexOf(name) + 1)),
    async choose(of, choice) {
      if (of === 'harassment') await key('2');
      else await go(of === 'conduct' ? 'kinds' : 'ways');
      const family = of === 'resolved' ? 'way' : 'kind';
      await key(String((await placeOf('[data-part="kinds"] [data-press]', `${family}-${choice}`)) + 1));
    },
    primary: () => giveCommand(browser, 'next-step'),
    async other(label) {
      await key(String((await placeOf('[data-part="step"] [data-press^="do-"]', `do-${label}`)) + 6));
    },
    guard: (name) => go(`guard-${name}`),
    async rareGuard(name) {
      await go('guards-more');
      await go(`guard-${name}`);
    },
    async file(by) {
      await go('end');
      await key(String(ended.indexOf(by) + 1));
      await part(page, 'wrap-up').waitFor();
      await key('1');
      await part(page, 'codes').locator('[data-code][aria-pressed="true"]').waitFor();
      await key('Enter');
    },
  };
}
