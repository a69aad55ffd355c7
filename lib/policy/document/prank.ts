import * as z from 'zod/mini';
import { endCode, millis, span } from './unit.ts';

const checks = z.int().check(z.minimum(1), z.maximum(10));

/** The family *prank* (P1, P2): questions after the sign of it, then one closing sentence. Spans on ladder time. */
export const prank = z.strictObject({
  checks,
  /** The same where the number is known for it. */
  checksKnown: checks,
  /** Between two checks, and between the last one and the closing. */
  gapMs: millis,
  /** How long the permission lasts (ruling 15). */
  windowMs: span,
  endCode,
  /** How it ended where the caller sounded like a child, who said that all is well (G9). */
  childEndCode: endCode,
  /** `escalate`: never ended; help decides (E2). */
  outcome: z.enum(['end', 'escalate']),
});

export type PrankFamily = z.infer<typeof prank>;
