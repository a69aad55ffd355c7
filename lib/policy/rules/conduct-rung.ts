import type { Instant, Millis } from '../../base/time.ts';
import type { ConductFamily, ConductKind } from '../document/conduct.ts';

/** A run of conduct that no warning has answered yet (ruling 29). */
export interface Run {
  readonly kind: ConductKind;
  readonly at: Instant;
  readonly ladder: Millis;
}

/**
 * A permission that a counted run opened, each its own (rulings 14 and 16); `from` is the alarm where one was needed first (G4). `since`: the start of the windows of
 * this kind that touch it (ruling 21). Spans in ladder time.
 */
export interface Window {
  readonly kind: ConductKind;
  /** The run itself. */
  readonly event: Instant;
  readonly from: Instant;
  readonly since: Instant;
  /** An alarm after the event has restarted it (ruling 26). */
  readonly restarted: boolean;
  readonly opens: Millis;
  readonly lapses: Millis;
}

/** Why a permission is no longer there. */
export type Closing = 'lapsed' | 'held' | 'calmed' | 'another_chance' | 'own_error' | 'life_mark' | 'cut';

/** What was given to one voice, and what it opened. `null` in ladder time: never. */
export interface Rungs {
  /** Boundary warnings that count; a final level has all of them. */
  readonly credits: number;
  readonly isFinal: boolean;
  readonly lastDirected: Millis | null;
  readonly runs: readonly Run[];
  readonly owed: readonly Run[];
  readonly windows: readonly Window[];
  readonly closed: readonly { readonly kind: ConductKind; readonly why: Closing }[];
  readonly finalHeard: Millis | null;
  readonly boundaryHeard: Millis | null;
  /** What was said to this voice, and when it counted: for the ledger. */
  readonly given: readonly { readonly intent: 'boundary_warning' | 'final_warning'; readonly at: Instant; readonly counts: boolean }[];
  /** Kinds that a counted warning answered (C8). */
  readonly warnedFor: readonly string[];
  readonly lastMark: { readonly kind: ConductKind; readonly at: Instant; readonly fate: 'counted' | 'paused' | 'void' } | null;
  readonly fellByTime: boolean;
  readonly wasCut: boolean;
  /** Runs of severity 1–2 that have counted: for the length of a call that goes in circles (X2). */
  readonly abuseRuns: number;
  /** Swearing at the situation, where that is a ground (X3). */
  readonly swearing: Swearing;
}

/** Advisories that answered a run of swearing each, the runs that none has answered, and the last of either. */
export interface Swearing {
  readonly advisories: number;
  readonly runs: readonly Run[];
  readonly lastHeard: Millis | null;
  readonly lastMark: Millis | null;
}

export const noRungs: Rungs = {
  credits: 0,
  isFinal: false,
  lastDirected: null,
  runs: [],
  owed: [],
  windows: [],
  closed: [],
  finalHeard: null,
  boundaryHeard: null,
  given: [],
  warnedFor: [],
  lastMark: null,
  fellByTime: false,
  wasCut: false,
  abuseRuns: 0,
  swearing: { advisories: 0, runs: [], lastHeard: null, lastMark: null },
};

/** Boundary warnings that the level below final stands for: the most that any kind asks. */
export const boundaryCredits = ({ kinds, gentleRungs }: ConductFamily): number =>
  Math.max(1, gentleRungs.length - 1, ...kinds.map(({ rungs }) => rungs.length - 1));

/** One step down from final; boundary is the floor (C4, C9). */
export const fallen = (rungs: Rungs, family: ConductFamily): Rungs =>
  rungs.isFinal ? { ...rungs, isFinal: false, credits: Math.max(rungs.credits, boundaryCredits(family)) } : rungs;

/** A level of advisories that time or a drop has lowered: the last one is needed again (ruling 64). */
export function oneAdvisoryLess(rungs: Rungs, { advisories }: ConductFamily): Rungs {
  const { swearing } = rungs;
  if (advisories === null || swearing.advisories < advisories.count) return rungs;
  return { ...rungs, swearing: { ...swearing, advisories: advisories.count - 1 } };
}

/** Closes the windows for which `test` holds, as calm does (V5, ruling 73). */
export function close(rungs: Rungs, why: Closing, test: (window: Window) => boolean): Rungs {
  const gone = rungs.windows.filter(test);
  if (gone.length === 0) return rungs;
  const closed = [...rungs.closed, ...gone.map(({ kind }) => ({ kind, why }))];
  return { ...rungs, windows: rungs.windows.filter((window) => !test(window)), closed };
}

export function open(rungs: Rungs, family: ConductFamily, { kind, at: event }: Run, from: Instant, opens: Millis): Rungs {
  const touching = rungs.windows.filter((window) => window.kind.kind === kind.kind).map(({ since }) => since);
  const restarted = kind.alertFirst && rungs.owed.length > 0;
  const window: Window = { kind, event, from, since: Math.min(from, ...touching), opens, lapses: opens + family.windowMs, restarted };
  return { ...rungs, windows: [...rungs.windows, window] };
}

/** Waiting for help is not choosing to carry on: the first alarm after a grave event restarts its window (ruling 26). */
export const restart = (rungs: Rungs, family: ConductFamily, ladder: Millis): Rungs => ({
  ...rungs,
  windows: rungs.windows.map((window) =>
    window.restarted || window.kind.severity < 3 || ladder <= window.opens
      ? window
      : { ...window, lapses: ladder + family.windowMs, restarted: true },
  ),
});

/** Without a level, a run or a permission there is nothing that time could change. */
const canPass = ({ isFinal, runs, windows, swearing }: Rungs): boolean =>
  isFinal || runs.length > 0 || windows.length > 0 || swearing.runs.length > 0 || swearing.advisories > 0;

/** What time alone has done by `ladder`: levels fall, runs grow stale, permissions lapse (C4, C5, rulings 77 and 79). */
export function passed(rungs: Rungs, family: ConductFamily, ladder: Millis, heldSince: (from: Instant) => Millis): Rungs {
  if (!canPass(rungs)) return rungs;
  const { decayMs, freshForMs, holdClosesAfterMs } = family;
  const falls = decayMs !== null && rungs.isFinal && ladder - (rungs.lastDirected ?? ladder) >= decayMs;
  const level = falls ? { ...fallen(rungs, family), fellByTime: true } : rungs;
  const { lastMark } = rungs.swearing;
  const quiet = decayMs !== null && lastMark !== null && ladder - lastMark >= decayMs ? oneAdvisoryLess(level, family) : level;
  const inTime = close(quiet, 'lapsed', ({ lapses }) => ladder >= lapses);
  const kept = close(inTime, 'held', ({ from }) => heldSince(from) >= holdClosesAfterMs);
  const fresh = (run: Run): boolean => ladder - run.ladder < freshForMs;
  return { ...kept, runs: kept.runs.filter(fresh), swearing: { ...kept.swearing, runs: kept.swearing.runs.filter(fresh) } };
}

/** Warnings that a kind needs before its next run opens an ending. */
export type NeedOf = (kind: ConductKind) => number;

/** Ruling 30: a final counts as one if the level below it stands, or if a fresh run is of a kind that needs no more than it. */
export const isFinalDue = (rungs: Rungs, needOf: NeedOf): boolean =>
  rungs.isFinal || rungs.runs.some(({ kind }) => rungs.credits >= needOf(kind) - 1);
