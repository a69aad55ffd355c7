import type { Instant, Millis } from '../base/time.ts';
import type { NextStep } from '../call/guidance.ts';
import type { ClosingFamily, ClosingItem, ClosingWay } from './document/closing.ts';
import { hasFlag } from './exclusion.ts';
import type { Fact, Standing } from './facts.ts';
import { isHeardAt, type Line, ladderAt, whenLadder } from './line.ts';

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

/** The agent's press of *Resolved*: it opens the way of that name, and takes it up again. */
const isOpening = (fact: Fact, { situation }: ClosingWay): boolean => fact.type === 'agent.mark' && fact.fields.family === situation;

interface Group {
  readonly at: Instant;
  /** Of one instant, words that nobody could hear left out. */
  readonly facts: readonly Fact[];
  readonly cut: boolean;
}

function groupsOf({ told }: Standing, line: Line): Group[] {
  const heard = told.filter((fact) => fact.type !== 'agent.say' || isHeardAt(line, fact.at));
  const instants = [...new Set([...heard.map(({ at }) => at), ...line.cuts])].toSorted((one, other) => one - other);
  const byInstant = Map.groupBy(heard, ({ at }) => at);
  return instants.map((at) => ({ at, facts: byInstant.get(at) ?? [], cut: line.cuts.includes(at) }));
}

function carriedOn(progress: Progress, { at, facts }: Group): Progress {
  const { way, doneAt, ownAt, reopened } = progress;
  const words = facts.map(wordOf).filter((word) => word !== null);
  const own = [...way.items.map(wordOfItem), ...way.opensWith, ...way.alsoOwn, ...(way.survey === null ? [] : [`say ${way.survey.offer}`])];
  const isOpen = facts.some((fact) => isOpening(fact, way));
  const takesUp = reopened && way.agentResumes ? own.filter((word) => word.startsWith('say ')) : own;
  const mine = words.filter((word) => (ownAt === null ? (reopened ? takesUp : way.opensWith) : own).includes(word));
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
function answered(progress: Progress, { at, facts }: Group): Progress {
  const { survey } = progress.way;
  if (survey === null) return progress;
  const words = facts.map(wordOf);
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
function takenBack(progress: Progress, { facts, cut }: Group): Progress {
  const { keptOnRefusal, keptOnRequest, situation } = progress.way;
  const isRefused = keptOnRefusal !== null && facts.some((fact) => wordOf(fact) === `decline ${situation}`);
  const isAsked = cut || facts.some(({ type }) => type === 'caller.request');
  const refused = isRefused ? back(progress, keptOnRefusal) : progress;
  return isAsked ? back(refused, keptOnRequest) : refused;
}

function progressOf(way: ClosingWay, groups: readonly Group[]): Progress {
  const start: Progress = { way, doneAt: [], ownAt: null, lastSaid: null, reopened: false, surveyAt: null };
  const offered = way.survey?.offer;
  const offeredAt = groups.find(({ facts }) => facts.some((fact) => wordOf(fact) === `say ${offered}`))?.at ?? Number.POSITIVE_INFINITY;
  return groups.reduce((progress, group) => {
    const said = group.at > offeredAt ? answered(progress, group) : progress;
    return takenBack(carriedOn(said, group), group);
  }, start);
}

/** Every way of the family, in the document's order. */
export function closingsOf({ ways }: ClosingFamily, standing: Standing, line: Line): Progress[] {
  const groups = groupsOf(standing, line);
  return ways.map((way) => progressOf(way, groups));
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

/** V4: a payment, else a notice, that runs. */
export function runningProcess({ told }: Standing): 'payment' | 'recording_notice' | null {
  const runs = (kind: 'payment' | 'recording_notice'): boolean => {
    const marks = told.filter((fact) => fact.type === 'agent.process' && fact.fields.kind === kind);
    const at = marks.at(-1)?.at;
    return marks.some((fact) => fact.at === at && fact.type === 'agent.process' && fact.fields.on);
  };
  return runs('payment') ? 'payment' : runs('recording_notice') ? 'recording_notice' : null;
}
