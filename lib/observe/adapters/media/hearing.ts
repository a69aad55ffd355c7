import { type Millis, SECOND } from '../../../base/time.ts';
import type { SampleSignal } from '../../signal.ts';
import { inDb, powerOf, type Sound } from './power.ts';

/** What counts as silence on this line. */
export interface SilenceSettings {
  /** At this level (dBFS) or below the caller is silent. */
  readonly levelDb: number;
  readonly afterMs: Millis;
  /** After so long without a sound of either side the line itself is silent. */
  readonly lineAfterMs: Millis;
}

/** Sound has come back only when it is so much louder (dB): a level at the very edge would flicker. */
const CLEARS = 5;
const STALLED_AFTER: Millis = 2 * SECOND;
/** After so long without a sample nobody knows what was heard meanwhile. */
const THROTTLED_AFTER: Millis = 5 * SECOND;
/** How long there must be nothing to be heard before that is said: a page plays a new track a moment late. */
const UNHEARD_AFTER: Millis = 3 * SECOND;
/** Speech that goes on is told again after so long. */
const VOICE_EVERY: Millis = 15 * SECOND;
/** A pause shorter than this is breath. */
const PAUSE: Millis = 2 * SECOND;
/** So many seconds say how loud a line is while nobody speaks. */
const LEVELS = 3;
/** How much a loud second weighs in what is known of the caller's loudness. */
const WEIGHT = 0.3;

export type Unknown = 'not_rendered' | 'throttled' | 'redirected';

/** What has been heard on a leg so far; times are monotonic. */
export interface Hearing {
  /** Since when the caller has been quiet. */
  readonly quietFrom: Millis | null;
  readonly silent: boolean;
  readonly bothQuietFrom: Millis | null;
  readonly lineSilent: boolean;
  /** Mean power of the caller's loud seconds. */
  readonly loudness: number | null;
  readonly voiceAt: Millis | null;
  /** When the last packet was known to have come. */
  readonly packetAt: Millis | null;
  readonly stalled: boolean;
  readonly unheardFrom: Millis | null;
  readonly unknown: Unknown | null;
  /** How loud the last seconds were, in dBFS, the latest last. */
  readonly levels: readonly number[];
  /** Where the second before this one was louder than silence: how far into it the sound may have lasted. */
  readonly soundUntil: Millis | null;
}

export const newHearing: Hearing = {
  quietFrom: null,
  silent: false,
  bothQuietFrom: null,
  lineSilent: false,
  loudness: null,
  voiceAt: null,
  packetAt: null,
  stalled: false,
  unheardFrom: null,
  unknown: null,
  levels: [],
  soundUntil: null,
};

/** What a second of sound amounts to. */
export type Heard =
  | { readonly what: 'silence_started'; readonly forMs: Millis; readonly levelDb: number }
  | { readonly what: 'silence_ended'; readonly durationMs: Millis }
  | { readonly what: 'line_silent'; readonly forMs: Millis }
  | { readonly what: 'voice'; readonly levelDb: number }
  | { readonly what: 'stalled'; readonly forMs: Millis }
  | { readonly what: 'recovered' }
  | { readonly what: 'unknown'; readonly why: Unknown };

type Turn = readonly [Hearing, readonly Heard[]];

const micOf = ({ micEnergy, micDuration }: SampleSignal): Sound => ({ energy: micEnergy, duration: micDuration });

interface Second {
  readonly from: Millis;
  readonly to: Millis;
  readonly power: number | null;
  /** Null: the agent's own sound is not measured. */
  readonly mic: number | null;
  readonly packets: boolean;
}

function secondOf(before: SampleSignal, now: SampleSignal): Second {
  const ms = now.mono - before.mono;
  return {
    from: before.mono,
    to: now.mono,
    power: powerOf(before, now, ms),
    mic: now.mic === 'on' ? powerOf(micOf(before), micOf(now), ms) : 0,
    packets: now.packets > before.packets,
  };
}

/** Ends what was going on: a hold has begun, or nobody knows any more. `at`: until when it is known to have lasted. */
export function fallDeaf(hearing: Hearing, at: Millis): Turn {
  const { quietFrom, silent, loudness, packetAt } = hearing;
  const ended = silent && quietFrom !== null ? [{ what: 'silence_ended', durationMs: Math.max(0, at - quietFrom) } as const] : [];
  return [{ ...newHearing, loudness, packetAt, unknown: hearing.unknown, stalled: hearing.stalled }, ended];
}

