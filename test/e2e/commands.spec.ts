import { expect, test } from '@playwright/test';
import { type GlobalCommand, globalCommands } from '../../lib/platform/global-command.ts';
import { cockpitOn, part, pressOf, situation } from '../support/cockpit.ts';
import { giveCommand } from '../support/guide-hands.ts';
import { clickOn } from '../support/hand.ts';
import { journal, records } from '../support/kept.ts';
import { startWatched, type Watched } from '../support/watched.ts';

let watched: Watched;

test.beforeAll(async () => {
  watched = await startWatched();
});
test.afterAll(() => watched.stop());

interface Chrome {
  readonly commands: { getAll(): Promise<{ name: string; shortcut: string }[]> };
}

const command = (name: GlobalCommand): Promise<void> => giveCommand(watched.browser, name);

test('the browser gives out a key for each of the four', async () => {
  const worker = await watched.browser.worker();
  const all = await worker.evaluate(() => (globalThis as unknown as { chrome: Chrome }).chrome.commands.getAll());
  const keys = Object.fromEntries(all.map(({ name, shortcut }) => [name, shortcut]));
  expect(globalCommands.map((name) => keys[name])).toEqual(['Alt+Shift+D', 'Alt+Shift+H', 'Alt+Shift+S', 'Alt+Shift+U']);
});

test('by the four commands alone a call is held, closed, and filed', async () => {
  const page = await watched.open('<input id="dial" autofocus>');
  const cockpit = cockpitOn(page);
  await clickOn(pressOf(cockpit, 'start'));
  await expect(part(cockpit, 'guide')).toBeVisible();

  await command('hold');
  await expect(part(cockpit, 'hold')).toBeVisible();
  await command('hold');
  await expect(part(cockpit, 'hold')).toHaveCount(0);

  await command('situations');
  await expect(situation(cockpit, 'conduct')).toBeFocused();
  await page.keyboard.press('5');
  await expect(part(cockpit, 'step')).toContainText(/./);
  await command('next-step');
  const said = async () => (await journal(watched.browser)).flatMap((row) => (row.type === 'agent.say' ? [row.fields.intent] : []));
  await expect.poll(said).toEqual(['recap']);

  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('dial');
  await page.keyboard.press('7');
  await expect(page.locator('#dial')).toHaveValue('7');
  await clickOn(pressOf(cockpit, 'end'));
  await clickOn(pressOf(cockpit, 'end-remote'));
  await expect(part(cockpit, 'wrap-up')).toBeVisible();
  await command('wrap-up');
  await expect
    .poll(() => cockpit.locator('body').evaluate(() => document.hasFocus() && document.activeElement?.getAttribute('data-part')))
    .toBe('wrap-up');
  await page.keyboard.press('1');
  await command('next-step');
  await expect.poll(() => records(watched.browser)).toMatchObject([{ wrap_up_code: 'sorted', agent_number_of_holds: 1 }]);
  await page.close();
});
