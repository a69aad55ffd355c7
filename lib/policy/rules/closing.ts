import type { Instant, Millis } from '../../base/time.ts';
import type { NextStep } from '../../call/guidance.ts';
import type { ClosingFamily, ClosingItem, ClosingWay } from '../document/closing.ts';
import { type Fact, ofType, type Standing } from '../facts.ts';
import { isHeardAt, type Line, ladderAt, whenLadder } from '../line.ts';
import { hasFlag } from './exclusion.ts';

/** One way to close the call, as far as it has come (R1–R8, V7, rulings 48 to 52 and 90). */
export interface Progress {
  readonly way: ClosingWay;
  /** Items done, in order, and when each was. */
  readonly doneAt: readonly Instant[];
  /** Of its own events the latest, while it is in progress. */
  readonly ownAt: Instant | null;
  /** The last of its sentences that was said. */
  readonly lastSaid: string | null;
  /** A request of the caller's took it back, and nothing has been taken up since (R5). */
  readonly reopened: boolean;
  readonly surveyAt: Instant | null;
}

/** `say recap`, `confirm resolved`: the form in which a document names what is told; null for everything else. */
function wordOf(fact: Fact): string | null {
  switch (fact.type) {
    case 'agent.say':
      return `say ${fact.fields.intent}`;
    case 'caller.confirm':
      return `confirm ${fact.fields.what}`;
    case 'caller.decline':
      return `decline ${fact.fields.what}`;
    case 'caller.says':
      return `says ${fact.fields.what}`;
    default:
      return null;
  }
}

const wordOfItem = (item: ClosingItem): string => ('say' in item ? `say ${item.say}` : `${item.hear} ${item.what}`);

interface Group {
  readonly at: Instant;
  /** What was told at one instant, in the form of the document; words that nobody could hear are left out. */
  readonly words: readonly string[];
  /** Situations that the agent opened then. */
  readonly opens: readonly string[];
  readonly asks: boolean;
  readonly cut: boolean;
}

const isHeard = (fact: Fact, line: Line): boolean => fact.type !== 'agent.say' || isHeardAt(line, fact.at);

function groupsOf({ told }: Standing, line: Line): Group[] {
  const bearing = told.filter((fact) => wordOf(fact) !== null || fact.type === 'agent.mark' || fact.type === 'caller.request');
  const byInstant = Map.groupBy(
    bearing.filter((fact) => isHeard(fact, line)),
    ({ at }) => at,
  );
  const instants = [...new Set([...byInstant.keys(), ...line.cuts])].toSorted((one, other) => one - other);
  return instants.map((at) => {
    const facts = byInstant.get(at) ?? [];
    return {
      at,
      words: facts.map(wordOf).filter((word) => word !== null),
      opens: facts.flatMap((fact) => (fact.type === 'agent.mark' ? [fact.fields.family] : [])),
      asks: facts.some(({ type }) => type === 'caller.request'),
      cut: line.cuts.includes(at),
    };
  });
}

/** What carries a way on, and what takes it up. */
interface Own {
  readonly all: ReadonlySet<string>;
  readonly opens: ReadonlySet<string>;
  /** After a request or a refusal. */
  readonly resumes: ReadonlySet<string>;
}

function ownOf({ items, opensWith, alsoOwn, survey, agentResumes }: ClosingWay): Own {
  const all = [...items.map(wordOfItem), ...opensWith, ...alsoOwn, ...(survey === null ? [] : [`say ${survey.offer}`])];
  return {
    all: new Set(all),
    opens: new Set(opensWith),
    resumes: new Set(agentResumes ? all.filter((word) => word.startsWith('say ')) : all),
  };
}

function carriedOn(progress: Progress, { at, words, opens }: Group, own: Own): Progress {
  const { way, doneAt, ownAt, reopened } = progress;
  // The agent's press of the situation opens the way of that name, and takes it up again.
  const isOpen = opens.includes(way.situation);
  const takes = ownAt !== null ? own.all : reopened ? own.resumes : own.opens;
  const mine = words.filter((word) => takes.has(word));
  const next = way.items[doneAt.length];
  const isNext = next !== undefined && words.includes(wordOfItem(next));
  const isTaken = isOpen || mine.length > 0;
  return {
    ...progress,
    doneAt: isNext ? [...doneAt, at] : doneAt,
    ownAt: isTaken ? at : ownAt,
    lastSaid: mine.findLast((word) => word.startsWith('say '))?.slice('say '.length) ?? progress.lastSaid,
    reopened: isTaken ? false : reopened,
  };
}

