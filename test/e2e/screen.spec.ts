import { expect, test } from '@playwright/test';
import { launch } from '../support/browser.ts';
import { startScreen } from '../support/screen.ts';

test('a key on a screen of our own reaches the browser itself', async () => {
  const screen = await startScreen();
  const browser = await launch({ display: screen.display });
  const before = screen.seen();
  const opened = browser.context.waitForEvent('page');
  await browser.context.pages()[0]?.bringToFront();
  // A driver's key goes to the page; this one is the browser's own.
  await screen.keys('ctrl+t');
  expect((await opened).url()).toMatch(/^chrome:\/\/newtab|^about:blank|^chrome:\/\/new-tab-page/);
  await screen.changedFrom(before);
  await browser.stop();
  await screen.stop();
});
