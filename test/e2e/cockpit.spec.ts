import { type Browser, chromium, expect, type FrameLocator, type Page, test } from '@playwright/test';
import { findChromium } from '../support/find-chromium.ts';
import { faultsOf, stageScene } from '../support/gallery/picture.ts';
import { scenes } from '../support/gallery/scenes.ts';
import { serveGallery } from '../support/gallery/serve.ts';

let browser: Browser;
let gallery: Awaited<ReturnType<typeof serveGallery>>;
let page: Page;

test.beforeAll(async () => {
  gallery = await serveGallery();
  browser = await chromium.launch({ executablePath: findChromium().path, chromiumSandbox: false, args: ['--disable-gpu'] });
});
test.afterAll(async () => {
  await browser.close();
  await gallery.stop();
});
test.beforeEach(async () => {
  page = await browser.newPage();
});
test.afterEach(() => page.close());

const open = async (scene: string, more = ''): Promise<void> => {
  await page.goto(`${gallery.url}/index.html?scene=${scene}${more}`);
  await page.locator('.cockpit').waitFor({ state: 'attached' });
};
/** As a global command does it. */
const takeFocus = async (what: 'panel' | 'situations' | 'wrap_up' = 'panel'): Promise<void> => {
  await page.evaluate((place) => window.stage.tell({ t: 'focus', what: place }), what);
  await expect(page.locator('[data-card]:focus-within')).toHaveCount(1);
};
/** A page of somebody else's with the cockpit in a frame, and the focus in a field of that page. */
const openInFrame = async (scene: string): Promise<FrameLocator> => {
  await page.goto(`${gallery.url}/host.html?scene=${scene}`);
  const frame = page.frameLocator('#cockpit');
  await frame.locator('.cockpit').waitFor();
  await page.locator('#phone').focus();
  return frame;
};
const press = (name: string) => page.locator(`[data-press="${name}"]`);
const heard = () => page.evaluate(() => window.stage.heard.map(({ callKey, command }) => ({ callKey, command })));
const pressed = async () => (await heard()).filter(({ command }) => command.do !== 'shown').map(({ command }) => command);
const posted = () => page.evaluate(() => window.stage.posted);
const answer = (at: number, ok = true) =>
  page.evaluate(
    ([index, good]) => window.stage.heard[index as number]?.answer(good ? { ok: true, callKey: null } : { ok: false, reason: 'database' }),
    [at, ok] as const,
  );
const marks = (name: string) => page.evaluate((wanted) => performance.getEntriesByName(wanted).length, name);

test('a mouse press works and never moves the focus', async () => {
  const frame = await openInFrame('stay-final-due');
  await frame.locator('[data-press="primary"]').click();
  await frame.locator('[data-press="situation-prank"]').click();
  await frame.locator('[data-press="by-hand"]').click();
  await expect(page.locator('#phone')).toBeFocused();
  const inside = page.frames()[1];
  const acts = await inside?.evaluate(() => window.stage.heard.map(({ command }) => command.do));
  expect(acts).toEqual(['shown', 'act', 'act']);
});

test('a click in the note takes the focus, because it is meant to', async () => {
  const frame = await openInFrame('wrap-up');
  await frame.locator('textarea').click();
  await expect(frame.locator('textarea')).toBeFocused();
});

test('Enter does the next step, digits mark situations, h holds, and Escape gives the focus back', async () => {
  await open('stay-final-due');
  await takeFocus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('5');
  await page.keyboard.press('h');
  await page.keyboard.press('Escape');
  expect(await pressed()).toMatchObject([
    { do: 'act', act: { type: 'caller.calmed' } },
    { do: 'act', act: { type: 'agent.mark', fields: { family: 'resolved', kind: 'closing' } } },
    { do: 'hold' },
  ]);
  expect(await posted()).toContainEqual({ t: 'escape' });
});

test('one press on Abuse marks abusive language; another kind comes from the menu', async () => {
  await open('stay-nothing-open');
  await press('situation-conduct').click();
  await press('kinds').click();
  await press('kind-sexual_explicit').click();
  expect(await pressed()).toMatchObject([
    { act: { type: 'agent.mark', fields: { family: 'conduct', kind: 'abusive_language' } } },
    { act: { type: 'agent.mark', fields: { family: 'conduct', kind: 'sexual_explicit' } } },
  ]);
});

test('a guard of life is one press', async () => {
  await open('stay-nothing-open');
  await press('guard-at_risk').click();
  expect(await pressed()).toMatchObject([{ act: { type: 'caller.disclose', fields: { what: 'self_harm' } } }]);
});

test('a press shows at once, is not sent twice, and is done when it is acknowledged', async () => {
  await open('stay-final-due');
  await press('primary').click();
  await expect(press('primary')).toHaveAttribute('data-state', 'sent');
  await press('primary').click();
  expect(await pressed()).toHaveLength(1);
  await answer(1);
  await expect(press('primary')).toHaveAttribute('data-state', 'done');
});

test('a press that was refused says why', async () => {
  await open('stay-final-due');
  await press('primary').click();
  await answer(1, false);
  await expect(page.locator('[data-part="refusal"]')).toContainText('Not kept');
  await expect(press('primary')).not.toHaveAttribute('data-state');
});

