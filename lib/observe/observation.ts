import * as z from 'zod/mini';
import { fail, ok, type Result } from '../base/result.ts';
import { type CallEvent, type EventType, fieldSchemas } from '../call/event.ts';

/**
 * One layer's claim about one fact: an event's shape, with the leg it speaks of. Journalled as it came, never edited.
 * `leg` = `<layer>:<frame uuid>:<own id>` (SIP: Call-ID; hand: a uuid). `seq` counts per frame from 0: a hole means a lost message.
 */
export type Observation = CallEvent & { readonly v: 1; readonly leg: string; readonly seq: number };

const envelope = z.object({
  id: z.uuid(),
  v: z.literal(1),
  leg: z.string().check(z.minLength(3), z.maxLength(300)),
  at: z.number(),
  mono: z.number(),
  boot: z.string().check(z.maxLength(64)),
  seq: z.number(),
  type: z.string(),
  fields: z.unknown(),
  source: z.object({
    layer: z.enum(['vendor', 'sip', 'peer', 'media', 'dom', 'hand', 'desk']),
    adapter: z.string().check(z.maxLength(40)),
    frame: z.string().check(z.maxLength(64)),
  }),
  basis: z.enum(['observed', 'inferred', 'manual']),
  confidence: z.number().check(z.gte(0), z.lte(1)),
  evidence: z.array(z.string().check(z.maxLength(80))).check(z.maxLength(16)),
});

const isEventType = (type: string): type is EventType => Object.hasOwn(fieldSchemas, type);

/** Parses one observation from outside. Reasons: `shape` (envelope or fields), `unknown_type`. Unknown keys are dropped. */
export function parseObservation(raw: unknown): Result<Observation, 'shape' | 'unknown_type'> {
  const outer = envelope.safeParse(raw);
  if (!outer.success) return fail('shape', outer.error.issues[0]?.path.join('.'));
  if (!isEventType(outer.data.type)) return fail('unknown_type', outer.data.type.slice(0, 40));
  const fields = fieldSchemas[outer.data.type].safeParse(outer.data.fields);
  if (!fields.success) return fail('shape', `fields.${fields.error.issues[0]?.path.join('.') ?? ''}`);
  return ok({ ...outer.data, fields: fields.data } as Observation);
}
