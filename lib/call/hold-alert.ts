import type { Instant, Millis } from '../base/time.ts';
import type { CallEvent, EventOf } from './event.ts';
import type { Hold, Session } from './session.ts';

/** What a hold asks of the agent: nothing yet, to check back, to check back long since; or silence, as they asked themselves. */
export type AlertState = 'none' | 'due' | 'overdue' | 'snoozed';

/** Spans from the start of a hold. A wait that was agreed with the caller takes the place of `checkBackMs`, and moves `overdueMs` along. */
export interface HoldLimits {
  /** Null: nothing says when to check back. */
  readonly checkBackMs: Millis | null;
  readonly overdueMs: Millis;
}

export interface HoldAlert {
  readonly state: AlertState;
  /** Between now and this the state does not change without an event, and at it it does; null: only an event changes it. */
  readonly nextChangeAt: Instant | null;
}

const quiet: HoldAlert = { state: 'none', nextChangeAt: null };

/** The caller's wait that runs. One that was handed on by a transfer is no longer ours to end. */
function openWait(events: readonly CallEvent[], { phase, ended, voided, holds }: Session): Hold | null {
  if (phase !== 'connected' || ended !== null || voided) return null;
  const open = holds.findLast((hold) => hold.scope === 'customer' && hold.to === null);
  if (open === undefined || events.some(({ type, at }) => type === 'call.transferred' && at >= open.from.at)) return null;
  return open;
}

type Answer = EventOf<'agent.hold_alert'>;
const levels = ['none', 'due', 'overdue'] as const;

/** What the agent answered: the highest level that they know of, and until when they asked for silence. */
interface Answered {
  readonly known: number;
  readonly silentUntil: Instant;
}

/**
 * What the present hold asks for at `now`, on the wall clock as all manners of a hold (ruling 6). An acknowledgement stands until the
 * hold asks for more; a snooze until its time is over. Both go with the hold: the next one asks anew.
 */
export function holdAlert(events: readonly CallEvent[], session: Session, limits: HoldLimits, now: Instant): HoldAlert {
  const wait = openWait(events, session);
  if (wait === null) return quiet;
  const from = wait.from.at;
  const checkBackMs = wait.promisedMs ?? limits.checkBackMs ?? limits.overdueMs;
  const graceMs = Math.max(0, limits.overdueMs - (limits.checkBackMs ?? limits.overdueMs));
  const dueAt = from + checkBackMs;
  const overdueAt = dueAt + graceMs;
  const levelAt = (at: Instant): number => (at >= overdueAt ? 2 : at >= dueAt ? 1 : 0);

  const step = ({ known, silentUntil }: Answered, { at, fields }: Answer): Answered => {
    if (fields.answer === 'acknowledged') return { known: Math.max(known, levelAt(at)), silentUntil: at };
    return { known, silentUntil: levelAt(at) > known ? at + fields.ms : silentUntil };
  };
  const answers = events.filter((event): event is Answer => event.type === 'agent.hold_alert' && event.at >= from && event.at <= now);
  const { known, silentUntil } = answers.reduce(step, { known: 0, silentUntil: from });

  const stateAt = (at: Instant): AlertState => {
    if (at < silentUntil) return 'snoozed';
    const level = levelAt(at);
    return level > known ? (levels[level] ?? 'none') : 'none';
  };
  const state = stateAt(now);
  const turns = [dueAt, overdueAt, silentUntil].filter((at) => at > now).toSorted((one, other) => one - other);
  return { state, nextChangeAt: turns.find((at) => stateAt(at) !== state) ?? null };
}
