import type { Instant } from '../../base/time.ts';
import type { Reason } from '../../call/guidance.ts';
import type { ConductKind } from '../document/conduct.ts';
import { type Fact, ofType } from '../facts.ts';
import { whenLadder } from '../line.ts';
import type { View } from '../view.ts';
import type { Ladder } from './conduct.ts';
import { isFinalDue, type Rungs } from './conduct-rung.ts';
import { hasFlag, isGentle, isVulnerable } from './exclusion.ts';
import { floorOf } from './voice.ts';

/** The rungs of the voice that has the line. */
export const currentRungs = ({ standing }: Pick<View, 'standing'>, ladder: Ladder): Rungs =>
  ladder.byVoice[floorOf(standing).voiceAt(standing.now)];

export type WarningDue = 'boundary_warning' | 'final_warning';

/** Ruling 86: a fresh run of this voice asks for a warning, nothing has calmed since, and the level is below final. */
export function warningDue(view: View): WarningDue | null {
  const { ladder, needOf } = view;
  if (ladder === null || ladder.owes !== null) return null;
  const rungs = currentRungs(view, ladder);
  const calmedAt = ladder.calmedAt ?? Number.NEGATIVE_INFINITY;
  const asks = rungs.runs.some(({ kind, at }) => needOf(kind) > 0 && at > calmedAt);
  if (!asks || rungs.isFinal) return null;
  return isFinalDue(rungs, needOf) ? 'final_warning' : 'boundary_warning';
}

/** Ruling 85, line 15: swearing that no advisory has answered, after the last calm, while fewer than all were given (X3). */
export function advisoryDue(view: View): boolean {
  const { ladder } = view;
  const advisories = view.document.families.conduct?.advisories ?? null;
  if (ladder === null || ladder.owes !== null || advisories === null) return false;
  const { swearing } = currentRungs(view, ladder);
  return swearing.advisories < advisories.count && swearing.runs.some(({ at }) => at > (ladder.calmedAt ?? Number.NEGATIVE_INFINITY));
}

/** The first fresh run of this voice since the caller last calmed; null: none. */
export function freshSince(view: View): Instant | null {
  const { ladder } = view;
  if (ladder === null) return null;
  const { runs } = currentRungs(view, ladder);
  return runs.find(({ at }) => at > (ladder.calmedAt ?? Number.NEGATIVE_INFINITY))?.at ?? null;
}

interface Pause {
  readonly to: Instant;
  readonly rule: 'C3' | 'X3';
}

/** The last pause to end that runs for this voice, unless the caller has calmed since its warning (C3, X3; ruling 85, line 16). */
export function pauseOf({ document, ladder, line, standing }: View): Pause | null {
  const family = document.families.conduct;
  if (ladder === null || family === undefined) return null;
  const { finalHeard, boundaryHeard, swearing } = currentRungs({ standing }, ladder);
  const { calmedAt } = ladder;
  const isAdvised = family.advisories !== null && swearing.advisories >= family.advisories.count;
  const pauses = [
    { heard: finalHeard, pause: family.afterFinalMs, rule: 'C3' as const },
    { heard: boundaryHeard, pause: family.afterBoundaryMs, rule: 'C3' as const },
    { heard: isAdvised ? swearing.lastHeard : null, pause: family.advisories?.afterLastMs ?? 0, rule: 'X3' as const },
  ].flatMap(({ heard, pause, rule }): Pause[] => {
    const from = heard === null ? null : whenLadder(line, heard);
    const to = heard === null ? null : whenLadder(line, heard + pause);
    if (from === null || to === null || to <= standing.now) return [];
    return calmedAt !== null && calmedAt >= from ? [] : [{ to, rule }];
  });
  return pauses.toSorted((one, other) => one.to - other.to).at(-1) ?? null;
}

const reason = (rule: string, fact?: string): Reason => (fact === undefined ? { rule } : { rule, fact });

function factOfDue(due: WarningDue, { credits }: Rungs): string {
  if (due === 'final_warning') return credits > 0 ? 'final_warning' : 'only_final_warning';
  return credits > 0 ? 'another_boundary_warning' : 'boundary_warning';
}

