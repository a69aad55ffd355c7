import { type Millis, SECOND } from '../../../base/time.ts';
import type { FieldsOf } from '../../../call/event.ts';
import type { Capabilities } from '../../../call/session.ts';
import type { Claim } from '../../adapter.ts';
import type { SampleSignal, Signal } from '../../signal.ts';
import { claim, type Turn } from './claim.ts';
import { fallDeaf, type Heard, listen, type SilenceSettings } from './hearing.ts';
import { abilitiesOf, isHeldByThem, isHeldByUs, type Leg } from './leg.ts';
import { inDb, powerOf } from './power.ts';

/** A leg on which nobody was heard for so long is no call: it is kept open for the next one. */
const PERSISTENT_AFTER: Millis = 60 * SECOND;
/** In dBFS: softer than the noise that a carrier puts on a line, louder than the least that a decoder makes. */
const AUDIBLE = -65;
/** The two samples that tell of sound, and a little. */
const AT_ONCE: Millis = 3 * SECOND;
const QUALITY_EVERY: Millis = 30 * SECOND;
/** Two samples: JsSIP switches its track off a moment before it asks for a hold. */
const MUTED_AFTER = 2;

function claimHeard(leg: Leg, signal: Signal, heard: Heard): Claim {
  const grounds = { evidence: ['sampled'] };
  switch (heard.what) {
    case 'silence_started':
      return claim(signal, leg, 'media.silence_started', { forMs: Math.round(heard.forMs), levelDb: heard.levelDb }, grounds);
    case 'silence_ended':
      return claim(signal, leg, 'media.silence_ended', { durationMs: Math.round(heard.durationMs) }, grounds);
    case 'line_silent':
      return claim(signal, leg, 'media.line_silent', { forMs: Math.round(heard.forMs) }, grounds);
    case 'voice':
      return claim(signal, leg, 'media.voice', { levelDb: heard.levelDb }, grounds);
    case 'stalled':
      return claim(signal, leg, 'media.stalled', { forMs: Math.round(heard.forMs) }, grounds);
    case 'recovered':
      return claim(signal, leg, 'media.recovered', {}, grounds);
    case 'unknown':
      return claim(signal, leg, 'media.unknown', { why: heard.why }, grounds);
  }
}

/** What is heard in this second. While either side holds the other nothing is listened for. */
export function heard(leg: Leg, signal: SampleSignal, settings: SilenceSettings): Turn {
  const { last, hearing } = leg;
  if (isHeldByUs(leg) || isHeldByThem(leg)) {
    const [deaf, ends] = fallDeaf({ ...hearing, packetAt: signal.mono, stalled: false }, last?.mono ?? signal.mono);
    return [{ ...leg, hearing: deaf }, ends.map((each) => claimHeard(leg, signal, each))];
  }
  if (last === null) return [leg, []];
  // Part of what passed since the last sample was on hold.
  if (leg.openFrom !== null && last.mono < leg.openFrom) return [{ ...leg, hearing: { ...hearing, packetAt: signal.mono } }, []];
  const [next, all] = listen(hearing, last, signal, settings);
  return [{ ...leg, hearing: next }, all.map((each) => claimHeard(leg, signal, each))];
}

const same = (one: Capabilities, other: Capabilities): boolean => one.silence === other.silence && one.hold === other.hold;

/** What can be told on this leg; said at its first sample, and when that changes. */
export function able(before: Leg, leg: Leg, signal: SampleSignal): Turn {
  const capabilities = abilitiesOf(leg);
  if (before.last !== null && same(leg.said, capabilities)) return [leg, []];
  const fields: FieldsOf<'adapter.state'> = { state: capabilities.silence ? 'ready' : 'degraded', capabilities };
  return [{ ...leg, said: capabilities }, [claim(signal, leg, 'adapter.state', fields, { evidence: [] })]];
}

/**
 * E3: a connection alone makes a call only once sound has come and gone on it, and none that has stood silent for a minute: such a leg is
 * kept open all shift. A call that sounds at once counts from when it was connected.
 */
export function carried(leg: Leg, signal: SampleSignal): Turn {
  const { last, upAt } = leg;
  if (last === null || upAt === null || leg.told || leg.persistent || leg.ended) return [leg, []];
  const power = powerOf(last, signal, signal.mono - last.mono);
  const sounded = leg.sounded || (power !== null && inDb(power) > AUDIBLE);
  const flows = signal.packets > last.packets && signal.sent > last.sent;
  if (!sounded || !flows) return [{ ...leg, sounded, persistent: !sounded && signal.mono - upAt >= PERSISTENT_AFTER }, []];
  const since = signal.mono - upAt <= AT_ONCE ? upAt : last.mono;
  const then = { ...signal, at: signal.at - (signal.mono - since), mono: since };
  const grounds = { confidence: 0.6, basis: 'inferred', evidence: ['peer_audio'] } as const;
  return [{ ...leg, sounded, told: true }, [claim(then, leg, 'call.connected', {}, grounds)]];
}

/** A track that is switched off is a mute, unless it comes with a hold: some phones do both with one switch. */
export function muted(leg: Leg, signal: SampleSignal): Turn {
  const { on, offs } = leg.mute;
  const isHeld = isHeldByUs(leg) || isHeldByThem(leg);
  if (isHeld || signal.mic === 'none') return [{ ...leg, mute: { on, offs: 0 } }, []];
  if (signal.mic === 'on')
    return [{ ...leg, mute: { on: false, offs: 0 } }, on ? [claim(signal, leg, 'call.unmuted', {}, { evidence: ['track'] })] : []];
  const now = offs + 1;
  const isNews = !on && now >= MUTED_AFTER;
  return [{ ...leg, mute: { on: on || isNews, offs: now } }, isNews ? [claim(signal, leg, 'call.muted', {}, { evidence: ['track'] })] : []];
}

const share = (part: number, whole: number): number | null =>
  part < 0 || whole <= 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
const known = (value: number): number | null => (value < 0 ? null : Math.round(value * 10) / 10);

function qualityOf(from: SampleSignal, to: SampleSignal): FieldsOf<'quality.sample'> {
  const lost = Math.max(0, to.lost - from.lost);
  const received = to.packets - from.packets;
  return {
    windowMs: Math.round(to.mono - from.mono),
    lossFraction: to.lost < 0 || from.lost < 0 ? null : share(lost, lost + received),
    concealFraction: to.concealed < 0 ? null : share(to.concealed - from.concealed, to.samples - from.samples),
    jitterMs: known(to.jitter),
    rttMs: known(to.rtt),
  };
}

/** How well the line carried, every half minute; a hold begins the window anew. */
export function carriedHow(leg: Leg, signal: SampleSignal): Turn {
  const { window } = leg;
  if (isHeldByUs(leg) || isHeldByThem(leg) || signal.packets < 0) return [{ ...leg, window: null }, []];
  if (window === null) return [{ ...leg, window: signal }, []];
  if (signal.mono - window.mono < QUALITY_EVERY) return [leg, []];
  return [{ ...leg, window: signal }, [claim(signal, leg, 'quality.sample', qualityOf(window, signal), { evidence: ['sampled'] })]];
}
