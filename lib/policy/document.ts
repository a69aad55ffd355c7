import * as z from 'zod/mini';
import { canonicalJson } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { authority } from './document/authority.ts';
import { closing } from './document/closing.ts';
import { conduct } from './document/conduct.ts';
import { migrated, NEWEST_FORMAT } from './document/migrate.ts';
import { persistence, plan } from './document/persistence.ts';
import { prank } from './document/prank.ts';
import { silence } from './document/silence.ts';
import { documentId, endCode, locale, millis, span, title, version, word } from './document/unit.ts';

/**
 * A policy: what a lead can read, and never a script. A family that is absent has no rule: silence and pranks are answered as an unreadable
 * policy is (G10), and the others never end a call. All spans in milliseconds.
 */
export const policyDocumentSchema = z.strictObject({
  format: z.literal(NEWEST_FORMAT),
  id: documentId,
  version,
  title,
  /** Queues and directions it serves; an empty list: all. */
  serves: z.strictObject({ queues: z.array(z.string().check(z.maxLength(64))), directions: z.array(z.enum(['inbound', 'outbound'])) }),
  families: z.strictObject({
    conduct: z.optional(conduct),
    silence: z.optional(silence),
    prank: z.optional(prank),
    persistence: z.optional(persistence),
    plan: z.optional(plan),
    resolved: z.optional(closing),
  }),
  /** Guards of life (G1–G3) and of children (G9). */
  guards: z.strictObject({
    /** How long an alarm may stay unanswered before the agent calls for help alone (ruling 81). */
    escalationSilenceMs: span,
    /** How long a mark can be withdrawn (V6). */
    undoMs: span,
    /** How the call ended once it was handed over, by what was marked. */
    endCodes: z.record(word, endCode),
    /** Whose welfare is asked for before a prank or milder conduct ends the call: of who sounds like a child, or of everybody (G9). */
    welfare: z.enum(['apparent_child', 'everybody']),
  }),
  /** An emergency line (E1–E4): what is not permitted elsewhere is never permitted here; null: an ordinary line. */
  emergency: z.nullable(
    z.strictObject({
      /** The flag under which conduct may end a call, after a risk question and with a supervisor; null: never (E3). */
      conductUnder: z.nullable(word),
    }),
  ),
  supervisor: authority,
  /** Manners of a hold: when to check back and when to offer a call back (T2). */
  hold: z.strictObject({ checkBackMs: span, offerCallBackMs: span }),
  /**
   * When the report and the call back are due, and when the supervisor is told (C6, Q5, §11); how long the agent may stay off the queue after
   * conduct and risk (W1), null: no break is offered.
   */
  record: z.strictObject({
    reportDueMs: millis,
    callBackDueMs: millis,
    supervisorTold: z.enum(['same_shift', 'immediately']),
    recoveryMs: z.nullable(span),
  }),
  /** Words to say, by locale and intent; the first locale stands in for those that are missing. */
  wording: z
    .record(locale, z.record(word, z.string().check(z.minLength(1), z.maxLength(400))))
    .check(z.refine((locales) => Object.keys(locales).length > 0, 'no locale')),
  /** Calls that it must judge as they say, in the form of scenario files; it is not saved while it fails one. */
  scenarios: z.array(z.unknown()).check(z.maxLength(500)),
});

export type PolicyDocument = z.infer<typeof policyDocumentSchema>;

const MOST_FAULTS = 20;

const faultAt = ({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }): string =>
  `${path.length === 0 ? 'document' : path.map(String).join('.')}: ${message}`;

/**
 * Reads a document of any format up to ours, carried forward by frozen steps. `newer`: its format is later than this build knows.
 * `detail` names the faults, each by its path.
 */
export function parsePolicy(raw: unknown): Result<PolicyDocument, 'shape' | 'newer'> {
  const carried = migrated(raw);
  if (!carried.ok) return carried;
  const parsed = z.safeParse(policyDocumentSchema, carried.value);
  if (parsed.success) return ok(parsed.data);
  const faults = parsed.error.issues.slice(0, MOST_FAULTS).map(faultAt);
  return fail('shape', faults.join('; '));
}

/** The one text of a document (RFC 8785): what is hashed, so that a pin says which document judged a call. */
export const canonicalPolicy = (document: PolicyDocument): string => canonicalJson(document);
