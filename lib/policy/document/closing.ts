import * as z from 'zod/mini';
import { endCode, millis, ruleId, word } from './unit.ts';

/** An item of a closing: something that the agent says, or what the caller answers. */
const item = z.union([
  /** `missing`: the fact that stands in the reasons while it is not there. */
  z.strictObject({ say: word, rung: word, missing: word }),
  /** `asked`: the question that it answers; null for a word that the caller says unasked. */
  z.strictObject({ hear: z.enum(['confirm', 'decline', 'says']), what: word, asked: z.nullable(word), missing: word }),
]);

/** Something said by the agent, or answered by the caller. */
const told = z.string().check(z.regex(/^(say|confirm|decline|says) [a-z][a-z0-9_]{0,39}$/));

const kept = z.int().check(z.minimum(0));

/**
 * One way to close a call, as a list of items in strict order and a wait (R2; R3: what is confirmed is the caller's word; ruling 53: what is no item
 * gates nothing; ruling 69).
 */
const way = z
  .strictObject({
    situation: z.enum(['resolved', 'misdial', 'wrong_number', 'accidental']),
    /** Rule that names a missing item, and rule of the wait. */
    itemRule: ruleId,
    waitRule: ruleId,
    items: z.array(item).check(z.minLength(1)),
    /** Items that stay done when the caller asks for something or the line drops (R5, ruling 35). */
    keptOnRequest: kept,
    /** Items that stay done when the caller says that it is not settled; null: no such answer (R1). */
    keptOnRefusal: z.nullable(kept),
    /** From the last item to the permission. */
    waitMs: millis,
    /** The same on a call that we made, and its rule (R7). */
    outbound: z.nullable(z.strictObject({ waitMs: millis, rule: ruleId })),
    /** What begins it, each as `say goodbye` or `confirm resolved`; its items carry it on (ruling 90). */
    opensWith: z.array(told).check(z.minLength(1)),
    /** What carries it on besides. */
    alsoOwn: z.array(told),
    /** After a request or a refusal the agent takes it up again, not the caller (ruling 90). */
    agentResumes: z.boolean(),
    /** What the agent says when ending; null: nothing. */
    farewell: z.nullable(word),
    /** Anything odd in the call, an odd sound or another voice, shuts it (E4). */
    shutByOddness: z.boolean(),
    endCode,
    /** A yes to the offer releases to the survey as soon as the items are done (R8). */
    survey: z.nullable(z.strictObject({ offer: word, answer: word, rule: ruleId, endCode })),
  })
  .check(
    z.refine(({ items, keptOnRequest, keptOnRefusal }) => Math.max(keptOnRequest, keptOnRefusal ?? 0) < items.length, 'all items are kept'),
    z.refine(({ items }) => items.some((each) => 'say' in each), 'nothing is said'),
  );

/** The family *resolved*: ways in the order of ruling 90. */
export const closing = z.strictObject({
  ways: z.array(way).check(
    z.minLength(1),
    z.refine((list) => new Set(list.map(({ situation }) => situation)).size === list.length, 'a way stands once'),
  ),
  /** What the caller may ask for that must be settled before the call is closed, in the order in which it is settled (R9). */
  settleFirst: z.array(word),
});

export type ClosingFamily = z.infer<typeof closing>;
export type ClosingWay = z.infer<typeof way>;
export type ClosingItem = z.infer<typeof item>;
