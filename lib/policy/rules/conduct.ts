import type { Instant, Millis } from '../../base/time.ts';
import type { ConductFamily, ConductKind } from '../document/conduct.ts';
import { ofType, type Standing } from '../facts.ts';
import { heldBetween, type Line, ladderAt } from '../line.ts';
import { type Moment, momentsOf } from './conduct-moments.ts';
import {
  boundaryCredits,
  close,
  fallen,
  isFinalDue,
  type NeedOf,
  noRungs,
  oneAdvisoryLess,
  open,
  passed,
  type Run,
  type Rungs,
  restart,
} from './conduct-rung.ts';
import { hasFlag, isGentle, voidsOf } from './exclusion.ts';
import { type Voice, voices } from './voice.ts';

type ByVoice = Readonly<Record<Voice, Rungs>>;

/** The ladder of conduct as it stands (C1–C10, rulings 28 to 37, 71, 72, 77 to 79). */
export interface Ladder {
  readonly byVoice: ByVoice;
  /** V1: what the agent owes after an error of their own. */
  readonly owes: 'apology' | 'calm_step' | null;
  readonly calmedAt: Instant | null;
  /** Threats to staff: the first, and the alarm for it (ruling 57). */
  readonly threat: { readonly at: Instant; readonly alarmAt: Instant | null } | null;
}

interface Frame {
  readonly family: ConductFamily;
  readonly standing: Standing;
  readonly line: Line;
  readonly needOf: NeedOf;
  readonly threat: Ladder['threat'];
  /** A mark of severity 0–2 made then does not count. */
  readonly voids: (at: Instant) => boolean;
}

/** The first threat to staff and the first alarm later than it: it covers those that follow. */
export function threatOf({ told }: Pick<Standing, 'told'>): Ladder['threat'] {
  const first = ofType(told, 'agent.mark').find(({ fields }) => fields.kind === 'threat_to_staff');
  if (first === undefined) return null;
  const alarm = ofType(told, 'agent.escalate').find(({ at }) => at > first.at);
  return { at: first.at, alarmAt: alarm?.at ?? null };
}

const isMild = ({ severity }: ConductKind): boolean => severity < 3;

/** A mark inside the pause after a warning is still the run that was warned; kinds that need no warning are exempt (31, 78). */
function isPaused(rungs: Rungs, { family, needOf }: Frame, kind: ConductKind, ladder: Millis): boolean {
  if (needOf(kind) === 0 || kind.severity === 3) return false;
  const within = (heard: Millis | null, pause: Millis): boolean => heard !== null && ladder < heard + pause;
  return within(rungs.finalHeard, family.afterFinalMs) || within(rungs.boundaryHeard, family.afterBoundaryMs);
}

function marked(rungs: Rungs, frame: Frame, moment: Extract<Moment, { is: 'mark' }>, isVoid: boolean): Rungs {
  const { kind, at } = moment;
  const ladder = ladderAt(frame.line, at);
  const noted = (fate: NonNullable<Rungs['lastMark']>['fate']): Rungs => ({ ...rungs, lastMark: { kind, at, fate } });
  if (isVoid) return noted('void');
  if (kind.severity === 0) return sworn(noted('counted'), frame, moment);
  const directed: Rungs = { ...noted('counted'), lastDirected: Math.max(ladder, rungs.lastDirected ?? ladder) };
  if (moment.lineDown) return { ...directed, lastMark: { kind, at, fate: 'void' } };
  if (isPaused(rungs, frame, kind, ladder)) return { ...directed, lastMark: { kind, at, fate: 'paused' } };
  const run: Run = { kind, at, ladder };
  const fresh = { ...directed, runs: [...directed.runs, run], abuseRuns: rungs.abuseRuns + (isMild(kind) ? 1 : 0) };
  const alarmAt = frame.threat?.alarmAt ?? null;
  if (frame.needOf(kind) > 0 && !rungs.isFinal) return fresh;
  const isOwed = kind.alertFirst && (alarmAt === null || alarmAt > at);
  return isOwed ? { ...fresh, owed: [...fresh.owed, run] } : open(fresh, frame.family, run, at, ladder);
}

