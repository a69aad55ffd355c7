import * as z from 'zod/mini';

/** Longest wait that a document may ask for: a week, so that a slip in the unit is noticed. */
const LONGEST = 7 * 24 * 60 * 60_000;

/** Milliseconds that may be none. */
export const millis = z.int().check(z.minimum(0), z.maximum(LONGEST));

/** Milliseconds that a level, a window or a life lasts: none would mean that it never is. */
export const span = z.int().check(z.minimum(1), z.maximum(LONGEST));

/** A word of a closed list of ours, such as an intent or a rung. */
export const word = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/));

/** Group and code of how a call ended. */
export const endCode = z.string().check(z.regex(/^[a-z_]+\.[a-z_]+$/));

/** A rule of the default policy, by its id. */
export const ruleId = z.string().check(z.regex(/^[A-Z]\d{1,2}$/));

/** A language, with its region where that matters. */
export const locale = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/));

/** The name of a document or an overlay, as files and queues call it. */
export const documentId = z.string().check(z.regex(/^[a-z][a-z0-9_-]{0,39}$/));
export const version = z.int().check(z.minimum(1));
export const title = z.string().check(z.minLength(1), z.maxLength(120));
