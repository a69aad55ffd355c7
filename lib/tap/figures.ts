import type { PeerNatives } from './peer-natives.ts';

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

/** One entry of a report that tells of the audio. In a chain: a page's own `Array.prototype` is not asked. */
interface Entry {
  readonly id: string;
  readonly next: Entry | null;
}

/** Where the audio stands in the reports of one connection. */
export interface Entries {
  /** Of the whole report in which they were found. */
  readonly size: number;
  readonly first: Entry | null;
  readonly mic: Mic;
}

/** What the agent's voice goes out by; `off`: its track is switched off. */
type Mic = RTCRtpSender | 'off' | 'none';

export const noEntries: Entries = { size: -1, first: null, mic: 'none' };

/**
 * What a report tells of the audio. To visit all its entries takes a millisecond (measured), most of it for what nobody reads: they are
 * visited only where the report has more or fewer than the last one, or lacks one that told of the audio.
 */
export function figuresOf(peers: PeerNatives, report: RTCStatsReport, peer: RTCPeerConnection, known: Entries): readonly [Sample, Entries] {
  const read = readAt(peers, report, known);
  const { size, first } = read === null ? findIn(peers, report) : known;
  const mic = typeof known.mic !== 'string' && micBy(peers, known.mic) === known.mic ? known.mic : micOf(peers, peer);
  const found = { size, first, mic };
  const sample = read ?? readAt(peers, report, found) ?? { ...nothing };
  sample.mic = typeof mic === 'string' ? mic : 'on';
  return [sample, found];
}

function findIn(peers: PeerNatives, report: RTCStatsReport): Pick<Entries, 'size' | 'first'> {
  let first: Entry | null = null;
  const tried = { ...nothing };
  peers.eachOf(report, (entry, id) => {
    const stats = entry as unknown as Stats;
    if (stats['kind'] === 'audio' && take(tried, stats)) first = { id, next: first };
  });
  return { size: peers.sizeOf(report), first };
}

/** Null where the entries are not those of this report. */
function readAt(peers: PeerNatives, report: RTCStatsReport, { size, first }: Entries): Sample | null {
  if (peers.sizeOf(report) !== size) return null;
  const found: Sample = { ...nothing };
  for (let entry = first; entry !== null; entry = entry.next) {
    const stats = peers.entryOf(report, entry.id);
    if (stats === undefined) return null;
    take(found, stats as unknown as Stats);
  }
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

/** Takes what one entry tells; false: nothing that matters. Of several inbound streams the one that gave most packets counts. */
function take(found: Sample, stats: Stats): boolean {
  switch (stats['type']) {
    case 'inbound-rtp':
      if (figure(stats['packetsReceived']) > found.packets) takeInbound(found, stats);
      return true;
    case 'outbound-rtp':
      if (figure(stats['packetsSent']) > found.sent) found.sent = figure(stats['packetsSent']);
      return true;
    case 'remote-inbound-rtp':
      found.rtt = inMs(figure(stats['roundTripTime']));
      return true;
    case 'media-source':
      found.micEnergy = figure(stats['totalAudioEnergy']);
      found.micDuration = figure(stats['totalSamplesDuration']);
      return true;
    default:
      return false;
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

function micBy(peers: PeerNatives, sender: RTCRtpSender): Mic {
  const track = peers.sentBy(sender);
  if (track === null || peers.kindOf(track) !== 'audio') return 'none';
  return peers.isOn(track) ? sender : 'off';
}

function micOf(peers: PeerNatives, peer: RTCPeerConnection): Mic {
  const senders = peers.sendersOf(peer);
  let mic: Mic = 'none';
  for (let i = 0; i < senders.length && typeof mic === 'string'; i++) {
    const by = micBy(peers, senders[i] as RTCRtpSender);
    if (by !== 'none') mic = by;
  }
  return mic;
}
