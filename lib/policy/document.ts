import * as z from 'zod/mini';
import { canonicalJson } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { closing } from './document/closing.ts';
import { conduct } from './document/conduct.ts';
import { endCode, millis, span, word } from './document/unit.ts';

const locale = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/));

/**
 * A policy: what a lead can read, and never a script. A family that is absent has no rule yet: its marks are answered as an unreadable
 * policy is (G10). All spans in milliseconds.
 */
export const policyDocumentSchema = z.strictObject({
  format: z.literal(1),
  id: z.string().check(z.regex(/^[a-z][a-z0-9_-]{0,39}$/)),
  version: z.int().check(z.minimum(1)),
  title: z.string().check(z.minLength(1), z.maxLength(120)),
  /** Queues and directions it serves; an empty list: all. */
  serves: z.strictObject({ queues: z.array(z.string().check(z.maxLength(64))), directions: z.array(z.enum(['inbound', 'outbound'])) }),
  families: z.strictObject({ conduct: z.optional(conduct), resolved: z.optional(closing) }),
  /** Guards of life (G1–G3). */
  guards: z.strictObject({
    /** How long an alarm may stay unanswered before the agent calls for help alone (ruling 81). */
    escalationSilenceMs: span,
    /** How long a mark can be withdrawn (V6). */
    undoMs: span,
    /** How the call ended once it was handed over, by what was marked. */
    endCodes: z.record(word, endCode),
  }),
  /** Authority of supervisors (A2, A3, A5). */
  supervisor: z.strictObject({ approvalLifeMs: span, denialLifeMs: span, silenceMs: span }),
  /** Manners of a hold: when to check back and when to offer a call back (T2). */
  hold: z.strictObject({ checkBackMs: span, offerCallBackMs: span }),
  /** When the report and the call back are due (C6, Q5). */
  record: z.strictObject({ reportDueMs: millis, callBackDueMs: millis }),
  /** Words to say, by locale and intent; the first locale stands in for those that are missing. */
  wording: z
    .record(locale, z.record(word, z.string().check(z.minLength(1), z.maxLength(400))))
    .check(z.refine((locales) => Object.keys(locales).length > 0, 'no locale')),
});

export type PolicyDocument = z.infer<typeof policyDocumentSchema>;

const MOST_FAULTS = 5;

const faultAt = ({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }): string =>
  `${path.length === 0 ? 'document' : path.map(String).join('.')}: ${message}`;

/** Reads a document. `detail` names the first faults, each by its path. */
export function parsePolicy(raw: unknown): Result<PolicyDocument, 'shape'> {
  const parsed = z.safeParse(policyDocumentSchema, raw);
  if (parsed.success) return ok(parsed.data);
  const faults = parsed.error.issues.slice(0, MOST_FAULTS).map(faultAt);
  return fail('shape', faults.join('; '));
}

/** The one text of a document (RFC 8785): what is hashed, so that a pin says which document judged a call. */
export const canonicalPolicy = (document: PolicyDocument): string => canonicalJson(document);
