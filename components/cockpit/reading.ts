import { clockFace, type Instant, type Millis } from '../../lib/base/time.ts';
import type { AlertState } from '../../lib/call/hold-alert.ts';
import type { CallSnapshot, ClockView, GuidanceView } from '../../lib/platform/protocol.ts';
import { type Anchor, alertAt, anchorNow, elapsedAt, guidanceAt, type SurfaceClock, untilNextSecond, wallAt } from './clock-reading.ts';

/** A snapshot as it reads at one paint. */
export interface Reading {
  readonly call: CallSnapshot;
  readonly now: Instant;
  readonly guidance: GuidanceView;
  readonly alert: AlertState;
  /** The clock of this kind with what it shows, or null when the call has none. */
  readonly clockOf: (kind: ClockView['kind']) => { readonly view: ClockView; readonly ms: Millis; readonly face: string } | null;
  /** Until something on this call must be painted again. */
  readonly nextPaint: Millis | null;
}

/** Reads snapshots, each anchored at its first reading, so that its clocks go on by our own. */
export function createReader(clock: SurfaceClock): (call: CallSnapshot) => Reading {
  const anchors = new WeakMap<CallSnapshot, Anchor>();
  return (call) => {
    const anchor = anchors.get(call) ?? anchorNow(clock);
    anchors.set(call, anchor);
    const mono = clock.mono();
    const now = wallAt(anchor, mono);
    const clockOf: Reading['clockOf'] = (kind) => {
      const view = call.clocks.find((each) => each.kind === kind);
      if (view === undefined) return null;
      const ms = elapsedAt(view, call.writtenAt, anchor, mono);
      return { view, ms, face: clockFace(ms) };
    };
    return {
      call,
      now,
      guidance: guidanceAt(call, now),
      alert: alertAt(call, now),
      clockOf,
      nextPaint: nextPaintOf(call, now, anchor, mono),
    };
  };
}

// All digits turn with the clock that matters most, so that a card is painted once a second.
function nextPaintOf(call: CallSnapshot, now: Instant, anchor: Anchor, mono: Millis): Millis | null {
  const running = call.clocks.filter((each) => each.running);
  const lead = running.find((each) => each.kind === 'hold') ?? running[0];
  const delays = [
    ...(lead === undefined ? [] : [untilNextSecond(elapsedAt(lead, call.writtenAt, anchor, mono))]),
    ...(call.then !== null && call.then.at > now ? [call.then.at - now] : []),
    ...(call.alert.then !== null && call.alert.then.at > now ? [call.alert.then.at - now] : []),
  ];
  return delays.length === 0 ? null : Math.min(...delays);
}
