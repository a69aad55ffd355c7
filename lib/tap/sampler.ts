import { type Entries, figuresOf, noEntries } from './figures.ts';
import type { TapNatives } from './natives.ts';
import type { WatchedPeer } from './peer.ts';
import type { PeerNatives } from './peer-natives.ts';
import { isOver } from './peer-view.ts';
import type { Reporter } from './report.ts';

interface SamplerDeps {
  readonly natives: TapNatives;
  readonly peers: PeerNatives;
  readonly reporter: Reporter;
  /** Looks at a connection again if its DTLS has changed, which is no event of the connection's own. */
  readonly glance: (watched: WatchedPeer) => void;
  readonly guarded: (act: () => void) => void;
}

const EVERY_MS = 1_000;
/** On hold nothing is listened for: a sample in so many seconds, near enough for the next that counts. */
const HELD_EVERY = 3;
/** A connection that failed so many samples ago will not come back, though its page never closes it. */
const FAILED_MOST = 60;

/** A connection that is sampled. In a chain: a page's own `Array.prototype` is not asked. */
interface Sampled {
  readonly watched: WatchedPeer;
  failed: number;
  asked: boolean;
  /** Seconds since the last sample, while it is on hold. */
  rested: number;
  entries: Entries;
  next: Sampled | null;
}

/** Samples each connection once a second while it is up, and rests while none is. */
export function createSampler({ natives, peers, reporter, glance, guarded }: SamplerDeps) {
  let first: Sampled | null = null;
  let running = false;
  const sample = (each: Sampled): void => {
    glance(each.watched);
    each.failed = each.watched.view.state === 'failed' ? each.failed + 1 : 0;
    // An answer that is late is waited for: questions never pile up.
    if (isOver(each.watched.view) || each.asked) return;
    each.rested = each.watched.view.direction === 'sendrecv' ? 0 : (each.rested + 1) % HELD_EVERY;
    if (each.rested > 0) return;
    each.asked = true;
    const done = (report: RTCStatsReport | null): void => {
      each.asked = false;
      guarded(() => {
        if (report === null || isOver(each.watched.view)) return;
        const [sample, entries] = figuresOf(peers, report, each.watched.peer, each.entries);
        each.entries = entries;
        reporter.sample(each.watched.id, sample);
      });
    };
    natives.settle(peers.statsOf(each.watched.peer), done, () => done(null));
  };
  const isDone = ({ watched, failed }: Sampled): boolean => isOver(watched.view) || failed >= FAILED_MOST;
  const beat = (): void => {
    let kept: Sampled | null = null;
    for (let each = first; each !== null; ) {
      const { next }: Sampled = each;
      if (!isDone(each)) {
        const one: Sampled = each;
        guarded(() => sample(one));
        one.next = kept;
        kept = one;
      }
      each = next;
    }
    first = kept;
    running = first !== null && !reporter.isOff();
    if (running) peers.later(beat, EVERY_MS);
  };
  return {
    /** Visits what is sampled now. */
    each(visit: (watched: WatchedPeer) => void): void {
      for (let one = first; one !== null; one = one.next) visit(one.watched);
    },
    add(watched: WatchedPeer): void {
      first = { watched, failed: 0, asked: false, rested: 0, entries: noEntries, next: first };
      if (running) return;
      running = true;
      peers.later(beat, 0);
    },
  };
}
