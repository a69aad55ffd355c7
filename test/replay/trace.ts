import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallEvent } from '../../lib/call/event.ts';
import { sessionOf } from '../../lib/call/replay.ts';
import type { Hold } from '../../lib/call/session.ts';
import { spanBetween } from '../../lib/call/span.ts';
import { everyAdapter } from '../../lib/observe/adapters/every.ts';
import { observationsOf } from '../../lib/observe/frame.ts';
import type { Observation } from '../../lib/observe/observation.ts';
import { parseSignal } from '../../lib/observe/parse-signal.ts';
import { reconcile } from '../../lib/observe/reconcile.ts';
import type { Signal } from '../../lib/observe/signal.ts';

/** Where the recorded signals lie: a file a call, a signal a line, as a tap would have reported them. */
export const TRACES = join(import.meta.dirname, 'traces');

/** The lines of a trace bear their own times. */
export const RECORDED = { at: 0, mono: 0 };

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
      const parsed = parseSignal(line, RECORDED);
      if (!parsed.ok) throw new Error(`${name}: ${parsed.reason} ${parsed.detail ?? ''}`);
      return parsed.value;
    });
}

/** What counts as silence in a trace: what ships. */
export const SILENCE = { levelDb: -50, afterMs: 5_000, lineAfterMs: 20_000 };

/** What the adapters say of the signals, as the bridge would send it: ids and numbers count up. */
export function observe(signals: readonly Signal[], frame = 'f'): Observation[] {
  let made = 0;
  const nextId = () => `019a0000-0000-7000-8000-${frame.charCodeAt(0).toString(16)}${String(made).padStart(10, '0')}`;
  const adapters = everyAdapter(SILENCE);
  let state = adapters.initial;
  return signals.flatMap((signal) => {
    const [next, readings] = adapters.step(state, signal);
    state = next;
    return readings.flatMap(({ layer, adapter, claims }) =>
      observationsOf(claims, { layer, adapter, frame, boot: 'boot', nextId, seq: () => made++ }).map(({ observation }) => observation),
    );
  });
}

/** The call that the desk bound each leg to. */
function callKeysOf(observations: readonly Observation[]): ReadonlyMap<string, string> {
  const binds = observations.flatMap((row) => (row.type === 'desk.bind' ? [row.fields] : []));
  return new Map(binds.toReversed().map(({ leg, callKey }) => [leg, callKey]));
}

/** Legs that no desk has bound: those that name the same ICE fragment are one call's, as the desk would have it. */
function namesOf(observations: readonly Observation[]): ReadonlyMap<string, string> {
  const named = observations.flatMap(({ type, leg, fields }) => (type === 'link.ice' ? [[leg, fields.fragment] as const] : []));
  return new Map(named.map(([leg, fragment]) => [leg, named.find((other) => other[1] === fragment)?.[0] ?? leg]));
}

/** The events of each call, in the order in which the calls were first heard of. A leg that no call has is one for itself. */
export function callsOf(observations: readonly Observation[]): (readonly CallEvent[])[] {
  const keys = new Map([...namesOf(observations), ...callKeysOf(observations)]);
  return [...Map.groupBy(observations, ({ leg }) => keys.get(leg) ?? leg).values()].map((rows) => reconcile(rows));
}

const holdLine = ({ scope, from, to }: Hold): string =>
  `${scope} ${to === null ? 'to the end' : `${Math.round(spanBetween(from, to).ms)} ms`}`;

/** A call in one line: direction, who is at the other end, how it ended and by what evidence, its holds, the caller's silence. */
export function lineOf(events: readonly CallEvent[]): string {
  const { direction, last4, connected, end, holds, sound } = sessionOf(events);
  const silent = sound.silence?.totalMs ?? 0;
  const how = end === null ? 'goes on' : `${end.fields.endedBy}/${end.fields.endKind} ${end.confidence} ${end.evidence.join(' ')}`;
  const parts = [`${direction} ${last4 ?? '-'}`, connected === null ? 'unanswered' : 'answered', how, ...holds.map(holdLine)];
  if (silent > 0) parts.push(`silent ${silent} ms`);
  return parts.join(' · ');
}
