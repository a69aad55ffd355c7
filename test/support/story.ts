import { join } from 'node:path';
import { createDirector, type Director } from './director.ts';
import { plain } from './stories/plain.ts';
import type { World } from './world.ts';

/** A demonstration that plays by itself. */
export interface Story {
  /** One line that says what happens. */
  readonly title: string;
  /** Plays it; leaves both phones idle. */
  play(world: World, director: Director): Promise<void>;
}

/** The stories by the name that `npm start -- --once --story NAME` takes. */
export const stories: Readonly<Record<string, Story>> = { plain };

/** Plays that story and returns the paths of its pictures, in order. Rejects on an unknown name and when a step does not happen. */
export async function runStory(name: string, world: World, pace = 1): Promise<readonly string[]> {
  const story = stories[name];
  if (!story) throw new Error(`no story "${name}"; there are: ${Object.keys(stories).join(', ')}`);
  const director = await createDirector(join(import.meta.dirname, '../../.output/pictures', name), pace);
  await story.play(world, director);
  return director.pictures;
}
