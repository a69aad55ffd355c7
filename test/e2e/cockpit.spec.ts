import { expect, type Page, test } from '@playwright/test';
import { type Hands, handsOn, type OpenGallery, openGallery } from '../support/gallery/drive.ts';

let gallery: OpenGallery;
let page: Page;
let hands: Hands;

test.beforeAll(async () => {
  gallery = await openGallery();
});
test.afterAll(() => gallery.stop());
test.beforeEach(async () => {
  page = await gallery.browser.newPage();
  hands = handsOn(page, gallery.url);
});
test.afterEach(() => page.close());

test('a mouse press works and never moves the focus', async () => {
  const frame = await hands.openInFrame('stay-final-due');
  await frame.locator('[data-press="primary"]').click();
  await frame.locator('[data-press="situation-prank"]').click();
  await frame.locator('[data-press="by-hand"]').click();
  await expect(page.locator('#phone')).toBeFocused();
  const inside = page.frames()[1];
  const acts = await inside?.evaluate(() => window.stage.heard.map(({ command }) => command.do));
  expect(acts).toEqual(['shown', 'act', 'act']);
});

test('Enter does the next step, digits mark situations, h holds, and Escape gives the focus back', async () => {
  await hands.open('stay-final-due');
  await hands.takeFocus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('5');
  await page.keyboard.press('h');
  await page.keyboard.press('Escape');
  expect(await hands.pressed()).toMatchObject([
    { do: 'act', act: { type: 'caller.calmed' } },
    { do: 'act', act: { type: 'agent.mark', fields: { family: 'resolved', kind: 'closing' } } },
    { do: 'hold' },
  ]);
  expect(await hands.posted()).toContainEqual({ t: 'escape' });
});

test('one press on Abuse marks abusive language; another kind comes from the menu', async () => {
  await hands.open('stay-nothing-open');
  await hands.press('situation-conduct').click();
  await hands.press('kinds').click();
  await hands.press('kind-bomb_threat').click();
  await hands.press('situation-harassment').click();
  await hands.press('kind-sexual_explicit').click();
  expect(await hands.pressed()).toMatchObject([
    { act: { type: 'agent.mark', fields: { family: 'conduct', kind: 'abusive_language' } } },
    { act: { type: 'agent.mark', fields: { family: 'conduct', kind: 'bomb_threat' } } },
    { act: { type: 'agent.mark', fields: { family: 'conduct', kind: 'sexual_explicit' } } },
  ]);
});

test('a guard of life is one press', async () => {
  await hands.open('stay-nothing-open');
  await hands.press('guard-self_harm').click();
  expect(await hands.pressed()).toMatchObject([{ act: { type: 'caller.disclose', fields: { what: 'self_harm' } } }]);
});

test('a press shows at once, is not sent twice, and is done when it is acknowledged', async () => {
  await hands.open('stay-final-due');
  await hands.press('primary').click();
  await expect(hands.press('primary')).toHaveAttribute('data-state', 'sent');
  await hands.press('primary').click();
  expect(await hands.pressed()).toHaveLength(1);
  await hands.answer(1);
  await expect(hands.press('primary')).toHaveAttribute('data-state', 'done');
});

test('a press that was refused says why', async () => {
  await hands.open('stay-final-due');
  await hands.press('primary').click();
  await hands.answer(1, false);
  await expect(page.locator('[data-part="refusal"]')).toContainText('Not kept');
  await expect(hands.press('primary')).not.toHaveAttribute('data-state');
});

test('what will be is painted at its instant, though nobody writes a new snapshot', async () => {
  await hands.open('closing-wait');
  const guide = page.locator('[data-part="guide"]');
  await expect(guide).toHaveAttribute('data-verdict', 'not_permitted');
  await expect(guide).toContainText('opens in 0:06');
  const turned = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const shown = document.querySelector('[data-part="guide"]');
        new MutationObserver(() => resolve(window.stage.clock.wall())).observe(shown as Node, { attributeFilter: ['data-verdict'] });
      }),
  );
  await expect(guide).toHaveAttribute('data-verdict', 'permitted');
  const due = await page.evaluate(() => [...window.stage.source.current().calls.values()][0]?.then?.at ?? 0);
  expect(turned).toBeGreaterThanOrEqual(due);
  expect(turned - due).toBeLessThan(250);
});

test('each verdict and step that was painted is told once', async () => {
  await hands.open('closing-wait');
  await expect(page.locator('[data-verdict="permitted"]')).toBeVisible({ timeout: 10_000 });
  expect(await hands.heard()).toMatchObject([
    { do: 'shown', verdict: 'not_permitted', step: 'wait' },
    { do: 'shown', verdict: 'permitted', step: 'end goodbye' },
  ]);
});

