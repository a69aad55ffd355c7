import type { Adapter, Claim } from '../../adapter.ts';
import type { PeerSignal, SampleSignal, Signal } from '../../signal.ts';
import { inTurn, type Turn } from './claim.ts';
import { changed, directed, ended, named, returned } from './connection.ts';
import { type SilenceSettings, usualOf } from './hearing.ts';
import { isHeldByThem, isHeldByUs, type Leg, newLeg } from './leg.ts';
import { able, carried, carriedHow, heard, muted } from './sampled.ts';

/** The connections of one frame, the one last made last. */
export interface MediaState {
  readonly legs: readonly Leg[];
}

/** More than any phone has; what is closed is forgotten at once. */
const LEGS = 16;

function changes(leg: Leg, signal: PeerSignal): Turn {
  return inTurn(
    leg,
    (now) => changed(now, signal),
    (now) => directed(now, signal),
    (now) => named(now, signal),
    (now) => returned(now, signal),
    (now) => ended(now, signal),
  );
}

/** Time that runs backwards, or figures that fell, say nothing: the next sample is compared with this one. */
const isUsable = ({ last }: Leg, signal: SampleSignal): boolean =>
  last === null ||
  (signal.mono > last.mono && signal.packets >= last.packets && signal.energy >= last.energy && signal.duration >= last.duration);

function samples(leg: Leg, signal: SampleSignal, settings: SilenceSettings): Turn {
  // A figure that comes twice is one.
  if (leg.upAt === null || signal.mono === leg.last?.mono) return [leg, []];
  const steps = [
    (now: Leg) => heard(now, signal, settings),
    (now: Leg) => able(leg, now, signal),
    (now: Leg) => carried(now, signal),
    (now: Leg) => muted(now, signal),
    (now: Leg) => carriedHow(now, signal),
  ];
  const [next, claims] = isUsable(leg, signal) ? inTurn(leg, ...steps) : [{ ...leg, window: null }, []];
  const [over, end] = ended({ ...next, last: signal }, signal);
  return [over, [...claims, ...end]];
}

function withLeg(state: MediaState, leg: Leg): MediaState {
  const others = state.legs.filter(({ id }) => id !== leg.id);
  return { legs: leg.link === 'closed' ? others : [...others, leg].slice(-LEGS) };
}

/** Reads what passes on peer connections: calls whose signalling nobody sees, silence, stalls, quality, mute, and how a connection ends. */
export function mediaAdapter(settings: SilenceSettings): Adapter<MediaState> {
  const step = (state: MediaState, signal: Signal): readonly [MediaState, readonly Claim[]] => {
    if (signal.kind !== 'peer' && signal.kind !== 'sample') return [state, []];
    const known = state.legs.find(({ id }) => id === signal.id);
    if (signal.kind === 'sample') {
      if (known === undefined) return [state, []];
      const [next, claims] = samples(known, signal, settings);
      return [withLeg(state, next), claims];
    }
    const [next, claims] = changes(known ?? newLeg(signal), signal);
    return [withLeg(state, next), claims];
  };
  return { name: 'media', layer: 'media', initial: { legs: [] }, step };
}

/** How loud the line is now, of whichever connection carries a caller who is not on hold; null where none does, or it was not heard. */
export function noiseOf({ legs }: MediaState): number | null {
  const heard = legs.filter((leg) => leg.sounded && !isHeldByUs(leg) && !isHeldByThem(leg)).map(({ hearing }) => usualOf(hearing));
  return heard.find((level) => level !== null) ?? null;
}