test('what will be is painted at its instant, though nobody writes a new snapshot', async () => {
  await open('closing-wait');
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
  await open('closing-wait');
  await expect(page.locator('[data-verdict="permitted"]')).toBeVisible({ timeout: 10_000 });
  expect((await heard()).map(({ command }) => command)).toMatchObject([
    { do: 'shown', verdict: 'not_permitted', step: 'wait' },
    { do: 'shown', verdict: 'permitted', step: 'end goodbye' },
  ]);
});

test('the collapsed line counts as shown; a hidden cockpit does not', async () => {
  await open('collapsed-may');
  expect((await heard()).map(({ command }) => command)).toMatchObject([{ do: 'shown', verdict: 'permitted' }]);
  await page.getByRole('button', { name: 'Hide' }).click();
  await page.evaluate(() => {
    const [call] = window.stage.source.current().calls.values();
    if (call !== undefined) window.stage.show([{ ...call, guidance: { ...call.guidance, verdict: 'not_permitted' } }]);
  });
  expect(await heard()).toHaveLength(1);
});

test('keystrokes go one at a time and the latest follows; leaving the field closes the note', async () => {
  await open('wrap-up-chosen');
  const note = page.locator('textarea');
  await note.fill('');
  await note.pressSequentially(' seven');
  expect(await pressed()).toEqual([{ do: 'draft', note: '', closed: false }]);
  await answer(0);
  await expect.poll(pressed).toEqual([
    { do: 'draft', note: '', closed: false },
    { do: 'draft', note: ' seven', closed: false },
  ]);
  await answer(1);
  await note.blur();
  await expect.poll(async () => (await pressed()).at(-1)).toEqual({ do: 'draft', note: ' seven', closed: true });
});

test('what is typed survives a new call, which is never kept waiting', async () => {
  await open('wrap-up-chosen');
  await page.locator('textarea').fill('half a sent');
  await page.evaluate(() => {
    const [filed] = window.stage.source.current().calls.values();
    const [rings] = window.scenes['ringing']?.calls ?? [];
    if (filed !== undefined && rings !== undefined) window.stage.show([filed, { ...rings, callKey: 'new' }]);
  });
  await expect(page.locator('[data-part="ringing"]')).toBeVisible();
  await page.locator('[data-part="others"] button').click();
  await expect(page.locator('textarea')).toHaveValue('half a sent');
});

test('the rest of a sentence presses nothing when a call takes the place of its note', async () => {
  await open('wrap-up-chosen');
  await page.locator('textarea').focus();
  await page.evaluate(() => {
    const [talks] = window.scenes['stay-final-due']?.calls ?? [];
    if (talks !== undefined) window.stage.show([{ ...talks, callKey: 'new' }]);
  });
  await expect(page.locator('[data-part="guide"]')).toBeVisible();
  await page.keyboard.type('h1 5');
  await page.keyboard.press('Enter');
  expect(await pressed()).toEqual([]);
});

test('two keys file a call, and saved is said only when it is', async () => {
  await open('wrap-up');
  await takeFocus('wrap_up');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-code="conduct"]')).toHaveAttribute('aria-pressed', 'true');
  await answer(0);
  await page.keyboard.press('Enter');
  await expect.poll(pressed).toEqual([{ do: 'draft', code: 'conduct' }, { do: 'save' }]);
  await answer(1);
  await expect(press('save')).toHaveText('Saving…');
  await expect(page.locator('[data-part="saved"]')).toHaveCount(0);
  await page.evaluate(() => {
    const [call] = window.stage.source.current().calls.values();
    if (call?.wrapUp) window.stage.show([{ ...call, wrapUp: { ...call.wrapUp, savedAt: window.stage.clock.wall() } }]);
  });
  await expect(page.locator('[data-part="saved"]')).toBeVisible();
  await expect.poll(() => marks('onhook:saved-painted')).toBe(1);
  await expect(page.locator('[data-part="idle"]')).toBeVisible();
});

test('digits answer the open question first, and codes after it', async () => {
  await open('wrap-up-question');
  await takeFocus('wrap_up');
  await page.keyboard.press('3');
  expect(await pressed()).toEqual([{ do: 'answer', ask: 'ended_by', value: 'drop' }]);
  await page.evaluate(() => {
    const [call] = window.stage.source.current().calls.values();
    const questions = call?.wrapUp?.questions.map((question) => ({ ...question, answer: 'drop' })) ?? [];
    if (call?.wrapUp) window.stage.show([{ ...call, wrapUp: { ...call.wrapUp, questions } }]);
  });
  await page.keyboard.press('3');
  await expect.poll(async () => (await pressed()).at(-1)).toEqual({ do: 'draft', code: 'call_back' });
});

test('End stamps its own instant, and is sent with the answer', async () => {
  await open('manual-open');
  await press('end').click();
  const before = await page.evaluate(() => window.stage.clock.wall());
  await takeFocus();
  await page.keyboard.press('2');
  const [end] = await pressed();
  expect(end).toMatchObject({ do: 'end', by: 'remote' });
  expect((end as { at: number }).at).toBeLessThanOrEqual(before);
});

