import type { Signal } from '../observe/signal.ts';
import type { PageLane } from './page-lane.ts';

/** What the layers of one frame are doing, as the popup shows it. */
export interface LayerStatus {
  readonly frame: string;
  readonly origin: string;
  readonly top: boolean;
  /** `off`: it had three faults of its own, and is silent for the life of the page. `other`: of another protocol, from before an update. */
  readonly tap: 'none' | 'found' | 'off' | 'other';
  /** The page stood already when its tap came: what it opened before is seen only as it is used. */
  readonly late: boolean;
  readonly sockets: 'none' | 'up' | 'down';
  /** Connections that carry sound. */
  readonly peers: number;
  /** The desk knows this frame. */
  readonly bridge: boolean;
  readonly cockpit: 'none' | 'here' | 'covered' | 'gave_up' | 'refused';
  /** Texts and frames that were let go of unread, and calls that no phone would have made up. */
  readonly dropped: number;
  readonly refused: number;
}

export interface LayerBook {
  readonly status: () => LayerStatus;
  readonly hear: (signal: Signal) => void;
  /** A text came that is no signal. */
  readonly drop: () => void;
  readonly note: (what: Partial<Pick<LayerStatus, 'bridge' | 'cockpit'>>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

interface Sources {
  readonly frame: string;
  readonly origin: string;
  readonly top: boolean;
  readonly lane: () => Pick<PageLane, 'flooded' | 'protocol'>;
  readonly refused: () => number;
  readonly ours: number;
}

/** A tap falls silent after so many faults of its own. */
const FAULTS = 3;

/** Keeps what is known of the layers in one frame, for as long as its page lives. */
export function createLayerBook({ frame, origin, top, lane, refused, ours }: Sources): LayerBook {
  const listeners = new Set<() => void>();
  let noted: Pick<LayerStatus, 'bridge' | 'cockpit'> = { bridge: false, cockpit: 'none' };
  let sockets: LayerStatus['sockets'] = 'none';
  const peers = new Set<number>();
  let late = false;
  let faults = 0;
  let dropped = 0;
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const tap = (): LayerStatus['tap'] => {
    const { protocol } = lane();
    if (protocol === null) return 'none';
    if (protocol !== ours) return 'other';
    return faults >= FAULTS ? 'off' : 'found';
  };
  return {
    status: () => ({
      frame,
      origin,
      top,
      tap: tap(),
      late,
      sockets,
      peers: peers.size,
      ...noted,
      dropped: dropped + lane().flooded,
      refused: refused(),
    }),
    hear(signal) {
      if (signal.kind === 'socket') sockets = signal.up ? 'up' : 'down';
      else if (signal.kind === 'page' && signal.what === 'late') late = true;
      else if (signal.kind === 'peer' && signal.direction !== '-') {
        if (signal.state === 'closed' || signal.state === 'failed') peers.delete(signal.id);
        else if (signal.state === 'connected') peers.add(signal.id);
      } else if (signal.kind === 'count') {
        faults += signal.faults;
        dropped += signal.dropped;
      } else return;
      changed();
    },
    drop() {
      dropped++;
      changed();
    },
    note(what) {
      noted = { ...noted, ...what };
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
