import type { Instant, Millis } from '../../base/time.ts';
import type { SilenceFamily, SilenceLadder } from '../document/silence.ts';
import { type Fact, ofType, type Standing } from '../facts.ts';
import { isAudibleAt, isHeardAt, isSound, type Line, ladderAt, whenLadder } from '../line.ts';
import { runningProcessAt } from './closing.ts';
import { barrierAt, hasFlag } from './exclusion.ts';
import { type Taps, tapsOf } from './taps.ts';

/** The silence of this leg as far as it has come (Q1–Q6, G6, rulings 38 to 45 and 82). */
export interface Silence {
  readonly rule: 'Q2' | 'Q5' | 'Q6';
  readonly relay: boolean;
  readonly ladder: SilenceLadder;
  readonly inProgress: boolean;
  /** Where it began: the answer, the agent's mark, the caller's hold; null while it has not. */
  readonly start: Instant | null;
  /** The caller was heard in this leg, and nobody has marked the silence since. */
  readonly unmarked: boolean;
  /** Prompts count from here on (Q6). */
  readonly countsFrom: Instant | null;
  readonly counted: readonly Instant[];
  /** The last prompt said, counted or not. */
  readonly lastPrompt: Instant | null;
  /** The last prompt is the closing one, and counts. */
  readonly isClosed: boolean;
  readonly checkedAt: Instant | null;
  readonly challengedAt: Instant | null;
  readonly needsChallenge: boolean;
  readonly taps: Taps;
}

interface Prompt {
  readonly at: Instant;
  readonly isClosing: boolean;
}

const last = (told: readonly Fact[], test: (fact: Fact) => boolean): Instant | null => told.findLast(test)?.at ?? null;
const atLeast = (...instants: readonly (Instant | null)[]): Instant =>
  Math.max(Number.NEGATIVE_INFINITY, ...instants.filter((at) => at !== null));

/** The leg: since the answer, or since the last drop or hole in the journal, after which nobody knows who spoke. */
function legOf({ told }: Standing, { start, cuts }: Line): { readonly from: Instant; readonly isUnknown: boolean } {
  const cut = cuts.at(-1);
  if (cut === undefined) return { from: start, isUnknown: false };
  return { from: cut, isUnknown: ofType(told, 'journal.gap').some(({ at }) => at === cut) };
}

/** What the agent said to find out whether somebody is there, once an instant; a tie is no closing. */
function promptsSaid(told: readonly Fact[], isAudible: (at: Instant) => boolean, after: Instant): Prompt[] {
  const said = told.flatMap((fact) =>
    fact.type === 'agent.say' && (fact.fields.intent === 'silent_prompt' || fact.fields.intent === 'silent_closing')
      ? [{ at: fact.at, isClosing: fact.fields.intent === 'silent_closing' }]
      : [],
  );
  const heard = said.filter(({ at }) => at > after && isAudible(at));
  return [...Map.groupBy(heard, ({ at }) => at)].map(([at, group]) => ({ at, isClosing: group.every(({ isClosing }) => isClosing) }));
}

/** The time agreed for this hold of the caller's, or the document's (ruling 44). */
function holdWait({ told }: Standing, { theirHolds }: Line, from: Instant, waitMs: Millis): Millis {
  const before = theirHolds.filter((hold) => hold.from < from).at(-1)?.to ?? Number.NEGATIVE_INFINITY;
  const agreed = told.findLast((fact) => fact.type === 'agent.wait_agreed' && fact.at >= before);
  return agreed?.type === 'agent.wait_agreed' ? agreed.fields.ms : waitMs;
}

function numbersOf(family: SilenceFamily, rule: Silence['rule'], relay: boolean): SilenceLadder {
  if (relay) return family.relay;
  if (rule === 'Q6') return { ...family.callerHold, totalMs: 0 };
  return rule === 'Q5' ? family.wentSilent : family.neverSpoke;
}

