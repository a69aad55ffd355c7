import * as z from 'zod/mini';
import { conductKinds } from '../../call/conduct-kind.ts';
import { endCode, millis, span, word } from './unit.ts';

/** A threat to others is a guard of life (G2, G3), and no ground to end. */
const groundKinds = conductKinds.filter((kind) => kind !== 'threat_third_party' && kind !== 'bomb_threat');

/** The warnings that a kind needs before its next run opens an ending: lower ones first, the final one last. At most three (C2); fewer by X5. */
const rungs = z.array(z.enum(['boundary_warning', 'final_warning'])).check(
  z.maxLength(3),
  z.refine(
    (list) => list.every((rung, i) => (rung === 'final_warning') === (i === list.length - 1)),
    'the final warning stands last, once',
  ),
);

const conductKind = z.strictObject({
  kind: z.enum(groundKinds),
  /** 0 is no ground to end; 3 always counts (ruling 37). */
  severity: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  rungs,
  /** The alarm must be raised before the permission opens (G4). */
  alertFirst: z.boolean(),
  /** What the agent says before ending, or null (C6). */
  ending: z.nullable(word),
  endCode,
});

/** The conduct family: kinds, rungs, waits, windows and decay (C1–C10). */
export const conduct = z.strictObject({
  /** The gravest first: the order in which permissions are named (ruling 87). */
  kinds: z.array(conductKind).check(
    z.minLength(1),
    z.refine((list) => new Set(list.map(({ kind }) => kind)).size === list.length, 'a kind stands once'),
  ),
  /** Needed for severity 1–2 where the caller is vulnerable or intoxicated (G7, V3). */
  gentleRungs: rungs,
  /** A mark this soon after a warning is still the run that was warned (C3, rulings 31 and 78). */
  afterFinalMs: millis,
  afterBoundaryMs: millis,
  /** A final level falls to boundary after this long without conduct; null: never (C4). */
  decayMs: z.nullable(span),
  /** A run can be answered by a warning for less than this (ruling 77). */
  freshForMs: span,
  /** How long a permission lasts (C5). */
  windowMs: span,
  /** A permission closes when our holds since it opened add up to this (ruling 79). */
  holdClosesAfterMs: span,
  /** Swearing at the situation becomes a ground after so many advisories, each for its own run, and a run more (X3); null: never. */
  advisories: z.nullable(z.strictObject({ count: z.int().check(z.minimum(1), z.maximum(10)), afterLastMs: millis })),
  /** The caller is asked what makes the call harder before milder conduct ends it; no answer in this time is a no (X1). */
  circumstances: z.nullable(z.strictObject({ answerWaitMs: millis })),
});

export type ConductFamily = z.infer<typeof conduct>;
export type ConductKind = z.infer<typeof conductKind>;
