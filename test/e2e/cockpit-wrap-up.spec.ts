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

test('a click in the note takes the focus, because it is meant to', async () => {
  const frame = await hands.openInFrame('wrap-up');
  await frame.locator('textarea').click();
  await expect(frame.locator('textarea')).toBeFocused();
});

test('keystrokes go one at a time and the latest follows; leaving the field closes the note', async () => {
  await hands.open('wrap-up-chosen');
  const note = page.locator('textarea');
  await note.fill('');
  await note.pressSequentially(' seven');
  expect(await hands.pressed()).toEqual([{ do: 'draft', note: '', closed: false }]);
  await hands.answer(0);
  await expect.poll(hands.pressed).toEqual([
    { do: 'draft', note: '', closed: false },
    { do: 'draft', note: ' seven', closed: false },
  ]);
  await hands.answer(1);
  await note.blur();
  await expect.poll(async () => (await hands.pressed()).at(-1)).toEqual({ do: 'draft', note: ' seven', closed: true });
});

test('what is typed survives a new call, which is never kept waiting', async () => {
  await hands.open('wrap-up-chosen');
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
  await hands.open('wrap-up-chosen');
  await page.locator('textarea').focus();
  await page.evaluate(() => {
    const [talks] = window.scenes['stay-final-due']?.calls ?? [];
    if (talks !== undefined) window.stage.show([{ ...talks, callKey: 'new' }]);
  });
  await expect(page.locator('[data-part="guide"]')).toBeVisible();
  await page.keyboard.type('h1 5');
  await page.keyboard.press('Enter');
  expect(await hands.pressed()).toEqual([]);
});

test('two keys file a call, and saved is said only when it is', async () => {
  await hands.open('wrap-up');
  await hands.takeFocus('wrap_up');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-code="conduct"]')).toHaveAttribute('aria-pressed', 'true');
  await hands.answer(0);
  await page.keyboard.press('Enter');
  await expect.poll(hands.pressed).toEqual([{ do: 'draft', code: 'conduct' }, { do: 'save' }]);
  await hands.answer(1);
  await expect(hands.press('save')).toHaveText('Saving…');
  await expect(page.locator('[data-part="saved"]')).toHaveCount(0);
  await page.evaluate(() => {
    const [call] = window.stage.source.current().calls.values();
    if (call?.wrapUp) window.stage.show([{ ...call, wrapUp: { ...call.wrapUp, savedAt: window.stage.clock.wall() } }]);
  });
  await expect(page.locator('[data-part="saved"]')).toBeVisible();
  await expect.poll(() => hands.marks('onhook:saved-painted')).toBe(1);
  await expect(page.locator('[data-part="idle"]')).toBeVisible();
});

test('digits answer the open question first, and codes after it', async () => {
  await hands.open('wrap-up-question');
  await hands.takeFocus('wrap_up');
  await page.keyboard.press('3');
  expect(await hands.pressed()).toEqual([{ do: 'answer', ask: 'ended_by', value: 'drop' }]);
  await page.evaluate(() => {
    const [call] = window.stage.source.current().calls.values();
    const questions = call?.wrapUp?.questions.map((question) => ({ ...question, answer: 'drop' })) ?? [];
    if (call?.wrapUp) window.stage.show([{ ...call, wrapUp: { ...call.wrapUp, questions } }]);
  });
  await page.keyboard.press('3');
  await expect.poll(async () => (await hands.pressed()).at(-1)).toEqual({ do: 'draft', code: 'call_back' });
});

test('Copy puts the record’s line on the clipboard, and gives the focus back', async () => {
  const frame = await hands.openInFrame('wrap-up');
  await frame.locator('[data-press="copy"]').click();
  await expect(frame.locator('[data-press="copy"]')).toHaveText('Copied');
  expect(await page.frames()[1]?.evaluate(() => window.stage.posted)).toContainEqual({ t: 'escape' });
  // As the bridge does on that word.
  await page.locator('#phone').focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(page.locator('#phone')).toHaveValue(/^2026-11-24 15:02 \| inbound \| …4417/);
});

test('the wrap-up command brings a waiting wrap-up forward, and is not answered by a later one', async () => {
  await hands.open('wrap-up');
  await page.evaluate(() => {
    const [filed] = window.stage.source.current().calls.values();
    const [talks] = window.scenes['stay-final-due']?.calls ?? [];
    if (filed !== undefined && talks !== undefined) window.stage.show([filed, { ...talks, callKey: 'new' }]);
  });
  await expect(page.locator('[data-part="guide"]')).toBeVisible();
  await hands.takeFocus('wrap_up');
  await expect(page.locator('[data-part="wrap-up"]')).toBeFocused();
  await page.evaluate(() => {
    const [filed] = window.stage.source.current().calls.values();
    if (filed !== undefined) window.stage.show([{ ...filed, callKey: 'later' }]);
  });
  await expect(page.locator('[data-part="wrap-up"]')).toBeVisible();
  await expect(page.locator('[data-part="wrap-up"]')).not.toBeFocused();
});