/** The yes to the survey, once offered; the last answer counts. */
function answered(progress: Progress, { at, words }: Group): Progress {
  const { survey } = progress.way;
  if (survey === null) return progress;
  if (words.includes(`decline ${survey.answer}`)) return { ...progress, surveyAt: null };
  return words.includes(`confirm ${survey.answer}`) ? { ...progress, surveyAt: at } : progress;
}

const back = (progress: Progress, kept: number): Progress => ({
  ...progress,
  doneAt: progress.doneAt.slice(0, kept),
  ownAt: null,
  reopened: progress.reopened || progress.ownAt !== null,
});

/** What takes back comes last within an instant, and wins (ruling 3). */
function takenBack(progress: Progress, { words, asks, cut }: Group): Progress {
  const { keptOnRefusal, keptOnRequest, situation } = progress.way;
  const isRefused = keptOnRefusal !== null && words.includes(`decline ${situation}`);
  const refused = isRefused ? back(progress, keptOnRefusal) : progress;
  return cut || asks ? back(refused, keptOnRequest) : refused;
}

function progressOf(way: ClosingWay, groups: readonly Group[]): Progress {
  const start: Progress = { way, doneAt: [], ownAt: null, lastSaid: null, reopened: false, surveyAt: null };
  const own = ownOf(way);
  const offered = way.survey?.offer;
  const offeredAt = groups.find(({ words }) => words.includes(`say ${offered}`))?.at ?? Number.POSITIVE_INFINITY;
  return groups.reduce((progress, group) => {
    const said = group.at > offeredAt ? answered(progress, group) : progress;
    return takenBack(carriedOn(said, group, own), group);
  }, start);
}

/** Every way of the family that nothing shuts, in the document's order. `isOdd`: something in the call does not fit a slip (E4). */
export function closingsOf({ ways }: ClosingFamily, standing: Standing, line: Line, isOdd: boolean): Progress[] {
  const groups = groupsOf(standing, line);
  return ways.filter((way) => !(isOdd && way.shutByOddness)).map((way) => progressOf(way, groups));
}

export const isDone = ({ way, doneAt }: Progress): boolean => doneAt.length === way.items.length;

/** The rule and length of the wait: calls that we made have their own (R7). */
export function waitOf({ way }: Progress, standing: Standing): { readonly rule: string; readonly waitMs: Millis } {
  const isOurs = way.outbound !== null && hasFlag(standing, 'outbound');
  return isOurs && way.outbound !== null ? way.outbound : { rule: way.waitRule, waitMs: way.waitMs };
}

/** When the wait after the last item is over, in ladder time; null while an item is missing. */
export function opensAt(
  progress: Progress,
  standing: Standing,
  line: Line,
): { readonly ladder: Millis; readonly at: Instant | null } | null {
  const last = progress.doneAt.at(-1);
  if (last === undefined || !isDone(progress)) return null;
  const ladder = ladderAt(line, last) + waitOf(progress, standing).waitMs;
  return { ladder, at: whenLadder(line, ladder) };
}

/** The first missing item as a step: said, listened for, or asked again (ruling 90). */
export function itemStep({ way, doneAt, lastSaid }: Progress): NextStep | null {
  const item = way.items[doneAt.length];
  if (item === undefined) return null;
  if ('say' in item) return { kind: 'say', intent: item.say };
  if (item.asked === null) return { kind: 'help' };
  return { kind: lastSaid === item.asked ? 'listen' : 'say', intent: item.asked };
}

/** R9: what the caller asked for and nobody has settled, in the order in which it is settled (ruling 50). */
export function pendingRequests({ settleFirst }: ClosingFamily, { told }: Standing): string[] {
  const last = (test: (fact: Fact) => boolean): Instant => told.findLast(test)?.at ?? Number.NEGATIVE_INFINITY;
  return settleFirst.filter((what) => {
    const asked = last((fact) => fact.type === 'caller.request' && fact.fields.what === what);
    const settled = last((fact) => fact.type === 'request.settled' && fact.fields.what === what);
    const joined = what === 'supervisor' ? last(({ type }) => type === 'supervisor.joined') : Number.NEGATIVE_INFINITY;
    return asked > Number.NEGATIVE_INFINITY && Math.max(settled, joined) <= asked;
  });
}

/** V4, ruling 74: a payment, else a notice, that ran at that instant. */
export function runningProcessAt({ told }: Standing, instant: Instant): 'payment' | 'recording_notice' | null {
  const runs = (kind: 'payment' | 'recording_notice'): boolean => {
    const marks = ofType(told, 'agent.process').filter(({ fields, at }) => fields.kind === kind && at <= instant);
    const at = marks.at(-1)?.at;
    return marks.some((mark) => mark.at === at && mark.fields.on);
  };
  return runs('payment') ? 'payment' : runs('recording_notice') ? 'recording_notice' : null;
}
