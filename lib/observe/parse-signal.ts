import * as z from 'zod/mini';
import { fail, ok, type Result } from '../base/result.ts';
import type { Signal } from './signal.ts';

const text = (longest: number) => z.string().check(z.maxLength(longest));
const count = z.int().check(z.gte(0));
const stamp = { n: count, at: z.number(), mono: z.number() };
const word = text(128);

/** Short enough for `leg` beside the frame's uuid. */
const CALL_ID = 256;

const signalSchema = z.discriminatedUnion('kind', [
  z.object({
    ...stamp,
    kind: z.literal('sip'),
    out: z.boolean(),
    method: z.string().check(z.regex(/^[A-Z]{1,20}$/)),
    status: z.int().check(z.gte(0), z.lte(699)),
    callId: text(CALL_ID).check(z.minLength(1)),
    cseq: count,
    fromTag: text(256),
    toTag: text(256),
    fromUser: word,
    fromName: word,
    toUser: word,
    assertedUser: word,
    assertedName: word,
    reason: text(256),
    replaces: text(512),
    frag: text(128),
    media: text(256),
  }),
  z.object({ ...stamp, kind: z.literal('socket'), up: z.boolean() }),
  z.object({ ...stamp, kind: z.literal('page'), what: z.enum(['hide', 'show']) }),
  z.object({ ...stamp, kind: z.literal('count'), frames: count, dropped: count, faults: count }),
]);

/** Far above the longest signal there can be: what is longer is not even read. */
const LONGEST = 8_192;

/** Parses one signal as it came from the page. Reasons: `json` (not readable, or far too long), `shape`. Unknown keys are dropped. */
export function parseSignal(raw: string): Result<Signal, 'json' | 'shape'> {
  if (raw.length > LONGEST) return fail('json', 'length');
  let read: unknown;
  try {
    read = JSON.parse(raw);
  } catch {
    return fail('json');
  }
  const parsed = signalSchema.safeParse(read);
  return parsed.success ? ok(parsed.data) : fail('shape', parsed.error.issues[0]?.path.join('.'));
}
