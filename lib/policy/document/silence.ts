import * as z from 'zod/mini';
import { endCode, millis } from './unit.ts';

const prompts = z.int().check(z.minimum(1), z.maximum(10));

/** Prompts, the listening between them and after the last, and the whole from the first one that counts; on ladder time. */
const ladder = z.strictObject({ prompts, gapMs: millis, afterLastMs: millis, totalMs: millis, endCode });

/** The family *silence* (Q1–Q6, G6). The last prompt is always the closing one. */
export const silence = z.strictObject({
  /** No sound of any kind since the call was answered (Q2). */
  neverSpoke: ladder,
  /** Silent after the caller was heard (Q5). */
  wentSilent: ladder,
  /** In place of either, and of the caller's hold, where somebody relays what is said (G6). */
  relay: ladder,
  /** The caller holds us: prompts count from `waitMs` on, if no other time was agreed (Q6). */
  callerHold: z.strictObject({ waitMs: millis, prompts, gapMs: millis, afterLastMs: millis, endCode }),
  /** Shown beside a silence, and never a bar to anything (ruling 42). */
  softCeilingMs: millis,
  /** A caller who taps is asked whether help is needed (Q4); false: a supervisor decides. */
  tapsQuestion: z.boolean(),
  /** `escalate`: a silent line is never closed; the challenge is sent, and help is called (E2). */
  outcome: z.enum(['end', 'escalate']),
});

export type SilenceFamily = z.infer<typeof silence>;
export type SilenceLadder = z.infer<typeof ladder>;
