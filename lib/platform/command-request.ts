import * as z from 'zod/mini';
import { fail, ok, type Result } from '../base/result.ts';
import { fieldSchemas, verdicts } from '../call/event.ts';
import type { CommandRequest } from './protocol.ts';

const at = z.number();
const short = z.string().check(z.maxLength(80));
const name = z.nullable(z.string().check(z.maxLength(200)));

/** People's half of the events: what a press may say. */
const actOf = (type: string, fields: unknown): boolean => {
  if (!/^(agent|caller|supervisor|interpreter|handoff|request)\./.test(type)) return false;
  if (!Object.hasOwn(fieldSchemas, type)) return false;
  return fieldSchemas[type as keyof typeof fieldSchemas].safeParse(fields).success;
};

const act = z.object({ type: short, fields: z.unknown() }).check(z.refine(({ type, fields }) => actOf(type, fields), 'no such act'));

const command = z.discriminatedUnion('do', [
  z.object({ do: z.literal('act'), act, at }),
  z.object({ do: z.literal('start'), at }),
  z.object({ do: z.literal('hold'), at }),
  z.object({ do: z.literal('resume'), at }),
  z.object({ do: z.literal('end'), by: z.enum(['agent', 'remote', 'drop']), at }),
  z.object({ do: z.literal('shown'), verdict: z.enum(verdicts), step: short, at }),
  z.object({
    do: z.literal('draft'),
    note: z.optional(z.string().check(z.maxLength(20_000))),
    closed: z.optional(z.boolean()),
    code: z.optional(z.nullable(short)),
    callBackOwed: z.optional(z.boolean()),
    supervisorTold: z.optional(z.boolean()),
    adviceReason: z.optional(z.string().check(z.maxLength(400))),
  }),
  z.object({ do: z.literal('answer'), ask: z.enum(['ended_by', 'end_code']), value: short }),
  z.object({ do: z.literal('save') }),
  z.object({ do: z.literal('who'), of: name, name }),
  z.object({ do: z.literal('dismiss') }),
  z.object({ do: z.literal('sign_off') }),
  z.object({ do: z.literal('calibrate') }),
]);

const schema = z.object({
  id: z.uuidv7(),
  callKey: z.nullable(z.uuid()),
  command,
  token: z.optional(short),
});

/** Parses a press that came in as a message. Its id is a uuid v7, which becomes the id of what is observed. */
export function parseCommandRequest(raw: unknown): Result<CommandRequest, 'shape'> {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return fail('shape', parsed.error.issues[0]?.path.join('.'));
  return ok(parsed.data as CommandRequest);
}
