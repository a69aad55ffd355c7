import type { TapNatives } from './natives.ts';
import type { WatchedPeer } from './peer.ts';
import type { PeerNatives } from './peer-natives.ts';
import { isOver } from './peer-view.ts';
import type { Reporter } from './report.ts';

/** The figures of `SampleSignal`. */
export interface Sample {
  packets: number;
  lost: number;
  jitter: number;
  rtt: number;
  energy: number;
  duration: number;
  concealed: number;
  samples: number;
  sent: number;
  micEnergy: number;
  micDuration: number;
  mic: string;
}

interface SamplerDeps {
  readonly natives: TapNatives;
  readonly peers: PeerNatives;
  readonly reporter: Reporter;
  /** Looks at a connection again: its DTLS has no event of the connection's own. */
  readonly look: (watched: WatchedPeer) => void;
  readonly guarded: (act: () => void) => void;
}

const EVERY_MS = 1_000;
/** A connection that failed so many samples ago will not come back, though its page never closes it. */
const FAILED_MOST = 60;

/** A connection that is sampled. In a chain: a page's own `Array.prototype` is not asked. */
interface Sampled {
  readonly watched: WatchedPeer;
  failed: number;
  asked: boolean;
  next: Sampled | null;
}

/** Samples each connection once a second while it is up, and rests while none is. */
export function createSampler({ natives, peers, reporter, look, guarded }: SamplerDeps) {
  let first: Sampled | null = null;
  let running = false;
  const sample = (each: Sampled): void => {
    look(each.watched);
    each.failed = each.watched.view.state === 'failed' ? each.failed + 1 : 0;
    // An answer that is late is waited for: questions never pile up.
    if (isOver(each.watched.view) || each.asked) return;
    each.asked = true;
    const done = (report: RTCStatsReport | null): void => {
      each.asked = false;
      guarded(() => {
        if (report !== null && !isOver(each.watched.view)) reporter.sample(each.watched.id, read(peers, report, each.watched.peer));
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
      first = { watched, failed: 0, asked: false, next: first };
      if (running) return;
      running = true;
      peers.later(beat, 0);
    },
  };
}

function read(peers: PeerNatives, report: RTCStatsReport, peer: RTCPeerConnection): Sample {
  const found: Sample = { ...nothing, mic: micOf(peers, peer) };
  peers.eachOf(report, (stats) => take(found, stats as unknown as Stats));
  return found;
}

const nothing: Sample = {
  packets: -1,
  lost: -1,
  jitter: -1,
  rtt: -1,
  energy: -1,
  duration: -1,
  concealed: -1,
  samples: -1,
  sent: -1,
  micEnergy: -1,
  micDuration: -1,
  mic: 'none',
};

type Stats = Readonly<Record<string, unknown>>;

const figure = (value: unknown): number => (typeof value === 'number' && value >= 0 ? value : -1);
const inMs = (seconds: number): number => (seconds < 0 ? -1 : seconds * 1_000);

/** Takes what one entry tells of the audio. Of several inbound streams the one that gave most packets counts. */
function take(found: Sample, stats: Stats): void {
  const isAudio = stats['kind'] === 'audio';
  switch (stats['type']) {
    case 'inbound-rtp':
      if (isAudio && figure(stats['packetsReceived']) > found.packets) takeInbound(found, stats);
      return;
    case 'outbound-rtp':
      if (isAudio && figure(stats['packetsSent']) > found.sent) found.sent = figure(stats['packetsSent']);
      return;
    case 'remote-inbound-rtp':
      if (isAudio) found.rtt = inMs(figure(stats['roundTripTime']));
      return;
    case 'media-source':
      if (!isAudio) return;
      found.micEnergy = figure(stats['totalAudioEnergy']);
      found.micDuration = figure(stats['totalSamplesDuration']);
  }
}

function takeInbound(found: Sample, stats: Stats): void {
  found.packets = figure(stats['packetsReceived']);
  // It may fall below nothing where packets came twice (RFC 3550 §6.4.1).
  found.lost = typeof stats['packetsLost'] === 'number' && stats['packetsLost'] < 0 ? 0 : figure(stats['packetsLost']);
  found.jitter = inMs(figure(stats['jitter']));
  found.energy = figure(stats['totalAudioEnergy']);
  found.duration = figure(stats['totalSamplesDuration']);
  found.concealed = figure(stats['concealedSamples']);
  found.samples = figure(stats['totalSamplesReceived']);
}

function micOf(peers: PeerNatives, peer: RTCPeerConnection): string {
  const senders = peers.sendersOf(peer);
  let mic = 'none';
  for (let i = 0; i < senders.length; i++) {
    const track = peers.sentBy(senders[i] as RTCRtpSender);
    if (track === null || peers.kindOf(track) !== 'audio') continue;
    if (peers.isOn(track)) return 'on';
    mic = 'off';
  }
  return mic;
}
