import type { Instant, Millis } from '../base/time.ts';
import type { EventType } from '../call/event.ts';
import type { Fact, Standing } from './facts.ts';

/** From the first instant to the one before `to`; null: still running. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** A stretch with an end: infinity where it still runs. */
interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

const covers = ({ from, to }: Stretch, at: Instant): boolean => from <= at && (to === null || at < to);

/**
 * What stood when: our holds, the caller's holds of us, the line down, an audio fault. Waits of the ladders run on *ladder time*, which
 * stands still while the line is down or we hold (T1, T3, rulings 5 to 8).
 */
export interface Line {
  readonly start: Instant;
  readonly now: Instant;
  readonly ourHolds: readonly Stretch[];
  readonly theirHolds: readonly Stretch[];
  readonly downs: readonly Stretch[];
  /** Drops and holes in the journal, which are judged alike (C9). */
  readonly cuts: readonly Instant[];
  readonly faults: readonly Stretch[];
  /** Our holds as one list without overlaps; and with the line down, when ladder time stands still. */
  readonly held: readonly Span[];
  readonly stopped: readonly Span[];
  /** The call is over: somebody ended it, and it did not come back. */
  readonly over: boolean;
}

/** Stretches between facts that open and facts that close; at one instant the opening wins (ruling 3). */
function stretches(told: readonly Fact[], opens: (fact: Fact) => boolean, closes: (fact: Fact) => boolean): Stretch[] {
  if (!told.some(opens)) return [];
  const found: Stretch[] = [];
  let from: Instant | null = null;
  for (const [at, group] of Map.groupBy(told, (fact) => fact.at)) {
    if (from !== null && group.some(closes)) {
      if (from < at) found.push({ from, to: at });
      from = null;
    }
    if (from === null && group.some(opens)) from = at;
  }
  return from === null ? found : [...found, { from, to: null }];
}

const soundless: ReadonlySet<EventType> = new Set(['caller.silent', 'caller.left', 'caller.speakerphone']);
const heardKinds: ReadonlySet<string> = new Set(['conduct', 'harassment', 'prank']);

/** Ruling 39: every word of the caller's, and every mark of what the caller did, is a sound. */
export const isSound = (fact: Fact): boolean =>
  fact.type === 'agent.mark' ? heardKinds.has(fact.fields.family) : fact.type.startsWith('caller.') && !soundless.has(fact.type);

const isDrop = (fact: Fact): boolean => fact.type === 'call.ended' && fact.fields.endKind === 'drop';
const isEnd = (fact: Fact): boolean => fact.type === 'call.ended' && fact.fields.endKind !== 'drop';
const isBack = (fact: Fact): boolean => fact.type === 'call.reconnected';
const cuts = (fact: Fact): boolean => fact.type === 'call.ended' || isBack(fact);

const holdScopes = ['local', 'consult', 'server'] as const;

/** Our holds, of each scope; those that overlap are one for every use made of them. */
const ourHolds = (told: readonly Fact[]): Stretch[] =>
  holdScopes.flatMap((scope) =>
    stretches(
      told,
      (fact) => fact.type === 'call.held' && fact.fields.scope === scope,
      (fact) => cuts(fact) || (fact.type === 'call.resumed' && fact.fields.scope === scope),
    ),
  );

const theirHolds = (told: readonly Fact[]): Stretch[] => {
  const held = stretches(
    told,
    (fact) => fact.type === 'call.held' && fact.fields.scope === 'remote',
    (fact) => cuts(fact) || isSound(fact) || (fact.type === 'call.resumed' && fact.fields.scope === 'remote'),
  );
  // A sound ends it in the very instant in which it began.
  return held.filter(({ from }) => !told.some((fact) => fact.at === from && isSound(fact)));
};

export function lineOf({ told, connectedAt, now }: Standing): Line {
  const holds = ourHolds(told);
  const downs = stretches(told, isDrop, isBack);
  const check = (result: 'ok' | 'fault') => (fact: Fact) => fact.type === 'agent.audio_check' && fact.fields.result === result;
  return {
    start: connectedAt ?? now,
    now,
    ourHolds: holds,
    held: union(holds),
    stopped: union([...holds, ...downs]),
    theirHolds: theirHolds(told),
    downs,
    cuts: told.filter((fact) => isDrop(fact) || fact.type === 'journal.gap').map(({ at }) => at),
    faults: stretches(told, check('fault'), check('ok')),
    over: stretches(told, isEnd, isBack).some((stretch) => covers(stretch, now)),
  };
}

const within = (list: readonly Stretch[], at: Instant): boolean => list.some((stretch) => covers(stretch, at));

export const isHeldAt = (line: Line, at: Instant): boolean => within(line.ourHolds, at);
export const isDownAt = (line: Line, at: Instant): boolean => within(line.downs, at);

/** Words count only if they could be heard (ruling 8). */
export const isHeardAt = (line: Line, at: Instant): boolean =>
  ![line.ourHolds, line.theirHolds, line.downs, line.faults].some((list) => within(list, at));

/** The same where the caller holds us and may still hear us: the prompts of that hold (Q6). */
export const isAudibleAt = (line: Line, at: Instant): boolean => ![line.ourHolds, line.downs, line.faults].some((list) => within(list, at));

/** The start of the hold of ours that stood at that instant, else the instant itself (ruling 9). */
export const beforeHold = (line: Line, at: Instant): Instant =>
  Math.min(at, ...line.ourHolds.filter((stretch) => covers(stretch, at)).map(({ from }) => from));

/** Stretches as one list without overlaps, in order; one that runs ends never. */
function union(list: readonly Stretch[]): Span[] {
  const joined: { from: Instant; to: Instant }[] = [];
  for (const { from, to } of list.toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    const end = to ?? Number.POSITIVE_INFINITY;
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, end);
    else joined.push({ from, to: end });
  }
  return joined;
}

/** Wall time that we held the caller between two instants. */
export function heldBetween(line: Line, from: Instant, to: Instant): Millis {
  return line.held.reduce((sum, hold) => sum + Math.max(0, Math.min(hold.to, to) - Math.max(hold.from, from)), 0);
}

/** Ladder time at an instant not later than `now`: milliseconds since the call was answered, without holds and cuts. */
export function ladderAt(line: Line, at: Instant): Millis {
  return line.stopped.reduce((sum, { from, to }) => sum - Math.max(0, Math.min(to, at) - from), at - line.start);
}

/** The instant at which ladder time reaches `ladder`, if nothing more happens; null while it stands still before that. */
export function whenLadder(line: Line, ladder: Millis): Instant | null {
  let at = line.start + ladder;
  for (const { from, to } of line.stopped) {
    if (from >= at) return at;
    at += to - from;
  }
  return Number.isFinite(at) ? at : null;
}
