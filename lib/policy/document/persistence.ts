import * as z from 'zod/mini';
import { endCode, millis, span } from './unit.ts';

/** A caller who comes back to one point after the final answer (X2). Spans on ladder time. */
export const persistence = z.strictObject({
  /** The call must have lasted so long; the shorter once `abuseRuns` runs of severity 1–2 have counted. */
  afterMs: millis,
  afterWithAbuseMs: millis,
  abuseRuns: z.int().check(z.minimum(1), z.maximum(20)),
  repeats: z.int().check(z.minimum(1), z.maximum(20)),
  /** Repeats nearer than this are one. */
  repeatGapMs: millis,
  afterWarningMs: millis,
  ending: z.nullable(z.string()),
  endCode,
});

/** A caller with an agreed plan of contact (X4): it is stated, and nothing urgent stands against it. Spans on ladder time. */
export const plan = z.strictObject({
  /** How long an answer is waited for; none in that time is a no. */
  answerWaitMs: millis,
  windowMs: span,
  endCode,
});

export type PersistenceFamily = z.infer<typeof persistence>;
export type PlanFamily = z.infer<typeof plan>;
