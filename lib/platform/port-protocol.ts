import type { Instant, Millis } from '../base/time.ts';
import type { SilenceSettings } from '../observe/adapters/media/hearing.ts';

/**
 * What crosses between a bridge and the desk, by a port from the first ring to 30 s after the end. Number and name of the customer go beside the observation, and never into the journal.
 */
export interface Sent {
  readonly observation: unknown;
  readonly private?: { readonly number: string; readonly name: string };
}

export type ToDesk =
  | { readonly t: 'hello'; readonly frame: string; readonly wall: Instant; readonly mono: Millis }
  | { readonly t: 'beat'; readonly wall: Instant; readonly mono: Millis }
  | { readonly t: 'observations'; readonly sent: readonly Sent[] }
  /** Answers `noise`: how loud this frame's line is, in dBFS; null where none is heard. */
  | { readonly t: 'noise'; readonly db: number | null };

/** `ids`: committed, or refused for good; the bridge forgets them. `silence`: what counts as silence from now on. */
export type ToBridge =
  | { readonly t: 'ack'; readonly ids: readonly string[] }
  | { readonly t: 'silence'; readonly silence: SilenceSettings }
  | { readonly t: 'noise' };
