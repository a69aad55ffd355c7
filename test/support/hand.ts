import type { Locator } from '@playwright/test';

const WITHIN = 10_000;

/**
 * Moves the mouse over the middle of an element, and resolves when the element feels it; rejects after 10 s. For a moment after a frame of
 * another origin was moved or has grown, Chromium gives what the mouse does there to the page around it: a press 23 ms after the frame's
 * `resize` went down in the page and up in the frame, and was no click for either (Chromium 156, measured).
 */
export async function over(target: Locator, steps = 1): Promise<void> {
  const { mouse } = target.page();
  const until = performance.now() + WITHIN;
  await target.scrollIntoViewIfNeeded({ timeout: WITHIN });
  while (performance.now() < until) {
    const box = await target.boundingBox();
    if (box === null) throw new Error(`nothing to press: ${target}`);
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps });
    if (await target.evaluate((element) => element.matches(':hover'))) return;
    // The same place again is no move.
    await mouse.move(0, 0);
  }
  throw new Error(`the mouse is not felt by ${target}`);
}

/** Presses as a hand does: the mouse is over it first. For whatever stands in the frame of the cockpit. */
export async function clickOn(target: Locator): Promise<void> {
  await over(target);
  await target.click();
}
