import type { Permit } from '../call/guidance.ts';
import { type Authority, authorityFor } from './authority.ts';
import { isDone, opensAt, type Progress, waitOf } from './closing.ts';
import { allRungs, type Ladder } from './conduct.ts';
import type { Window } from './conduct-rung.ts';
import type { ConductKind } from './document/conduct.ts';
import { welfareGap } from './exclusion.ts';
import { isHeardAt, isSound, ladderAt, whenLadder } from './line.ts';
import type { View } from './view.ts';
import { floorOf } from './voice.ts';

/** A permission that time, calm, guards and closings leave open; a denied one is shut. */
export interface Permission extends Omit<Permit, 'supervisor'> {
  readonly authority: Authority;
  readonly rule: string;
  readonly fact: string;
  /** What the agent says when ending; null: nothing. */
  readonly saying: string | null;
  readonly severity: number | null;
  /** A question that must be answered first (G9); null: nothing is in the way. */
  readonly gate: 'welfare_check' | 'welfare_answer' | null;
  /** The event that opened it last. */
  readonly lastStep: number;
}

const free: Authority = { supervisor: 'not_needed', rule: null, fact: null, endsAt: null };

/** Handed over or cleared: the own leg may go, the others keep the line (ruling 56). */
function releasing({ life, document }: View): Permission[] {
  const { released } = life;
  if (released === null) return [];
  const { mark, at } = released;
  const endCode = document.guards.endCodes[mark.what] ?? 'moved.transferred_warm';
  const permit = { situation: mark.what, action: 'release_own_leg', endCode, opensAt: at, lapsesAt: null } as const;
  return [{ ...permit, authority: free, rule: mark.rule, fact: 'handed_over', saying: null, severity: null, gate: null, lastStep: at }];
}

/** The caller has left, and nothing of theirs was heard since (ruling 55). */
function emptied({ standing: { told } }: View): Permission[] {
  const left = told.findLast(({ type }) => type === 'caller.left');
  const isBack = left === undefined || told.some((fact) => fact.at >= left.at && (isSound(fact) || fact.type === 'call.reconnected'));
  if (isBack) return [];
  const permit = {
    situation: 'line_empty',
    action: 'end_call',
    endCode: 'customer_ended.unknown',
    opensAt: left.at,
    lapsesAt: null,
  } as const;
  return [{ ...permit, authority: free, rule: 'G3', fact: 'line_empty', saying: null, severity: null, gate: null, lastStep: left.at }];
}

/** The windows that are open now: milder ones only while their voice has the line (ruling 72). */
function windowsOf({ standing }: View, ladder: Ladder): readonly Window[] {
  const mine = ladder.byVoice[floorOf(standing).voiceAt(standing.now)];
  return [...new Set([...mine.windows, ...allRungs(ladder).flatMap(({ windows }) => windows.filter(({ kind }) => kind.severity === 3))])];
}

function ofKind(view: View, kind: ConductKind, windows: readonly Window[]): Permission[] {
  const { document, standing, line } = view;
  const isGrave = kind.severity === 3;
  const judged = windows.map((window) => {
    const asked = { situation: kind.kind, lastStep: window.from, since: window.since, isGrave };
    return { window, authority: authorityFor(document, standing, line, asked) };
  });
  const open = judged.filter(({ authority }) => authority.supervisor !== 'denied');
  const last = (open.length > 0 ? open : judged).toSorted((one, other) => one.window.lapses - other.window.lapses).at(-1);
  if (last === undefined) return [];
  const { window, authority } = last;
  const isSaid = standing.told.some(
    (fact) => fact.type === 'agent.say' && fact.fields.intent === kind.ending && fact.at > window.since && isHeardAt(line, fact.at),
  );
  return [
    {
      situation: kind.kind,
      action: 'end_call',
      endCode: kind.endCode,
      opensAt: window.since,
      lapsesAt: whenLadder(line, window.lapses),
      authority,
      rule: kind.alertFirst ? 'G4' : 'C2',
      fact: kind.alertFirst ? 'alarm_raised' : view.needOf(kind) === 0 ? 'conduct_at_once' : 'conduct_after_warnings',
      saying: isSaid ? null : kind.ending,
      severity: kind.severity,
      gate: isGrave ? null : welfareGap(standing, (at) => isHeardAt(line, at)),
      lastStep: window.from,
    },
  ];
}

function ofConduct(view: View): Permission[] {
  const { ladder } = view;
  if (ladder === null) return [];
  const windows = windowsOf(view, ladder);
  return view.kinds.flatMap((kind) =>
    ofKind(
      view,
      kind,
      windows.filter((window) => window.kind.kind === kind.kind),
    ),
  );
}

function ofClosing(view: View, progress: Progress): Permission[] {
  const { standing, line } = view;
  const { way, surveyAt, doneAt } = progress;
  const common = { authority: free, lapsesAt: null, severity: null, gate: null } as const;
  const done = doneAt.at(-1);
  const opens = opensAt(progress, standing, line);
  if (opens === null || done === undefined || !isDone(progress)) return [];
  const survey: Permission[] =
    way.survey === null || surveyAt === null
      ? []
      : [
          {
            ...common,
            situation: 'survey',
            action: 'release_to_survey',
            endCode: way.survey.endCode,
            opensAt: Math.max(done, surveyAt),
            rule: way.survey.rule,
            fact: 'survey',
            saying: null,
            lastStep: done,
          },
        ];
  if (opens.at === null || ladderAt(line, standing.now) < opens.ladder) return survey;
  const { rule } = waitOf(progress, standing);
  const { situation, endCode, farewell } = way;
  const ending = { situation, action: 'end_call', endCode, opensAt: opens.at, rule, fact: 'closing_done', saying: farewell } as const;
  return [...survey, { ...common, ...ending, lastStep: done }];
}

/** True while nothing closes the family *resolved*: no open request, no process, no situation without a rule (R9, V4, G10). */
export const mayClose = ({ pending, process, unruled }: View): boolean => pending.length === 0 && process === null && unruled === null;

/**
 * Everything that could end the call now, the gravest first (ruling 87), each judged alone; what a supervisor has refused is among
 * them, marked so.
 */
export function permissionsOf(view: View): Permission[] {
  const closings = mayClose(view) ? view.closings.flatMap((progress) => ofClosing(view, progress)) : [];
  const [surveys, rest] = [
    closings.filter(({ situation }) => situation === 'survey'),
    closings.filter(({ situation }) => situation !== 'survey'),
  ];
  return [...releasing(view), ...emptied(view), ...ofConduct(view), ...surveys, ...rest];
}

/** Open to the agent, alone or with another person: neither refused nor waiting for an answer about welfare. */
export const isOpen = ({ authority, gate }: Permission): boolean => authority.supervisor !== 'denied' && gate === null;
