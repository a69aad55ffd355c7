import type { Instant, Millis } from '../../lib/base/time.ts';
import { SECOND } from '../../lib/base/time.ts';
import type { AlertState } from '../../lib/call/hold-alert.ts';
import type { CallSnapshot, ClockView, GuidanceView } from '../../lib/platform/protocol.ts';

/** The two clocks of a surface. `mono` is its own `performance.now()`. */
export interface SurfaceClock {
  readonly wall: () => Instant;
  readonly mono: () => Millis;
}

export const ownClock: SurfaceClock = { wall: () => Date.now(), mono: () => performance.now() };

/** Both clocks at the moment a snapshot was first seen here: it goes on from there by `mono` alone, whoever sets the wall clock. */
export interface Anchor {
  readonly wall: Instant;
  readonly mono: Millis;
}

export const anchorNow = (clock: SurfaceClock): Anchor => ({ wall: clock.wall(), mono: clock.mono() });

/** The wall clock as it runs on from the anchor. */
export const wallAt = (anchor: Anchor, mono: Millis): Instant => anchor.wall + (mono - anchor.mono);

/** What a clock of a snapshot shows at `mono`. A snapshot from the future counts as written at the anchor. */
export function elapsedAt(view: ClockView, writtenAt: Instant, anchor: Anchor, mono: Millis): Millis {
  if (!view.running) return view.elapsedMs;
  return view.elapsedMs + Math.max(0, anchor.wall - writtenAt) + Math.max(0, mono - anchor.mono);
}

/** How long a clock shows the second that it shows now; never zero. */
export const untilNextSecond = (elapsed: Millis): Millis => SECOND - (((elapsed % SECOND) + SECOND) % SECOND);

/** The answer that holds at `now`: `then` from its instant on, to the millisecond. */
export const guidanceAt = (snapshot: CallSnapshot, now: Instant): GuidanceView =>
  snapshot.then !== null && now >= snapshot.then.at ? snapshot.then.guidance : snapshot.guidance;

/** What the hold asks for at `now`, by the same rule. */
export const alertAt = ({ alert }: CallSnapshot, now: Instant): AlertState =>
  alert.then !== null && now >= alert.then.at ? alert.then.state : alert.state;

/** What is left until an instant, as digits show it: a second that has begun counts whole, so that `0:00` is never shown early. */
export const remaining = (until: Instant, now: Instant): Millis => Math.max(0, Math.ceil((until - now) / SECOND) * SECOND);

/** The part of a span that is over, 0–1. */
export const partOf = (elapsed: Millis, due: Millis): number => (due <= 0 ? 1 : Math.min(1, Math.max(0, elapsed / due)));
