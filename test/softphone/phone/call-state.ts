/** What the line does, as `data-state` on the body tells it. */
export type CallState = 'idle' | 'ringing' | 'dialing' | 'active' | 'held' | 'remote-held' | 'both-held';

/** All the phone's screen needs. */
export interface LineView {
  readonly registered: 'waiting' | 'yes' | 'no';
  readonly state: CallState;
  readonly name: string;
  readonly number: string;
  readonly queue: string;
  /** performance.now() when the call was answered. */
  readonly answeredAt?: number;
  readonly muted: boolean;
  readonly transferring: boolean;
  /** How the last call ended, in words. */
  readonly lastEnd: string;
}

/** The view before anything happened. */
export const QUIET: LineView = {
  registered: 'waiting',
  state: 'idle',
  name: '',
  number: '',
  queue: '',
  muted: false,
  transferring: false,
  lastEnd: '',
};

/** The state of an answered call by who holds it. */
export function heldState(local: boolean, remote: boolean): CallState {
  if (local) return remote ? 'both-held' : 'held';
  return remote ? 'remote-held' : 'active';
}
