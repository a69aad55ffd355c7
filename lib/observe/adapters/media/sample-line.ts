import type { Claim } from '../../adapter.ts';
import type { PeerSignal, SampleSignal } from '../../signal.ts';
import { mediaAdapter, noiseOf } from './adapter.ts';

/** What ships. */
export const silence = { levelDb: -50, afterMs: 5_000, lineAfterMs: 20_000 };

/** How a second sounds: the caller's level and the agent's in dBFS, packets that come and go. */
export interface Sounding {
  readonly caller?: number;
  readonly agent?: number;
  readonly packets?: number;
  readonly sent?: number;
  /** False: the page does not play the sound, so that Chromium measures none. */
  readonly played?: boolean;
  readonly mic?: string;
  /** False: the browser tells nothing of what it receives, as before the first packet. */
  readonly received?: boolean;
  /** False: it tells nothing at all. */
  readonly told?: boolean;
  /** Milliseconds that the second takes. */
  readonly ms?: number;
  readonly lost?: number;
}

const powerOf = (db: number): number => 10 ** (db / 10);

/** A connection that is watched: what happens on it, and all that is claimed of it. */
export interface Line {
  readonly claims: readonly Claim[];
  /** So many ms after what was last, in which nothing was heard. */
  peer(over?: Partial<PeerSignal>, after?: number): void;
  /** Lets so many seconds pass, each sounding so. */
  seconds(count: number, sounding?: Sounding): void;
  /** How loud it is now, as a calibration asks for it. */
  noise(): number | null;
  /** The claims of one type so far. */
  of(type: Claim['type']): readonly Claim[];
}

/** Begins a line of a connection that is up both ways, on which the caller talks at -20 dBFS and the agent is still unless told. */
export function createLine(settings = silence): Line {
  const adapter = mediaAdapter(settings);
  let state = adapter.initial;
  let time = 0;
  let n = 0;
  const claims: Claim[] = [];
  const sum = { packets: 0, lost: 0, energy: 0, duration: 0, concealed: 0, samples: 0, sent: 0, micEnergy: 0, micDuration: 0 };
  const stamp = () => ({ n: n++, at: 1_000_000 + time, mono: 5_000 + time });
  const give = (signal: PeerSignal | SampleSignal): void => {
    const [next, more] = adapter.step(state, signal);
    state = next;
    claims.push(...more);
  };
  const peer: Line['peer'] = (over = {}, after = 0) => {
    time += after;
    sum.duration += after / 1_000;
    sum.micDuration += after / 1_000;
    give({ kind: 'peer', ...stamp(), id: 1, state: 'connected', dtls: 'connected', direction: 'sendrecv', ice: 'frag', ...over });
  };
  const nothing = { packets: -1, lost: -1, energy: -1, duration: -1, concealed: -1, samples: -1 };
  const sample = (mic: string, { received = true, told = true }: Pick<Sounding, 'received' | 'told'> = {}): void => {
    const figures = { ...sum, ...(received && told ? {} : nothing), ...(told ? {} : { sent: -1 }) };
    give({ kind: 'sample', ...stamp(), id: 1, ...figures, jitter: 4, rtt: 20, mic });
  };
  peer();
  sample('on', { received: false });
  return {
    claims,
    peer,
    seconds(count, { caller = -20, agent = -90, packets = 50, sent = 50, played = true, mic = 'on', ms = 1_000, lost = 0, ...known } = {}) {
      for (let i = 0; i < count; i++) {
        time += ms;
        const part = ms / 1_000;
        sum.packets += packets;
        sum.lost += lost;
        sum.sent += sent;
        sum.energy += played ? powerOf(caller) * part : 0;
        sum.duration += played ? part : 0;
        sum.samples += played ? 48_000 * part : 0;
        sum.micEnergy += powerOf(agent) * part;
        sum.micDuration += part;
        sample(mic, known);
      }
    },
    noise: () => noiseOf(state),
    of: (type) => claims.filter((claim) => claim.type === type),
  };
}