export function silenceOf(family: SilenceFamily, standing: Standing, line: Line): Silence {
  const { told, now } = standing;
  const leg = legOf(standing, line);
  const hold = line.theirHolds.find(({ from, to }) => from <= now && (to === null || now < to));
  const heardAt = last(told, (fact) => isSound(fact) && fact.at >= leg.from);
  const since = atLeast(heardAt, leg.from);
  const silentAt = ofType(told, 'caller.silent').find(({ at }) => at > since)?.at ?? null;
  const spoke = heardAt !== null || leg.isUnknown;
  const rule = hold !== undefined ? 'Q6' : spoke ? 'Q5' : 'Q2';
  const relay = hasFlag(standing, 'relay');
  const ladder = numbersOf(family, rule, relay);
  const start = hold?.from ?? (spoke ? silentAt : leg.from);
  const countsFrom =
    hold === undefined ? null : whenLadder(line, ladderAt(line, hold.from) + holdWait(standing, line, hold.from, family.callerHold.waitMs));

  const faultAt = last(told, (fact) => fact.type === 'agent.audio_check' && fact.fields.result === 'fault');
  const isAudible = (at: Instant): boolean => (rule === 'Q6' ? isAudibleAt(line, at) : isHeardAt(line, at));
  const fits = (at: Instant): boolean =>
    isAudible(at) && at > atLeast(faultAt) && runningProcessAt(standing, at) === null && barrierAt(standing, at) === null;
  const counts = (at: Instant): boolean => start !== null && at > atLeast(start, heardAt) && fits(at);

  const prompts = promptsSaid(told, isAudible, hold?.from ?? since);
  const counted = prompts.filter(({ at }, i) => {
    const before = prompts[i - 1];
    const isSpaced = before === undefined || ladderAt(line, at) - ladderAt(line, before.at) >= ladder.gapMs;
    return counts(at) && isSpaced && (countsFrom === null || at >= countsFrom) && !(rule === 'Q6' && countsFrom === null);
  });
  const lastPrompt = prompts.at(-1);
  const first = (test: (fact: Fact) => boolean): Instant | null => told.find((fact) => test(fact) && counts(fact.at))?.at ?? null;
  const checks = ofType(told, 'agent.audio_check').filter(({ at }) => at > leg.from);
  const ok = start === null ? undefined : checks.find((fact) => fact.at > atLeast(start, heardAt, faultAt));
  const taps = tapsOf(standing, line, leg.from, fits, ladder.afterLastMs);
  return {
    rule,
    relay,
    ladder,
    inProgress: hold !== undefined || silentAt !== null || taps.stand || (!spoke && (prompts.length > 0 || checks.length > 0)),
    start,
    unmarked: hold === undefined && spoke && silentAt === null,
    countsFrom,
    counted: counted.map(({ at }) => at),
    lastPrompt: lastPrompt?.at ?? null,
    isClosed: lastPrompt?.isClosing === true && counted.at(-1) === lastPrompt,
    checkedAt: ok?.at ?? null,
    challengedAt: first((fact) => fact.type === 'agent.say' && fact.fields.intent === 'tty_challenge'),
    needsChallenge: family.outcome === 'escalate' || (relay && hasFlag(standing, 'tty_queue')),
    taps,
  };
}

/** Everything is done but the waits: when the permission opens, in ladder time and, unless time stands still before it, on the clock. */
export function silenceOpens(
  { counted, isClosed, checkedAt, challengedAt, needsChallenge, ladder }: Silence,
  line: Line,
): { readonly ladder: Millis; readonly at: Instant | null } | null {
  const [first] = counted;
  const closing = counted.at(-1);
  if (first === undefined || closing === undefined || counted.length < ladder.prompts || !isClosed || checkedAt === null) return null;
  if (needsChallenge && challengedAt === null) return null;
  const at = Math.max(
    ladderAt(line, closing) + ladder.afterLastMs,
    ladderAt(line, first) + ladder.totalMs,
    ladderAt(line, checkedAt),
    ladderAt(line, challengedAt ?? first),
  );
  return { ladder: at, at: whenLadder(line, at) };
}

/** When the listening after the last prompt is over; null: nothing runs. */
export function promptGapEnd({ lastPrompt, ladder }: Silence, line: Line): Instant | null {
  const end = lastPrompt === null ? null : whenLadder(line, ladderAt(line, lastPrompt) + ladder.gapMs);
  return end !== null && end > line.now ? end : null;
}

/** E2: the challenge was sent and every prompt said: the line is never closed, help must come (ruling 67). */
export const silenceIsDue = ({ counted, challengedAt, ladder }: Silence): boolean =>
  challengedAt !== null && counted.length >= ladder.prompts;
