import type { Instant, Millis } from '../base/time.ts';
import type { EventOf, Layer } from './event.ts';
import { type Sound, unheard } from './sound.ts';

/** A reading of two clocks at one moment. `mono` may be compared only between marks of one `frame` and one `boot`. */
export interface Mark {
  readonly at: Instant;
  readonly mono: Millis;
  readonly frame: string;
  readonly boot: string;
}

/** What the layers of a call can see; what they cannot, the cockpit says in one line instead of guessing. */
export interface Capabilities {
  readonly hold: boolean;
  readonly endReason: boolean;
  readonly silence: boolean;
  readonly identity: boolean;
  readonly mute: boolean;
}

export type HoldScope = 'customer' | 'consult' | 'remote';

/** One hold. `customer`: we hold them; `remote`: they hold us. Kinds never mix: only `customer` counts as the caller's wait. */
export interface Hold {
  readonly scope: HoldScope;
  readonly from: Mark;
  readonly to: Mark | null;
  readonly promisedMs: Millis | null;
  readonly checkins: number;
}

export type Phase = 'offered' | 'dialling' | 'ringing' | 'connected' | 'ended';

export interface Session {
  readonly phase: Phase;
  readonly direction: 'inbound' | 'outbound' | 'unknown';
  readonly last4: string | null;
  readonly withheld: boolean;
  readonly dialled: string | null;
  readonly offered: Mark | null;
  readonly connected: Mark | null;
  readonly ended: Mark | null;
  readonly end: EventOf<'call.ended'> | null;
  readonly holds: readonly Hold[];
  /** Every layer that saw the call, the most trusted first (E3): vendor, sip, media, peer, dom, hand. */
  readonly layers: readonly Layer[];
  readonly capabilities: Capabilities;
  /** Two layers have told otherwise for a while of whether the caller is on hold (E3). */
  readonly disputed: boolean;
  readonly signalling: 'up' | 'down' | 'unknown';
  readonly sound: Sound;
  /** The agent said that this was no call of theirs: it closes without a record. */
  readonly voided: boolean;
}

export const emptySession: Session = {
  phase: 'offered',
  direction: 'unknown',
  last4: null,
  withheld: false,
  dialled: null,
  offered: null,
  connected: null,
  ended: null,
  end: null,
  holds: [],
  layers: [],
  capabilities: { hold: false, endReason: false, silence: false, identity: false, mute: false },
  disputed: false,
  signalling: 'unknown',
  sound: unheard,
  voided: false,
};
