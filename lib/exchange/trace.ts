import * as z from 'zod/mini';
import { fail, ok, type Result } from '../base/result.ts';
import type { Instant } from '../base/time.ts';
import { type Observation, parseObservation } from '../observe/observation.ts';
import { type StandIns, withStandIns } from './stand-ins.ts';
import { tracedFields } from './trace-fields.ts';
import { tracedAdapter, tracedEvidence, tracedLeg } from './trace-words.ts';

const MAJOR = 1;
const count = z.int().check(z.gte(0));
const KIND = 'onhook.trace';

const traceHeadSchema = z.object({
  kind: z.literal(KIND),
  schema_version: z.literal(MAJOR),
  calls: count,
  /** Observations in the file, one a line, behind this line. */
  lines: count,
  /** Rows of these calls that are no observation as this version knows them, and are not in the file. */
  left_out: count,
  made_at: z.iso.datetime({ precision: 3 }),
  producer: z.string(),
});
/** The first line of a diagnostic trace. */
export type TraceHead = z.infer<typeof traceHeadSchema>;

const anyHead = z.object({ kind: z.literal(KIND), schema_version: z.int() });

/** Reads what stands in the first line of a file. `other`: it is no head of a trace. */
export function parseTraceHead(value: unknown): Result<TraceHead, 'other' | 'newer_version' | 'wrong_fields'> {
  const head = anyHead.safeParse(value);
  if (!head.success) return fail('other');
  if (head.data.schema_version > MAJOR) return fail('newer_version', String(head.data.schema_version));
  const parsed = traceHeadSchema.safeParse(value);
  return parsed.success ? ok(parsed.data) : fail('wrong_fields');
}

/** An observation without a name: times, confidence and codes as they were. */
function tracedRow(row: Observation, by: StandIns): unknown {
  const { layer, adapter, frame } = row.source;
  return {
    id: by.id(row.id),
    v: 1,
    leg: tracedLeg(row.leg, by),
    at: row.at,
    mono: row.mono,
    boot: by.named('boot', row.boot),
    seq: row.seq,
    type: row.type,
    fields: tracedFields(row, by),
    source: { layer, adapter: tracedAdapter(adapter, by), frame: by.id(frame) },
    basis: row.basis,
    confidence: row.confidence,
    evidence: row.evidence.map((each) => tracedEvidence(each, by)),
  };
}

export interface TraceOrder {
  /** The rows of each call. */
  readonly calls: readonly (readonly Observation[])[];
  /** `onhook/<version>`. */
  readonly producer: string;
  readonly now: Instant;
}

/**
 * A diagnostic trace: JSON Lines, a head and one observation a line, which `parseObservation` reads and `reconcile` folds to the same
 * calls. Numbers, names, Call-IDs, sites, the ids of rows, frames, calls and agents, and the words of a policy are replaced, the same by
 * the same. What a person typed is left out.
 */
export function traceOf({ calls, producer, now }: TraceOrder): string {
  const rows = [...new Map(calls.flat().map((row) => [row.id, row])).values()];
  // What lies in a database may have been written by another version.
  const read = rows.flatMap((row) => {
    const parsed = parseObservation(row);
    return parsed.ok ? [parsed.value] : [];
  });
  const traced = withStandIns((by) => read.map((row) => tracedRow(row, by)));
  const lines = traced.filter((each) => parseObservation(each).ok);
  const head: TraceHead = {
    kind: KIND,
    schema_version: MAJOR,
    calls: calls.length,
    lines: lines.length,
    left_out: rows.length - lines.length,
    made_at: new Date(now).toISOString(),
    producer,
  };
  return [head, ...lines].map((each) => `${JSON.stringify(each)}\n`).join('');
}
