import { expect, type Page, test } from '@playwright/test';
import { type Pages, startPages } from '../softphone/pages.ts';
import { type SipProxy, startProxy } from '../softphone/proxy/proxy.ts';
import { faultsInBoth } from '../support/axe.ts';
import { type Browser, launch } from '../support/browser.ts';
import { cockpitOn, part } from '../support/cockpit.ts';
import { registeredScripts } from '../support/ours.ts';
import { type Screen, startScreen } from '../support/screen.ts';
import { SHIPPED_EXTENSION } from '../support/shipped.ts';
import { DEMO_EXTENSION, inState, press, registered } from '../support/world.ts';

let screen: Screen;
let proxy: SipProxy;
let pages: Pages;
let agent: Browser;
let customer: Browser;

test.beforeAll(async () => {
  [screen, proxy, pages, customer] = await Promise.all([startScreen(), startProxy(), startPages(), launch()]);
});
test.afterAll(() => Promise.allSettled([agent.stop(), customer.stop(), proxy.stop(), pages.stop(), screen.stop()]));

const welcomeIn = ({ context }: Browser): Page | undefined => context.pages().find((page) => page.url().endsWith('/welcome.html'));
const phoneAt = (path: string): string => `${pages.origin}${path}?${new URLSearchParams({ ws: proxy.url, domain: proxy.domain })}`;

test('from the install to the first watched call: paste, Enter, and the browser’s own yes', async () => {
  const begun = performance.now();
  agent = await launch({ extension: SHIPPED_EXTENSION, display: screen.display });
  await expect.poll(() => welcomeIn(agent)?.url()).toBeDefined();
  const welcome = welcomeIn(agent);
  if (welcome === undefined) throw new Error('no welcome');
  await welcome.bringToFront();
  const address = welcome.getByRole('textbox');
  await address.fill('my phone');
  await address.press('Enter');
  await expect(welcome.getByRole('alert')).toHaveText('This is no web address. Copy it from the address bar of your phone’s page.');

  await address.fill(phoneAt('/phone/'));
  const before = screen.seen();
  const opened = agent.context.waitForEvent('page');
  // The first press. No other site is asked for, and none is watched before the answer.
  await address.press('Enter');
  await screen.changedFrom(before);
  expect(await registeredScripts(agent)).toEqual([]);
  // The second, in the browser's own prompt: Tab goes to its yes, as a mouse would.
  await screen.keys('Tab', 'Return');
  const phone = await opened;
  await registered(phone);
  await expect(part(cockpitOn(phone), 'idle')).toBeVisible();
  await expect(part(welcome, 'watching')).toContainText('127.0.0.1 is watched');
  expect(await registeredScripts(agent)).toEqual(['onhook-1-bridge http://127.0.0.1/*', 'onhook-2-tap http://127.0.0.1/*']);

  const caller = customer.context.pages()[0] ?? (await customer.context.newPage());
  await caller.goto(phoneAt('/customer/'));
  await registered(caller);
  await press(caller, 'call');
  await inState(phone, 'ringing');
  await expect(part(cockpitOn(phone), 'ringing')).toBeVisible();
  const seconds = (performance.now() - begun) / 1_000;
  process.stdout.write(`from the install to the first watched call: 2 presses, ${seconds.toFixed(1)} s\n`);
  expect(seconds).toBeLessThan(60);
});

test('axe has nothing against it, light and dark', async () => {
  const page = await agent.context.newPage();
  await page.goto(`chrome-extension://${agent.extensionId}/welcome.html`);
  expect(await faultsInBoth(page)).toEqual([]);
});

test('is not opened where the sites came with the package', async () => {
  const packed = await launch({ extension: DEMO_EXTENSION });
  await packed.worker();
  await packed.context.newPage();
  expect(welcomeIn(packed)).toBeUndefined();
  await packed.stop();
});