/** What is heard from one sample to the next. A stall is no silence, and where the browser gives no figures all is unknown. */
export function listen(hearing: Hearing, before: SampleSignal, now: SampleSignal, settings: SilenceSettings): Turn {
  const second = secondOf(before, now);
  if (second.to - second.from > THROTTLED_AFTER) return unknown({ ...hearing, packetAt: second.to }, second.from, 'throttled');
  // A browser that gives no figures at all has its media elsewhere; one that only receives nothing says nothing of what it receives.
  if (now.packets < 0 && now.sent < 0) return unheard(hearing, second, 'redirected');
  const packetAt = second.packets || hearing.packetAt === null ? second.to : hearing.packetAt;
  const forMs = second.to - packetAt;
  if (forMs >= STALLED_AFTER) return stall({ ...hearing, packetAt }, packetAt, forMs);
  if (second.power === null) return unheard({ ...hearing, packetAt }, second, 'not_rendered');
  const isBack = hearing.stalled || hearing.unknown !== null;
  const known = { ...hearing, packetAt, stalled: false, unknown: null, unheardFrom: null };
  const [next, heard] = judge(known, { ...second, power: second.power }, settings);
  return [next, isBack ? [{ what: 'recovered' }, ...heard] : heard];
}

function stall(hearing: Hearing, packetAt: Millis, forMs: Millis): Turn {
  if (hearing.stalled) return [hearing, []];
  const [deaf, ended] = fallDeaf(hearing, packetAt);
  return [{ ...deaf, stalled: true }, [...ended, { what: 'stalled', forMs }]];
}

function unheard(hearing: Hearing, { from, to }: Second, why: Unknown): Turn {
  const since = hearing.unheardFrom ?? from;
  const next = { ...hearing, unheardFrom: since };
  return to - since < UNHEARD_AFTER ? [next, []] : unknown(next, since, why);
}

function unknown(hearing: Hearing, at: Millis, why: Unknown): Turn {
  if (hearing.unknown !== null) return [hearing, []];
  const [deaf, ended] = fallDeaf(hearing, at);
  return [{ ...deaf, unheardFrom: hearing.unheardFrom, unknown: why }, [...ended, { what: 'unknown', why }]];
}

type Sounding = Second & { readonly power: number };

function judge(hearing: Hearing, second: Sounding, settings: SilenceSettings): Turn {
  const level = inDb(second.power);
  const isLoud = level > settings.levelDb + CLEARS;
  const isQuiet = level <= settings.levelDb || (!isLoud && hearing.quietFrom !== null);
  const [caller, heard] = isQuiet ? quiet(hearing, second, level, settings) : loud(hearing, second, level);
  const [both, more] = line(caller, second, isQuiet, settings);
  return [{ ...both, levels: [...hearing.levels, level].slice(-LEVELS) }, [...heard, ...more]];
}

/** The part of a second that was sound, by its share of what a loud second holds. */
const shareOf = (power: number, loudness: number | null): number =>
  loudness === null || loudness <= 0 ? 1 : Math.min(1, power / loudness);

function quiet(hearing: Hearing, { from, to }: Sounding, levelDb: number, { afterMs }: SilenceSettings): Turn {
  const quietFrom = hearing.quietFrom ?? hearing.soundUntil ?? from;
  const next = { ...hearing, quietFrom, soundUntil: null };
  const forMs = to - quietFrom;
  if (hearing.silent || forMs < afterMs) return [next, []];
  return [{ ...next, silent: true }, [{ what: 'silence_started', forMs, levelDb }]];
}

function loud(hearing: Hearing, { from, to, power }: Sounding, levelDb: number): Turn {
  const { quietFrom, loudness, voiceAt } = hearing;
  const share = shareOf(power, loudness);
  const begins = to - share * (to - from);
  const ended =
    hearing.silent && quietFrom !== null ? [{ what: 'silence_ended', durationMs: Math.max(0, begins - quietFrom) } as const] : [];
  const isNews = voiceAt === null || to - voiceAt >= VOICE_EVERY || (quietFrom !== null && from - quietFrom >= PAUSE);
  const next: Hearing = {
    ...hearing,
    quietFrom: null,
    silent: false,
    soundUntil: from + share * (to - from),
    // A second that was half silence would make the caller seem softer.
    loudness: loudness === null ? power : quietFrom === null ? loudness + WEIGHT * (power - loudness) : loudness,
    voiceAt: isNews ? to : voiceAt,
  };
  return [next, [...ended, ...(isNews ? [{ what: 'voice', levelDb } as const] : [])]];
}

function line(hearing: Hearing, { from, to, mic }: Second, isQuiet: boolean, { levelDb, lineAfterMs }: SilenceSettings): Turn {
  const isStill = isQuiet && mic !== null && inDb(mic) <= levelDb;
  if (!isStill) return [{ ...hearing, bothQuietFrom: null, lineSilent: false }, []];
  const bothQuietFrom = hearing.bothQuietFrom ?? from;
  const forMs = to - bothQuietFrom;
  const next = { ...hearing, bothQuietFrom };
  if (hearing.lineSilent || forMs < lineAfterMs) return [next, []];
  return [{ ...next, lineSilent: true }, [{ what: 'line_silent', forMs }]];
}

/**
 * The middle one of the last three seconds, in dBFS; null where they were not all heard. With nobody speaking it is the line's own noise,
 * whatever a last breath of voice left in one of them.
 */
export const usualOf = ({ levels }: Hearing): number | null =>
  levels.length < LEVELS ? null : (levels.toSorted((one, other) => one - other)[1] ?? null);
