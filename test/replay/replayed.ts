import { fail, ok, type Result } from '../../lib/base/result.ts';
import type { CallEvent } from '../../lib/call/event.ts';
import { parseTraceHead, type TraceHead } from '../../lib/exchange/trace.ts';
import { type Observation, parseObservation } from '../../lib/observe/observation.ts';
import { parseSignal } from '../../lib/observe/parse-signal.ts';
import type { Signal } from '../../lib/observe/signal.ts';
import { callsOf, lineOf, observe, RECORDED } from './trace.ts';

/** What the lines of a file fold to. */
export interface Replayed {
  /** Null of a file that is no diagnostic trace: signals as a tap reported them, or rows of a journal. */
  readonly head: TraceHead | null;
  /** The events of each call, in the order in which they are first heard of. */
  readonly calls: readonly (readonly CallEvent[])[];
  /** Lines that are nothing of the kind, or that the file should have and has not. */
  readonly unread: number;
}

export type ReplayProblem = 'empty' | 'newer_version' | 'no_trace';

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // A line that was cut off is counted with the others that cannot be read.
    return undefined;
  }
}

/** Folds the text of a diagnostic trace, of a recorded trace of signals, or of a journal. */
export function replayed(text: string): Result<Replayed, ReplayProblem> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first] = lines;
  if (first === undefined) return fail('empty');
  const head = parseTraceHead(jsonOf(first));
  if (!head.ok && head.reason === 'newer_version') return fail('newer_version');
  const signals: Signal[] = [];
  const journalled: Observation[] = [];
  for (const line of head.ok ? lines.slice(1) : lines) {
    const signal = parseSignal(line, RECORDED);
    const row = parseObservation(jsonOf(line));
    if (signal.ok) signals.push(signal.value);
    else if (row.ok) journalled.push(row.value);
  }
  const read = signals.length + journalled.length;
  if (read === 0 && !head.ok) return fail('no_trace');
  const expected = head.ok ? Math.max(head.value.lines, lines.length - 1) : lines.length;
  return ok({ head: head.ok ? head.value : null, calls: callsOf([...observe(signals), ...journalled]), unread: expected - read });
}

const timeOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** A call as a paragraph: when it began and what it comes to, then its events, each with its time since then and who saw it by what. */
export function paragraphOf(events: readonly CallEvent[]): string {
  const start = events[0]?.at ?? 0;
  const steps = events.map(({ at, type, fields, source, confidence, evidence }) => {
    const seen = [source.layer, confidence, ...evidence].join(' ');
    return `  ${String(Math.round(at - start)).padStart(8)} ms  ${type} ${JSON.stringify(fields)}  ${seen}`;
  });
  return [`${timeOf(start)} · ${lineOf(events)}`, ...steps].join('\n');
}