/** Why this warning is due, the missing step first. */
export function dueReasons(view: View, due: WarningDue): Reason[] {
  const { ladder, standing, needOf } = view;
  if (ladder === null) return [];
  const rungs = currentRungs(view, ladder);
  const { given, fellByTime, wasCut } = rungs;
  const counted = given.filter(({ counts }) => counts);
  const asking = rungs.runs.filter(({ kind }) => needOf(kind) > 0);
  const isOther = asking.every(({ kind }) => isOtherKind(view, kind));
  const isHistory = counted.length === 0 && rungs.credits > 0 && hasFlag(standing, 'conduct_history');
  const isEased = isGentle(standing) && asking.some(({ kind }) => needOf(kind) > kind.rungs.length);
  const missed = given.length > 0 && given.at(-1)?.counts === false;
  return [
    ...(isHistory ? [reason('C10', 'history')] : []),
    ...(fellByTime ? [reason('C4', 'level_fell')] : []),
    ...(wasCut && !fellByTime ? [reason('C9', due === 'final_warning' && rungs.credits > 0 ? 'after_drop' : undefined)] : []),
    reason('C2', isHistory || fellByTime ? undefined : factOfDue(due, rungs)),
    ...(given.length > 0 ? [reason('C3', missed ? 'warning_missed' : undefined)] : []),
    ...(isOther ? [reason('C8', 'other_kind')] : []),
    ...(isEased ? [reason(isVulnerable(standing) ? 'G7' : 'V3', 'gentle')] : []),
  ];
}

/** What stands where nothing is to be done but help: lapsed, calmed, warned, sworn at the situation (ruling 92). */
export function standReasons(view: View): Reason[] {
  const { ladder } = view;
  if (ladder === null) return [];
  const { closed, given, fellByTime, lastMark } = currentRungs(view, ladder);
  const why = closed.at(-1)?.why;
  const stands = given.some(({ counts }) => counts);
  return [
    ...(why === 'calmed' ? [reason('V5', 'calmed')] : []),
    ...(why === 'lapsed' || why === 'held' ? [reason('C5', 'permission_lapsed')] : []),
    ...(lastMark?.fate === 'paused' ? [reason('C3', 'mark_in_pause')] : []),
    ...(lastMark !== null && lastMark.kind.severity === 0 && view.document.families.conduct?.advisories == null
      ? [reason('C7', 'swearing_no_ground')]
      : []),
    ...(fellByTime ? [reason('C4')] : []),
    ...(stands ? [reason('C3', 'warnings_stand')] : []),
  ];
}

/** C8: this voice was warned, and for none of this kind. */
export function isOtherKind(view: View, kind: ConductKind): boolean {
  if (view.ladder === null || view.needOf(kind) === 0) return false;
  const { given, warnedFor } = currentRungs(view, view.ladder);
  return given.some(({ counts }) => counts) && !warnedFor.includes(kind.kind);
}

/** Rules that bear on any answer about conduct, without a sentence of their own. */
export function bearing(view: View): Reason[] {
  const { ladder, standing } = view;
  const marks = ofType(standing.told, 'agent.mark').filter(({ fields }) => fields.family === 'conduct');
  const any = marks.length > 0;
  const floor = floorOf(standing);
  const isMany = new Set(marks.map(({ fields, at }) => fields.voice ?? floor.voiceAt(at))).size > 1;
  const said = (type: Fact['type']): boolean => ofType(standing.told, type).length > 0;
  return [
    ...(ladder?.threat == null ? [] : [reason('G4')]),
    ...(any && said('agent.own_error') ? [reason('V1')] : []),
    ...(isMany || (any && said('caller.voice')) ? [reason('V2')] : []),
    ...(any && hasFlag(standing, 'intoxicated') ? [reason('V3')] : []),
    ...(any && isVulnerable(standing) ? [reason('G7')] : []),
    ...(standing.withdrawn ? [reason('V6')] : []),
  ];
}
