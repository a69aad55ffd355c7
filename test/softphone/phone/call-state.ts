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
  /** Somebody is asked before the call is transferred. */
  readonly consulting: 'no' | 'ringing' | 'talking';
  /** How the last call ended, in words. */
  readonly lastEnd: string;
}

/** The view before anything happened. */
const QUIET: LineView = {
  registered: 'waiting',
  state: 'idle',
  name: '',
  number: '',
  queue: '',
  muted: false,
  transferring: false,
  consulting: 'no',
  lastEnd: '',
};

/** The state of an answered call by who holds it. */
export function heldState(local: boolean, remote: boolean): CallState {
  if (local) return remote ? 'both-held' : 'held';
  return remote ? 'remote-held' : 'active';
}

/** The one view that a line keeps and shows. */
export interface Showing {
  readonly now: () => LineView;
  /** Changes some of it. */
  readonly set: (change: Partial<LineView>) => void;
  /** Back to quiet; what is known of the registration stays. */
  readonly clear: (lastEnd: string) => void;
}

/** Keeps the view of a line that has just been opened, and shows each change. */
export function createShowing(onChange: (view: LineView) => void): Showing {
  let view = QUIET;
  const show = (next: LineView) => {
    view = next;
    onChange(next);
  };
  return {
    now: () => view,
    set: (change) => show({ ...view, ...change }),
    clear: (lastEnd) => show({ ...QUIET, registered: view.registered, lastEnd }),
  };
}
