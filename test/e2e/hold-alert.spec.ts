import { expect, type Page, test } from '@playwright/test';
import { hangUp, talk } from '../support/call-steps.ts';
import { cockpitOn, part, pressOf } from '../support/cockpit.ts';
import { clickOn } from '../support/hand.ts';
import { journal, records } from '../support/kept.ts';
import { changeSettings, toolbarOf } from '../support/toolbar.ts';
import { openPanel } from '../support/watched.ts';
import { press, startWorld, type World } from '../support/world.ts';

let world: World;
let title: string;

test.beforeAll(async () => {
  world = await startWorld({ extension: true });
  await changeSettings(world.agentBrowser, { hold_check_back_ms: 5_000, hold_overdue_ms: 9_000, hold_snooze_ms: 5_000 });
  title = await world.phone.title();
});
test.afterAll(() => world.stop());

const alertOf = (page: Page) => part(cockpitOn(page), 'alert');
const toolbar = () => toolbarOf(world.agentBrowser);
const quiet = async (): Promise<void> => {
  await expect(alertOf(world.phone)).toHaveCount(0);
  await expect.poll(toolbar).toEqual({ text: '', title: 'Onhook' });
  await expect.poll(() => world.phone.title()).toBe(title);
};

test('a hold asks in time, in the cockpit, on the toolbar and in the title of the tab; and stops with the hold', async () => {
  await talk(world);
  await press(world.phone, 'hold');
  await expect(part(cockpitOn(world.phone), 'hold')).toBeVisible();
  const from = performance.now();
  await expect(alertOf(world.phone)).toHaveAttribute('data-alert', 'due', { timeout: 8_000 });
  expect(performance.now() - from).toBeLessThan(7_000);
  await expect.poll(toolbar).toEqual({ text: 'hold', title: 'Onhook: a caller is on hold. Check back with them now.' });
  await expect.poll(() => world.phone.title()).toBe(`⏸ Check back · ${title}`);
  await expect(alertOf(world.phone)).toHaveAttribute('data-alert', 'overdue', { timeout: 8_000 });
  await expect.poll(async () => (await toolbar()).text).toBe('late');
  await expect.poll(() => world.phone.title()).toBe(`⏸ Hold too long · ${title}`);
  await press(world.phone, 'hold');
  await quiet();
});

test('acknowledged by a press and snoozed by a key it is quiet, also when the worker dies; and stops with the call', async () => {
  await press(world.phone, 'hold');
  const cockpit = cockpitOn(world.phone);
  await expect(part(cockpit, 'hold')).toBeVisible();
  await pressOf(cockpit, 'alert-acknowledge').click({ timeout: 8_000 });
  await quiet();
  await expect(alertOf(world.phone)).toHaveAttribute('data-alert', 'overdue', { timeout: 8_000 });
  const panel = await openPanel(world.agentBrowser);
  await expect(panel).toHaveTitle('Overdue · Onhook');
  await panel.keyboard.press('s');
  await expect(part(panel, 'alert')).toHaveAttribute('data-alert', 'snoozed');
  await expect.poll(toolbar).toEqual({ text: '', title: 'Onhook' });
  await world.agentBrowser.killWorker();
  await expect(alertOf(world.phone)).toHaveAttribute('data-alert', 'overdue', { timeout: 8_000 });
  await expect.poll(async () => (await toolbar()).text).toBe('late');
  const answers = (await journal(world.agentBrowser)).flatMap((row) => (row.type === 'agent.hold_alert' ? [row.fields.answer] : []));
  expect(answers.toSorted()).toEqual(['acknowledged', 'snoozed']);
  await panel.close();
  await hangUp(world);
  await quiet();
  await clickOn(pressOf(cockpit, 'save'));
  await expect.poll(async () => (await records(world.agentBrowser)).map((record) => record.policy_steps)).toEqual([[]]);
});

test('what the page does to its own title is kept, and a page that keeps writing it is let be', async () => {
  const mine = await world.phone.title();
  await talk(world);
  await press(world.phone, 'hold');
  await expect.poll(() => world.phone.title(), { timeout: 8_000 }).toBe(`⏸ Check back · ${mine}`);
  await world.phone.evaluate(() => {
    document.title = 'One';
  });
  await expect.poll(() => world.phone.title()).toBe('⏸ Check back · One');
  const writes = await world.phone.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let count = 0;
        const element = document.querySelector('title') as HTMLTitleElement;
        new MutationObserver(() => {
          if (document.title === 'Mine') return;
          count += 1;
          document.title = 'Mine';
          requestIdleCallback(() => resolve(count), { timeout: 500 });
        }).observe(element, { childList: true, subtree: true, characterData: true });
        document.title = 'Two';
      }),
  );
  expect(writes).toBeLessThan(6);
  await expect.poll(() => world.phone.title()).toBe('Mine');
  await hangUp(world);
  expect(await world.phone.title()).toBe('Mine');
  await clickOn(pressOf(cockpitOn(world.phone), 'save'));
});
