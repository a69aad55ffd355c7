import { test } from '@playwright/test';
import { playStory, stories } from '../support/story.ts';
import { startWorld } from '../support/world.ts';

/** Each story is a test of its own: on screen step by step, and in the record. */
for (const [name, { title }] of Object.entries(stories)) {
  test(`${name}: ${title}`, async () => {
    const world = await startWorld({ extension: true });
    try {
      await playStory(name, world, 0.1);
    } finally {
      await world.stop();
    }
  });
}