test('Copy puts the record’s line on the clipboard, and gives the focus back', async () => {
  const frame = await openInFrame('wrap-up');
  await frame.locator('[data-press="copy"]').click();
  await expect(frame.locator('[data-press="copy"]')).toHaveText('Copied');
  expect(await page.frames()[1]?.evaluate(() => window.stage.posted)).toContainEqual({ t: 'escape' });
  // As the bridge does on that word.
  await page.locator('#phone').focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(page.locator('#phone')).toHaveValue(/^2026-11-24 15:02 \| inbound \| …4417/);
});

test('a global command brings the focus in, where it was asked to', async () => {
  await open('stay-nothing-open');
  await takeFocus('situations');
  await expect(press('situation-conduct')).toBeFocused();
  await takeFocus('panel');
  await expect(page.locator('.cockpit')).toBeFocused();
});

test('the wrap-up command brings a waiting wrap-up forward, and is not answered by a later one', async () => {
  await open('wrap-up');
  await page.evaluate(() => {
    const [filed] = window.stage.source.current().calls.values();
    const [talks] = window.scenes['stay-final-due']?.calls ?? [];
    if (filed !== undefined && talks !== undefined) window.stage.show([filed, { ...talks, callKey: 'new' }]);
  });
  await expect(page.locator('[data-part="guide"]')).toBeVisible();
  await takeFocus('wrap_up');
  await expect(page.locator('[data-part="wrap-up"]')).toBeFocused();
  await page.evaluate(() => {
    const [filed] = window.stage.source.current().calls.values();
    if (filed !== undefined) window.stage.show([{ ...filed, callKey: 'later' }]);
  });
  await expect(page.locator('[data-part="wrap-up"]')).toBeVisible();
  await expect(page.locator('[data-part="wrap-up"]')).not.toBeFocused();
});

test('the frame is told its size, its place and its moves', async () => {
  await open('stay-nothing-open');
  const tall = (await posted()).findLast((message) => message.t === 'size');
  expect(tall).toMatchObject({ width: 360, shown: true });
  await page.getByRole('button', { name: 'Collapse to one line' }).click();
  await expect.poll(async () => (await posted()).findLast((message) => message.t === 'size')?.height).toBeLessThan(60);
  expect(await posted()).toContainEqual({ t: 'place', collapsed: true, idle: 'line' });
  await page.getByRole('button', { name: 'Move: arrow keys' }).focus();
  await page.keyboard.press('ArrowUp');
  expect(await posted()).toContainEqual({ t: 'nudge', dx: 0, dy: -1 });
  await page.mouse.move(120, 20);
  await page.mouse.down();
  await page.mouse.move(140, 30);
  await page.mouse.up();
  const drags = (await posted()).flatMap((message) => (message.t === 'drag' ? [message.phase] : []));
  expect(drags).toEqual(['start', 'move', 'end']);
});

test('with no call the line may be hidden, and a call brings the cockpit back', async () => {
  await open('idle-line');
  await page.getByRole('button', { name: 'Hide' }).click();
  expect(await posted()).toContainEqual({ t: 'place', collapsed: false, idle: 'hidden' });
  await expect.poll(async () => (await posted()).findLast((message) => message.t === 'size')).toMatchObject({ height: 0, shown: false });
  await page.evaluate(() => window.stage.show(window.scenes['ringing']?.calls ?? []));
  await expect(page.locator('[data-part="ringing"]')).toBeVisible();
  await expect.poll(() => marks('onhook:painted:019a0000-0000-7000-8000-000000000001')).toBe(1);
});

test('the side panel shows the call that the desk puts in focus, of any tab', async () => {
  await open('two-calls', '&surface=panel');
  await page.evaluate(() => {
    const calls = [...window.stage.source.current().calls.values()];
    window.stage.show(calls, calls[1]?.callKey ?? null);
  });
  await expect(page.locator('[data-part="hold"]')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hide' })).toHaveCount(0);
});

test('only never and escalate interrupt a screen reader', async () => {
  await open('never');
  await expect(page.locator('[data-live="assertive"]')).toContainText('Never end this call');
  await page.evaluate(() => window.stage.show(window.scenes['may-end']?.calls ?? []));
  await expect(page.locator('[data-live="assertive"]')).toBeEmpty();
  await expect(page.locator('[data-live="polite"]')).toContainText('You may end this call');
});

test('while the page covers the frame, no press is taken', async () => {
  const frame = await openInFrame('stay-final-due');
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

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe has nothing against any state, ${colorScheme}`, async () => {
    test.setTimeout(180_000);
    const context = await browser.newContext({ colorScheme, viewport: { width: 392, height: 700 } });
    const plain = await context.newPage();
    const faults: Record<string, string[]> = {};
    for (const name of Object.keys(scenes)) {
      await stageScene(plain, gallery.url, name);
      faults[name] = await faultsOf(plain);
    }
    await context.close();
    expect(faults).toEqual(Object.fromEntries(Object.keys(scenes).map((name) => [name, []])));
  });
}
