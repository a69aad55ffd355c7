import type { PhoneConfig } from '../page/config.ts';
import type { Showing } from './call-state.ts';

/** The agent's line: one call at a time. Every method is harmless when it does not fit the state. */
export interface Line {
  answer(): void;
  /** Declines, cancels or hangs up, whatever fits. */
  end(): void;
  dial(number: string): void;
  toggleHold(): void;
  toggleMute(): void;
  setMuted(muted: boolean): void;
  sendDigit(digit: string): void;
  /** Holds the call and asks that number first; one at a time. */
  consult(to: string): void;
  /**
   * Transfers (RFC 3515), and leaves the call once the other end has reached the target: to whoever was asked first, if somebody was
   * (RFC 3891), else to that number.
   */
  transfer(to: string): void;
}

/** What a line is opened with. */
export interface LineDeps {
  readonly config: PhoneConfig;
  /** Plays the far end; a stack that makes an audio element of its own leaves it silent. */
  readonly speaker: HTMLAudioElement;
  readonly showing: Showing;
}
