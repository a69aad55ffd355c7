import * as z from 'zod/mini';
import { span } from './unit.ts';

/** What an agent may decide alone (A1): D0 nothing that ends a call against the caller's word, D3 as a supervisor. */
export const discretions = ['D0', 'D1', 'D2', 'D3'] as const;

const level = z.strictObject({
  /** Every ending that the caller has not agreed to needs a supervisor. */
  asksAlways: z.boolean(),
  /** Rules that ask for a supervisor, and need none at this level. */
  waives: z.array(z.enum(['G6', 'X2', 'X3'])),
});

/** Authority of supervisors (A1–A5); spans on the wall clock (ruling 6). */
export const authority = z.strictObject({
  levels: z.strictObject({ D0: level, D1: level, D2: level, D3: level }),
  approvalLifeMs: span,
  denialLifeMs: span,
  /** How long an alarm may stay unanswered (A5). */
  silenceMs: span,
});
