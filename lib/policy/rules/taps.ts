import type { Instant, Millis } from '../../base/time.ts';
import type { Fact, Standing } from '../facts.ts';
import { isSound, type Line, ladderAt, whenLadder } from '../line.ts';

/** A caller who taps, or whose text phone sounds, in place of speech (Q4, ruling 82). */
export interface Taps {
  readonly stand: boolean;
  /** The question, said later than every sound and heard. */
  readonly askedAt: Instant | null;
  /** When the wait after it is over, and nobody else needs to be asked for it; null: not asked, or time stands still. */
  readonly waitedAt: Instant | null;
}

const isTap = (fact: Fact): boolean => fact.type === 'caller.sound' && (fact.fields.what === 'tap' || fact.fields.what === 'tty_tone');
const lastOf = (told: readonly Fact[], test: (fact: Fact) => boolean): Instant => told.findLast(test)?.at ?? Number.NEGATIVE_INFINITY;

/** `fits`: an instant at which a prompt of this silence could count. A drop does not clear taps, but the question is asked anew. */
export function tapsOf({ told }: Standing, line: Line, leg: Instant, fits: (at: Instant) => boolean, afterMs: Millis): Taps {
  const tap = lastOf(told, isTap);
  const other = lastOf(told, (fact) => isSound(fact) && fact.type !== 'caller.sound');
  if (tap === Number.NEGATIVE_INFINITY || tap < other) return { stand: false, askedAt: null, waitedAt: null };
  const after = Math.max(leg, lastOf(told, isSound));
  const question = told.find(
    (fact) => fact.type === 'agent.say' && fact.fields.intent === 'safety_taps_question' && fact.at > after && fits(fact.at),
  );
  if (question === undefined) return { stand: true, askedAt: null, waitedAt: null };
  return { stand: true, askedAt: question.at, waitedAt: whenLadder(line, ladderAt(line, question.at) + afterMs) };
}

/** True while a caller who taps leaves the ending to a supervisor. */
export const tapsAsk = ({ stand, waitedAt }: Taps, now: Instant): boolean => stand && (waitedAt === null || waitedAt > now);
