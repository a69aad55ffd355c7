import type { Instant, Millis } from '../base/time.ts';
import { holdClock } from '../call/hold-clock.ts';
import type { Mark, Session } from '../call/session.ts';
import { spanBetween } from '../call/span.ts';
import type { DispositionRecord } from './record.ts';

type ClockSource = ReturnType<typeof spanBetween>['source'];

/** RFC 3339 UTC with milliseconds. */
export const stamp = (at: Instant): string => new Date(Math.round(at)).toISOString();
const stampOf = (mark: Mark | null): string | null => (mark === null ? null : stamp(mark.at));
const whole = (ms: Millis): number => Math.max(0, Math.round(ms));

function mixOf(sources: readonly ClockSource[]): DispositionRecord['duration_source'] {
  const [first, ...rest] = sources;
  if (first === undefined) return 'wall';
  return rest.every((source) => source === first) ? first : 'mixed';
}

/** The marks that every duration hangs on: a call without an end, seen late or never answered, still has all of them. */
export function marksOf(session: Session, now: Instant): { readonly start: Mark; readonly base: Mark; readonly end: Mark } {
  const end = session.ended ?? { at: now, mono: 0, frame: '', boot: '' };
  const start = session.offered ?? session.connected ?? end;
  return { start, base: session.connected ?? start, end };
}

type Times = Pick<
  DispositionRecord,
  | 'initiation_timestamp'
  | 'agent_connected_to_agent_timestamp'
  | 'disconnect_timestamp'
  | 'agent_after_contact_work_end_timestamp'
  | 'ring_duration_ms'
  | 'agent_interaction_duration_ms'
  | 'agent_customer_hold_duration_ms'
  | 'agent_number_of_holds'
  | 'agent_longest_hold_duration_ms'
  | 'agent_after_contact_work_duration_ms'
  | 'handle_time_ms'
  | 'hold_segments'
  | 'duration_source'
>;

/** When it all was, and how long. Talk is the connected time without the customer's holds; wrap-up runs from the end to `now`. */
export function timesOf(session: Session, now: Instant): Times {
  const { start, base, end } = marksOf(session, now);
  const sources: ClockSource[] = [];
  const span = (from: Mark, to: Mark): number => {
    const { ms, source } = spanBetween(from, to);
    sources.push(source);
    return whole(ms);
  };
  const connected = session.connected === null ? 0 : span(session.connected, end);
  const holds = session.holds.map((hold) => ({
    start_offset_ms: span(base, hold.from),
    duration_ms: span(hold.from, hold.to ?? end),
    scope: hold.scope,
    promised_ms: hold.promisedMs,
    checkins: hold.checkins,
  }));
  const ring = session.offered === null ? null : span(start, session.connected ?? end);
  const clock = holdClock(session, end);
  const held = Math.min(whole(clock.total), connected);
  const wrapUp = whole(now - end.at);
  return {
    initiation_timestamp: stamp(start.at),
    agent_connected_to_agent_timestamp: stampOf(session.connected),
    disconnect_timestamp: stamp(end.at),
    agent_after_contact_work_end_timestamp: stamp(Math.max(now, end.at)),
    ring_duration_ms: ring,
    agent_interaction_duration_ms: connected - held,
    agent_customer_hold_duration_ms: held,
    agent_number_of_holds: clock.count,
    agent_longest_hold_duration_ms: Math.min(whole(clock.longest), held),
    agent_after_contact_work_duration_ms: wrapUp,
    handle_time_ms: connected + wrapUp,
    hold_segments: holds,
    duration_source: mixOf(sources),
  };
}
