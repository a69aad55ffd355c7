import type { Instant, Millis } from '../base/time.ts';
import type { CallEvent, FieldsOf } from './event.ts';

/** Why nothing is known of a caller's sound: no layer hears this call, or what it hears says nothing. */
export type Deafness = 'unseen' | FieldsOf<'media.unknown'>['why'];

/** What is heard on a call, and what became of its connection. */
export interface Sound {
  /** Null: silence can be told. */
  readonly deaf: Deafness | null;
  /** Since when the caller has been silent; null while they are not. */
  readonly silentFrom: Instant | null;
  /** Since when nothing at all has come. */
  readonly stalledFrom: Instant | null;
  readonly muted: boolean;
  readonly link: 'unseen' | FieldsOf<'link.media'>['state'];
  /** Null where silence could at no time be told. */
  readonly silence: { readonly totalMs: Millis; readonly longestMs: Millis } | null;
}

export const unheard: Sound = { deaf: 'unseen', silentFrom: null, stalledFrom: null, muted: false, link: 'unseen', silence: null };

const none = { totalMs: 0, longestMs: 0 };

function withSilence(sound: Sound, ms: Millis): Sound {
  const { totalMs, longestMs } = sound.silence ?? none;
  return { ...sound, silentFrom: null, silence: { totalMs: totalMs + ms, longestMs: Math.max(longestMs, ms) } };
}

/** The sound after an event; what has nothing to do with it changes nothing. */
export function heardOn(sound: Sound, event: CallEvent): Sound {
  switch (event.type) {
    case 'adapter.state':
      if (event.source.layer !== 'media' || !event.fields.capabilities.silence) return sound;
      return { ...sound, deaf: null, silence: sound.silence ?? none };
    case 'media.unknown':
      return { ...sound, deaf: event.fields.why };
    case 'media.recovered':
      return { ...sound, deaf: null, stalledFrom: null };
    case 'media.stalled':
      return { ...sound, stalledFrom: event.at - event.fields.forMs };
    case 'media.silence_started':
      return { ...sound, silentFrom: event.at - event.fields.forMs };
    case 'media.silence_ended':
      return withSilence(sound, event.fields.durationMs);
    case 'call.muted':
      return { ...sound, muted: true };
    case 'call.unmuted':
      return { ...sound, muted: false };
    case 'link.media':
      return { ...sound, link: event.fields.state };
    case 'call.held':
      // Nothing comes from a caller on hold.
      return { ...sound, stalledFrom: null };
    default:
      return sound;
  }
}