/** X3: swearing at the situation, after all advisories the run more that opens an ending. */
function sworn(rungs: Rungs, { family, line }: Frame, { kind, at, lineDown }: Extract<Moment, { is: 'mark' }>): Rungs {
  const { advisories } = family;
  if (advisories === null) return rungs;
  const ladder = ladderAt(line, at);
  const { swearing } = rungs;
  const marked: Rungs = { ...rungs, swearing: { ...swearing, lastMark: Math.max(ladder, swearing.lastMark ?? ladder) } };
  if (lineDown) return marked;
  const run: Run = { kind, at, ladder };
  if (swearing.advisories < advisories.count) return { ...marked, swearing: { ...marked.swearing, runs: [...swearing.runs, run] } };
  const isPaused = swearing.lastHeard !== null && ladder < swearing.lastHeard + advisories.afterLastMs;
  return isPaused ? { ...marked, lastMark: { kind, at, fate: 'paused' } } : open(marked, family, run, at, ladder);
}

/** An advisory answers the run of swearing that asks for it; said after the run that opened an ending, it gives another chance (64). */
function advised(rungs: Rungs, { family, line }: Frame, at: Instant, isVoid: boolean): Rungs {
  const { advisories } = family;
  if (advisories === null) return rungs;
  const chance = close(rungs, 'another_chance', ({ kind }) => kind.severity === 0);
  const { swearing } = chance;
  const counts = !isVoid && swearing.runs.length > 0;
  const given = counts ? Math.min(advisories.count, swearing.advisories + 1) : swearing.advisories;
  const heard = { ...swearing, advisories: given, lastHeard: ladderAt(line, at) };
  return { ...chance, swearing: counts ? { ...heard, runs: [] } : heard };
}

type Warning = Extract<Moment, { is: 'boundary_warning' | 'final_warning' }>;

/** A warning that was heard answers every fresh run, right rung or wrong, and closes what its own kind of run had opened (29, 30, 33). */
function warned(rungs: Rungs, frame: Frame, { is, at }: Warning, isVoid: boolean): Rungs {
  const ladder = ladderAt(frame.line, at);
  const counts = !isVoid && rungs.runs.length > 0;
  const isFinal = is === 'final_warning' && isFinalDue(rungs, frame.needOf);
  const heard: Rungs = {
    ...rungs,
    ...(is === 'final_warning' ? { finalHeard: ladder } : { boundaryHeard: ladder }),
    given: [...rungs.given, { intent: isFinal ? 'final_warning' : 'boundary_warning', at, counts }],
  };
  const chance = close(heard, 'another_chance', ({ kind }) => isMild(kind));
  if (!counts) return chance;
  const warnedFor = [...rungs.warnedFor, ...rungs.runs.map(({ kind }) => kind.kind)];
  const level = isFinal ? { isFinal: true, fellByTime: false } : { credits: rungs.credits + 1 };
  return { ...chance, ...level, warnedFor, runs: [] };
}

/** A final heard on a speaker binds every voice; its pause holds for them too (V2). */
const bound = (rungs: Rungs, ladder: Millis, counts: boolean): Rungs => ({
  ...rungs,
  finalHeard: ladder,
  ...(counts ? { isFinal: true, fellByTime: false, lastDirected: Math.max(ladder, rungs.lastDirected ?? ladder) } : {}),
});

function reset(rungs: Rungs, { family }: Frame, is: Moment['is']): Rungs {
  switch (is) {
    case 'calmed':
      return close(rungs, 'calmed', ({ kind }) => isMild(kind));
    case 'own_error':
      return {
        ...close(rungs, 'own_error', ({ kind }) => isMild(kind)),
        credits: 0,
        isFinal: false,
        warnedFor: [],
        runs: rungs.runs.filter(({ kind }) => !isMild(kind)),
        swearing: { ...rungs.swearing, advisories: 0, runs: [] },
      };
    case 'life_mark':
      return { ...close(rungs, 'life_mark', () => true), owed: [] };
    case 'cut':
      return {
        ...fallen(
          close(rungs, 'cut', () => true),
          family,
        ),
        runs: [],
        owed: [],
        wasCut: true,
        swearing: { ...oneAdvisoryLess(rungs, family).swearing, runs: [] },
      };
    default:
      return rungs;
  }
}

function raised(rungs: Rungs, { family, threat, line }: Frame, at: Instant): Rungs {
  const restarted = restart(rungs, family, ladderAt(line, at));
  if (threat?.alarmAt !== at) return restarted;
  const opened = rungs.owed.reduce((now, run) => open(now, family, run, at, ladderAt(line, at)), restarted);
  return { ...opened, owed: [] };
}

