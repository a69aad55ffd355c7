import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Frame } from 'puppeteer-core';
import { cockpitIn, type FirefoxWorld, startFirefoxWorld } from '../support/firefox-world.ts';
import { holdTruth } from '../support/hold-truth.ts';
import { recordsFrom } from '../support/kept.ts';
import { bothWarned } from '../support/stories/abuse.ts';
import { checkRecord } from '../support/story.ts';
import { inState, press } from '../support/world.ts';

const PICTURES = join(import.meta.dirname, '../../.output/pictures/firefox');

// Two browsers start, and a ladder of warnings is climbed in real time.
test.describe.configure({ timeout: 120_000 });

let world: FirefoxWorld;

test.beforeEach(async () => {
  world = await startFirefoxWorld();
});
test.afterEach(() => world.stop());

const control = (name: string): string => `[data-test="${name}"]`;
const part = (name: string): string => `[data-part="${name}"]`;
const gone = (frame: Frame, selector: string) => frame.waitForSelector(selector, { hidden: true, timeout: 20_000 });

async function click(frame: Frame, selector: string): Promise<void> {
  const button = await frame.waitForSelector(selector, { timeout: 10_000 });
  await button?.click();
}

/** The customer calls the queue and the agent answers. */
async function talk(): Promise<void> {
  await press(world.customer, 'call');
  await world.phone.waitForSelector('body[data-state="ringing"]', { timeout: 10_000 });
  await world.phone.click(control('answer'));
  await inState(world.customer, 'active');
}

test('a call in Firefox is seen, held, guided and filed, in the page and in the sidebar', async () => {
  const { phone, customer, sidebar, proxy, firefox } = world;
  await mkdir(PICTURES, { recursive: true });
  await talk();
  const cockpit = await cockpitIn(phone);
  await cockpit.waitForSelector('[data-verdict="not_permitted"]', { timeout: 10_000 });
  await sidebar.sees('[data-verdict="not_permitted"]');

  await phone.click(control('hold'));
  await cockpit.waitForSelector(part('hold'), { timeout: 10_000 });
  await sidebar.sees(part('hold'));
  await phone.screenshot({ path: join(PICTURES, 'on-hold.png') });
  await phone.click(control('hold'));
  await gone(cockpit, part('hold'));
  const heldMs = await holdTruth(proxy.log, 'resume');

  // A press in the page's cockpit leaves the keyboard with the phone.
  await phone.focus('textarea');
  await click(cockpit, '[data-situation="conduct"]');
  await click(cockpit, '[data-press="primary"]');
  await phone.keyboard.type('ticket');
  expect(await phone.$eval('textarea', ({ value }) => value)).toBe('ticket');
  await cockpit.waitForSelector(part('countdown'), { timeout: 10_000 });
  await gone(cockpit, part('countdown'));

  await sidebar.press('[data-situation="conduct"]');
  await sidebar.sees('[data-press="primary"]');
  await sidebar.press('[data-press="primary"]');
  await cockpit.waitForSelector(part('countdown'), { timeout: 10_000 });
  await gone(cockpit, part('countdown'));
  await sidebar.press('[data-situation="conduct"]');
  await cockpit.waitForSelector('[data-verdict="permitted"]', { timeout: 10_000 });
  await sidebar.sees('[data-verdict="permitted"]');
  await phone.screenshot({ path: join(PICTURES, 'may-end.png') });

  await phone.click(control('hangup'));
  await inState(customer, 'idle');
  await sidebar.press('[data-code="conduct"]');
  await phone.screenshot({ path: join(PICTURES, 'wrap-up.png') });
  await sidebar.press('[data-press="save"]');
  await sidebar.sees(part('saved'));
  const { holdErrorMs } = checkRecord(await recordsFrom(firefox.inside), { ...bothWarned, heldMs });
  process.stdout.write(`Firefox: time on hold ${holdErrorMs} ms off what passed the exchange\n`);
});

test('in Firefox a covered cockpit takes no press, and a page that removes or sends away its frame does not lose it', async () => {
  const { phone } = world;
  await talk();
  const cockpit = await cockpitIn(phone);
  await cockpit.waitForSelector('[data-situation="conduct"]', { timeout: 10_000 });
  await phone.$eval('iframe[title="Onhook"]', (frame) => frame.style.setProperty('opacity', '0.2'));
  await expect
    .poll(
      async () => {
        await cockpit.$eval('[data-situation="conduct"]', (button) => (button as HTMLElement).click());
        return cockpit.$$eval('p', (lines) => lines.filter(({ textContent }) => textContent?.includes('covers Onhook')).length);
      },
      { timeout: 15_000 },
    )
    .toBe(1);

  const isBack = () =>
    phone.waitForFunction(
      () => {
        const frame = document.querySelector<HTMLElement>('iframe[title="Onhook"]:not([data-old])');
        return frame?.style.visibility === 'visible' && frame.offsetHeight > 100;
      },
      { timeout: 10_000 },
    );
  await phone.$eval('iframe[title="Onhook"]', (frame) => frame.remove());
  await isBack();
  await phone.$eval('iframe[title="Onhook"]', (frame) => {
    frame.dataset['old'] = '';
    frame.src = '/blank';
  });
  await isBack();
  await phone.evaluate(() => {
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.showModal();
  });
  await phone.waitForSelector('dialog > iframe[title="Onhook"]', { timeout: 10_000 });
});
