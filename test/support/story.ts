import { deepStrictEqual } from 'node:assert/strict';
import { join } from 'node:path';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { createDirector, type Director } from './director.ts';
import { records } from './kept.ts';
import { abuse } from './stories/abuse.ts';
import { byHand } from './stories/by-hand.ts';
import { early } from './stories/early.ts';
import { hangup } from './stories/hangup.ts';
import { holdHangup } from './stories/hold-hangup.ts';
import type { World } from './world.ts';

/** What a story must have left behind. */
export interface Outcome {
  /** Columns of the record, as they must be. */
  readonly record: Partial<DispositionRecord>;
  /** Types of the ladder's steps, with their main fields, in order. */
  readonly steps: readonly string[];
  /** How long the customer was really on hold, in milliseconds; absent without a hold. */
  readonly heldMs?: number;
}

/** A demonstration that plays by itself. */
export interface Story {
  /** One line that says what happens. */
  readonly title: string;
  /** Plays it, every press an input event at a position on the screen; leaves both phones idle and the record saved. */
  play(world: World, director: Director): Promise<Outcome>;
}

/** The stories by the name that `npm start -- --once --story NAME` takes. */
export const stories: Readonly<Record<string, Story>> = { abuse, hangup, 'hold-hangup': holdHangup, early, 'by-hand': byHand };

export interface Played {
  readonly pictures: readonly string[];
  readonly record: DispositionRecord;
  /** Hold time of the record minus the real one; null without a hold. */
  readonly holdErrorMs: number | null;
}

/** How far the recorded hold may be from the real one. */
const HOLD_WITHIN_MS = 100;

/** Plays that story. Rejects on an unknown name, when a step is not seen on screen, and when the record is not what happened. */
export async function playStory(name: string, world: World, pace = 1): Promise<Played> {
  const story = stories[name];
  if (!story) throw new Error(`no story "${name}"; there are: ${Object.keys(stories).join(', ')}`);
  const director = await createDirector(join(import.meta.dirname, '../../.output/pictures', name), pace);
  const outcome = await story.play(world, director);
  return { pictures: director.pictures, ...checkRecord(await records(world.agentBrowser), outcome) };
}

/** Rejects all but one record that says what happened. */
export function checkRecord(
  [record, ...more]: readonly DispositionRecord[],
  { record: expected, steps, heldMs }: Outcome,
): Omit<Played, 'pictures'> {
  if (record === undefined || more.length > 0) throw new Error(`there are ${more.length + (record ? 1 : 0)} records instead of one`);
  const columns = Object.keys(expected) as (keyof DispositionRecord)[];
  deepStrictEqual(Object.fromEntries(columns.map((column) => [column, record[column]])), expected);
  deepStrictEqual(
    record.policy_steps.map(({ type, value }) => (value === null ? type : `${type} ${value}`)),
    steps,
  );
  if (heldMs === undefined) return { record, holdErrorMs: null };
  const error = record.agent_customer_hold_duration_ms - heldMs;
  if (Math.abs(error) > HOLD_WITHIN_MS)
    throw new Error(`the record says ${record.agent_customer_hold_duration_ms} ms on hold, it was ${heldMs} ms`);
  return { record, holdErrorMs: error };
}
