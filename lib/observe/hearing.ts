import type { CallEvent, EventType, FieldsOf } from '../call/event.ts';
import { eventOf, type Told } from './order.ts';

/** Facts about the sound, which a hold takes back: nothing is heard of a caller who is on hold. */
export const heard: ReadonlySet<EventType> = new Set([
  'media.silence_started',
  'media.silence_ended',
  'media.line_silent',
  'media.voice',
  'media.stalled',
  'media.recovered',
  'call.muted',
  'call.unmuted',
]);

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Layers agree on a hold within this: what is told of the sound about its edges belongs to it. */
const EDGE = 1_000;

/** The holds of a call as spans, whoever made the other wait. */
function spansOf(holds: readonly CallEvent[]): Span[] {
  const starts = holds.filter(({ type }) => type === 'call.held');
  return starts.map((start) => {
    const scope = start.type === 'call.held' ? start.fields.scope : null;
    const end = holds.find((each) => each.type === 'call.resumed' && each.fields.scope === scope && each.at >= start.at);
    return { from: start.at, to: end?.at ?? Number.POSITIVE_INFINITY };
  });
}

type Made<T extends EventType> = readonly [type: T, fields: FieldsOf<T>];

/** An event that an observation amounts to beside itself, or in its place. */
function made<T extends EventType>(told: Told, [type, fields]: Made<T>, at?: number): CallEvent {
  const event = eventOf(told.row);
  // The pair of type and fields is checked by the parameters; the union of events cannot be built from a generic pair.
  return { ...event, ...(at === undefined ? {} : { at, mono: event.mono + at - event.at }), type, fields } as unknown as CallEvent;
}

interface Ear {
  /** The silence that is on, and since when. */
  readonly silence: { readonly told: Told; readonly from: number } | null;
  readonly muted: boolean;
}

type Turn = readonly [Ear, readonly CallEvent[]];

function endSilence(ear: Ear, at: number): Turn {
  const { silence } = ear;
  if (silence === null) return [ear, []];
  const durationMs = Math.max(0, Math.round(at - silence.from));
  return [{ ...ear, silence: null }, [made(silence.told, ['media.silence_ended', { durationMs }], at)]];
}

function hear(ear: Ear, told: Told, holds: readonly Span[]): Turn {
  const { row, when } = told;
  const isHeld = (since: number): boolean => holds.some(({ from, to }) => from <= when && to + EDGE > since);
  const event = eventOf(row);
  switch (row.type) {
    case 'media.silence_started':
      if (ear.silence !== null || isHeld(when - row.fields.forMs)) return [ear, []];
      return [{ ...ear, silence: { told, from: when - row.fields.forMs } }, [event]];
    case 'media.silence_ended':
      return ear.silence === null ? [ear, []] : [{ ...ear, silence: null }, [event]];
    case 'media.line_silent':
      return [ear, isHeld(when - row.fields.forMs) ? [] : [event, made(told, ['caller.silent', {}])]];
    case 'media.voice':
      return [ear, isHeld(when) ? [] : [event, made(told, ['caller.speech', {}])]];
    case 'media.stalled':
      return [ear, isHeld(when - row.fields.forMs) ? [] : [event]];
    case 'call.muted':
      // It is told only once it has lasted: a hold that is over by then has nothing to do with it.
      return ear.muted || isHeld(when + EDGE) ? [ear, []] : [{ ...ear, muted: true }, [event]];
    case 'call.unmuted':
      return ear.muted ? [{ ...ear, muted: false }, [event]] : [ear, []];
    default:
      return [ear, [event]];
  }
}

/**
 * What was heard on the call, less what a hold explains: a silence ends where a hold begins, and with the call. From it come the two words
 * that the policy knows: a voice is `caller.speech`, a line on which nobody speaks `caller.silent`.
 */
export function hearingOf(told: readonly Told[], holds: readonly CallEvent[], end: CallEvent | undefined): CallEvent[] {
  const spans = spansOf(holds);
  const until = end?.at ?? Number.POSITIVE_INFINITY;
  const cut = (ear: Ear, at: number): Turn => {
    const hold = spans.find(({ from }) => ear.silence !== null && from > ear.silence.from && from <= at);
    return hold === undefined ? [ear, []] : endSilence(ear, hold.from);
  };
  const events: CallEvent[] = [];
  let ear: Ear = { silence: null, muted: false };
  const take = ([next, more]: Turn): void => {
    ear = next;
    events.push(...more);
  };
  for (const each of told.filter(({ row, when }) => heard.has(row.type) && when <= until)) {
    take(cut(ear, each.when));
    take(hear(ear, each, spans));
  }
  take(cut(ear, until));
  if (end !== undefined) take(endSilence(ear, end.at));
  return events;
}