const each = (byVoice: ByVoice, change: (rungs: Rungs, voice: Voice) => Rungs): ByVoice => ({
  first: change(byVoice.first, 'first'),
  second: change(byVoice.second, 'second'),
  third: change(byVoice.third, 'third'),
});

function apply(ladder: Ladder, frame: Frame, moment: Moment): Ladder {
  const { line, family } = frame;
  const { at } = moment;
  const byVoice = each(ladder.byVoice, (rungs) => passed(rungs, family, ladderAt(line, at), (from) => heldBetween(line, from, at)));
  switch (moment.is) {
    case 'mark': {
      const isVoid = isMild(moment.kind) && (ladder.owes !== null || frame.voids(at));
      return { ...ladder, byVoice: { ...byVoice, [moment.voice]: marked(byVoice[moment.voice], frame, moment, isVoid) } };
    }
    case 'boundary_warning':
    case 'final_warning': {
      const mine = warned(byVoice[moment.voice], frame, moment, ladder.owes !== null);
      const binds = moment.is === 'final_warning' && moment.onSpeaker;
      const counts = mine.isFinal && (mine.given.at(-1)?.counts ?? false);
      const others = binds ? each(byVoice, (rungs) => bound(rungs, ladderAt(line, at), counts)) : byVoice;
      return { ...ladder, byVoice: { ...others, [moment.voice]: mine } };
    }
    case 'advisory': {
      const mine = advised(byVoice[moment.voice], frame, at, ladder.owes !== null);
      return { ...ladder, byVoice: { ...byVoice, [moment.voice]: mine } };
    }
    case 'alarm':
      return { ...ladder, byVoice: each(byVoice, (rungs) => raised(rungs, frame, at)) };
    case 'apology':
      return { ...ladder, byVoice, owes: ladder.owes === 'apology' ? 'calm_step' : ladder.owes };
    case 'calm_step':
      return { ...ladder, byVoice, owes: ladder.owes === 'calm_step' ? null : ladder.owes };
    default: {
      const owes = moment.is === 'own_error' ? 'apology' : ladder.owes;
      const calmedAt = moment.is === 'calmed' ? at : ladder.calmedAt;
      return { ...ladder, owes, calmedAt, byVoice: each(byVoice, (rungs) => reset(rungs, frame, moment.is)) };
    }
  }
}

/** The number of warnings that a kind needs on this call: the gentle ones where the caller is vulnerable or intoxicated (G7, V3). */
export const needFor =
  ({ gentleRungs }: ConductFamily, standing: Standing): NeedOf =>
  ({ severity, rungs }) => {
    const isEased = isGentle(standing) && (severity === 1 || severity === 2);
    return isEased ? Math.max(rungs.length, gentleRungs.length) : rungs.length;
  };

/** Folds the moments of one call into its ladder at `standing.now`. */
export function ladderOf(family: ConductFamily, standing: Standing, line: Line): Ladder {
  const { now } = standing;
  const frame: Frame = { family, standing, line, needOf: needFor(family, standing), threat: threatOf(standing), voids: voidsOf(standing) };
  const credits = hasFlag(standing, 'conduct_history') && !isGentle(standing) ? Math.min(1, boundaryCredits(family)) : 0;
  const start: Rungs = { ...noRungs, credits };
  const empty: Ladder = { byVoice: { first: start, second: start, third: start }, owes: null, calmedAt: null, threat: frame.threat };
  const folded = momentsOf(family, standing, line).reduce((ladder, moment) => apply(ladder, frame, moment), empty);
  return passedTo(folded, family, line, now);
}

/** What time alone does to a ladder until `now`, nothing else being told. */
export const passedTo = (ladder: Ladder, family: ConductFamily, line: Line, now: Instant): Ladder => ({
  ...ladder,
  byVoice: each(ladder.byVoice, (rungs) => passed(rungs, family, ladderAt(line, now), (from) => heldBetween(line, from, now))),
});

/** Every voice's rungs: grave permissions stand whoever has the line (ruling 72). */
export const allRungs = ({ byVoice }: Ladder): readonly Rungs[] => voices.map((voice) => byVoice[voice]);