test('the collapsed line counts as shown; a hidden cockpit does not', async () => {
  await hands.open('collapsed-may');
  expect(await hands.heard()).toMatchObject([{ do: 'shown', verdict: 'permitted' }]);
  await page.getByRole('button', { name: 'Hide' }).click();
  await page.evaluate(() => {
    const [call] = window.stage.source.current().calls.values();
    if (call !== undefined) window.stage.show([{ ...call, guidance: { ...call.guidance, verdict: 'not_permitted' } }]);
  });
  expect(await hands.heard()).toHaveLength(1);
});

test('End stamps its own instant, and is sent with the answer', async () => {
  await hands.open('manual-open');
  await hands.press('end').click();
  const before = await page.evaluate(() => window.stage.clock.wall());
  await hands.takeFocus();
  await page.keyboard.press('2');
  const [end] = await hands.pressed();
  expect(end).toMatchObject({ do: 'end', by: 'remote' });
  expect((end as { at: number }).at).toBeLessThanOrEqual(before);
});

test('a global command brings the focus in, where it was asked to', async () => {
  await hands.open('stay-nothing-open');
  await hands.takeFocus('situations');
  await expect(hands.press('situation-conduct')).toBeFocused();
  await hands.takeFocus('panel');
  await expect(page.locator('.cockpit')).toBeFocused();
});

test('the frame is told its size, its place and its moves', async () => {
  await hands.open('stay-nothing-open');
  const tall = (await hands.posted()).findLast((message) => message.t === 'size');
  expect(tall).toMatchObject({ width: 360, shown: true });
  await page.getByRole('button', { name: 'Collapse to one line' }).click();
  await expect.poll(async () => (await hands.posted()).findLast((message) => message.t === 'size')?.height).toBeLessThan(60);
  expect(await hands.posted()).toContainEqual({ t: 'place', collapsed: true, idle: 'line' });
  await page.getByRole('button', { name: 'Move: arrow keys' }).focus();
  await page.keyboard.press('ArrowUp');
  expect(await hands.posted()).toContainEqual({ t: 'nudge', dx: 0, dy: -1 });
  await page.mouse.move(120, 20);
  await page.mouse.down();
  await page.mouse.move(140, 30);
  await page.mouse.up();
  const drags = (await hands.posted()).flatMap((message) => (message.t === 'drag' ? [message.phase] : []));
  expect(drags).toEqual(['start', 'move', 'end']);
});

test('with no call the line may be hidden, and a call brings the cockpit back', async () => {
  await hands.open('idle-line');
  await page.getByRole('button', { name: 'Hide' }).click();
  expect(await hands.posted()).toContainEqual({ t: 'place', collapsed: false, idle: 'hidden' });
  await expect
    .poll(async () => (await hands.posted()).findLast((message) => message.t === 'size'))
    .toMatchObject({ height: 0, shown: false });
  await page.evaluate(() => window.stage.show(window.scenes['ringing']?.calls ?? []));
  await expect(page.locator('[data-part="ringing"]')).toBeVisible();
  await expect.poll(() => hands.marks('onhook:painted:019a0000-0000-7000-8000-000000000001')).toBe(1);
});

test('the side panel shows the call that the desk puts in focus, of any tab', async () => {
  await hands.open('two-calls', 'panel');
  await page.evaluate(() => {
    const calls = [...window.stage.source.current().calls.values()];
    window.stage.show(calls, calls[1]?.callKey ?? null);
  });
  await expect(page.locator('[data-part="hold"]')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hide' })).toHaveCount(0);
});

test('only never and escalate interrupt a screen reader', async () => {
  await hands.open('never');
  await expect(page.locator('[data-live="assertive"]')).toContainText('Never end this call');
  await page.evaluate(() => window.stage.show(window.scenes['may-end']?.calls ?? []));
  await expect(page.locator('[data-live="assertive"]')).toBeEmpty();
  await expect(page.locator('[data-live="polite"]')).toContainText('You may end this call');
});

test('while the page covers the frame, no press is taken', async () => {
  const frame = await hands.openInFrame('stay-final-due');
  await page.evaluate(() => {
    const veil = document.createElement('div');
    veil.id = 'veil';
    veil.style.cssText = 'position:fixed;inset:0;background:rgb(0 0 0 / .01);pointer-events:none;z-index:9';
    document.body.append(veil);
  });
  const primary = frame.locator('[data-press="primary"]');
  await expect
    .poll(async () => {
      await primary.click();
      return frame.getByText('something on this page covers Onhook').count();
    })
    .toBe(1);
  const inside = page.frames()[1];
  const before = await inside?.evaluate(() => window.stage.heard.length);
  await primary.click();
  expect(await inside?.evaluate(() => window.stage.heard.length)).toBe(before);
});
