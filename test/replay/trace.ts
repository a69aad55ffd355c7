import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallEvent } from '../../lib/call/event.ts';
import { sessionOf } from '../../lib/call/replay.ts';
import type { Hold } from '../../lib/call/session.ts';
import { spanBetween } from '../../lib/call/span.ts';
import { sipAdapter } from '../../lib/observe/adapters/sip/adapter.ts';
import { observationsOf } from '../../lib/observe/frame.ts';
import type { Observation } from '../../lib/observe/observation.ts';
import { parseSignal } from '../../lib/observe/parse-signal.ts';
import { reconcile } from '../../lib/observe/reconcile.ts';
import type { Signal } from '../../lib/observe/signal.ts';

/** Where the recorded signals lie: a file a call, a signal a line, as a tap would have reported them. */
export const TRACES = join(import.meta.dirname, 'traces');

export const traceNames = (): string[] =>
  readdirSync(TRACES)
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => file.replace('.jsonl', ''))
    .toSorted();

/** The signals of a trace; throws on a line that is no signal. */
export function readTrace(name: string): Signal[] {
  const lines = readFileSync(join(TRACES, `${name}.jsonl`), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const parsed = parseSignal(line);
      if (!parsed.ok) throw new Error(`${name}: ${parsed.reason} ${parsed.detail ?? ''}`);
      return parsed.value;
    });
}

/** What the adapter says of the signals, as the bridge would send it: ids and numbers count up. */
export function observe(signals: readonly Signal[], frame = 'f'): Observation[] {
  let made = 0;
  const nextId = () => `019a0000-0000-7000-8000-${frame.charCodeAt(0).toString(16)}${String(made).padStart(10, '0')}`;
  const context = { layer: 'sip', adapter: sipAdapter.name, frame, boot: 'boot', nextId, seq: () => made++ } as const;
  let state = sipAdapter.initial;
  return signals.flatMap((signal) => {
    const [next, claims] = sipAdapter.step(state, signal);
    state = next;
    return observationsOf(claims, context).map(({ observation }) => observation);
  });
}

/** The events of each leg, in the order in which the legs were first heard of. */
export function callsOf(observations: readonly Observation[]): (readonly CallEvent[])[] {
  return [...Map.groupBy(observations, ({ leg }) => leg).values()].map((rows) => reconcile(rows));
}

const holdLine = ({ scope, from, to }: Hold): string => `${scope} ${to === null ? 'to the end' : `${spanBetween(from, to).ms} ms`}`;

/** A call in one line: direction, who is at the other end, how it ended and by what evidence, its holds. */
export function lineOf(events: readonly CallEvent[]): string {
  const { direction, last4, connected, end, holds } = sessionOf(events);
  const how = end === null ? 'goes on' : `${end.fields.endedBy}/${end.fields.endKind} ${end.confidence} ${end.evidence.join(' ')}`;
  const parts = [`${direction} ${last4 ?? '-'}`, connected === null ? 'unanswered' : 'answered', how, ...holds.map(holdLine)];
  return parts.join(' · ');
}
