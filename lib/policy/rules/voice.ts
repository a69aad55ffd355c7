import type { Instant } from '../../base/time.ts';
import type { FieldsOf } from '../../call/event.ts';
import { type Fact, ofType, type Standing } from '../facts.ts';

export type Voice = FieldsOf<'caller.voice'>['which'];
export const voices: readonly Voice[] = ['first', 'second', 'third'];

/** Whose voice had the line, and whether the caller's side listened on a speaker, at any instant (V2). */
export interface Floor {
  readonly voiceAt: (at: Instant) => Voice;
  readonly speakerAt: (at: Instant) => boolean;
}

const lastAt = <T extends Fact>(list: readonly T[], at: Instant): T | undefined => list.findLast((fact) => fact.at <= at);

export function floorOf({ told }: Standing): Floor {
  const changes = ofType(told, 'caller.voice');
  const speakers = ofType(told, 'caller.speakerphone');
  return {
    voiceAt: (at) => lastAt(changes, at)?.fields.which ?? 'first',
    speakerAt: (at) => lastAt(speakers, at)?.fields.on ?? false,
  };
}
