import type { Instant, Millis } from '../base/time.ts';
import type { PolicyDocument } from './document.ts';
import { type Fact, ofType, type Standing } from './facts.ts';
import { type Line, ladderAt, whenLadder } from './line.ts';
import { withoutPolicy } from './rules/life.ts';

/** Waits that run from one fact: on the wall clock, and on ladder time (rulings 5 and 6). At its last instant a wait is over (ruling 2). */
interface Waits {
  readonly wall?: readonly Millis[];
  readonly ladder?: readonly Millis[];
}

type WaitsFrom = (fact: Fact) => Waits;

const none: Waits = {};

/** What runs from each sentence of the agent's, by its intent. */
function sentences(document: PolicyDocument): Readonly<Record<string, readonly Millis[]>> {
  const { conduct, silence, prank, persistence, plan } = document.families;
  const ladders = silence === undefined ? [] : [silence.neverSpoke, silence.wentSilent, silence.relay];
  const holds = silence === undefined ? [] : [silence.callerHold];
  const prompts = [
    ...ladders.map(({ totalMs }) => totalMs),
    ...[...ladders, ...holds].flatMap(({ gapMs, afterLastMs }) => [gapMs, afterLastMs]),
  ];
  const decay = conduct?.decayMs == null ? [] : [conduct.decayMs];
  return {
    boundary_warning: conduct === undefined ? [] : [conduct.afterBoundaryMs],
    final_warning: conduct === undefined ? [] : [conduct.afterFinalMs, conduct.afterBoundaryMs, ...decay],
    advisory: conduct?.advisories == null ? [] : [conduct.advisories.afterLastMs],
    vulnerability_check: conduct?.circumstances == null ? [] : [conduct.circumstances.answerWaitMs],
    silent_prompt: prompts,
    silent_closing: prompts,
    safety_taps_question: [...ladders, ...holds].map(({ afterLastMs }) => afterLastMs),
    genuine_need_check: prank === undefined ? [] : [prank.gapMs],
    prank_closing: prank === undefined ? [] : [prank.windowMs],
    persistence_warning: persistence === undefined ? [] : [persistence.afterWarningMs],
    plan_statement: plan === undefined ? [] : [plan.answerWaitMs, plan.answerWaitMs + plan.windowMs],
  };
}

/** From the last item of a closing, whatever it is. */
function closings({ families }: PolicyDocument): Millis[] {
  const ways = families.resolved?.ways ?? [];
  return [...new Set(ways.flatMap(({ waitMs, outbound }) => (outbound === null ? [waitMs] : [waitMs, outbound.waitMs])))];
}

function runsOf({ families }: PolicyDocument): Millis[] {
  const { conduct } = families;
  if (conduct === undefined) return [];
  const { windowMs, freshForMs, decayMs } = conduct;
  return [windowMs, freshForMs, ...(decayMs === null ? [] : [decayMs])];
}

function waitsFrom(document: PolicyDocument, agreed: readonly Millis[]): WaitsFrom {
  const { supervisor, guards, families } = document;
  const said = sentences(document);
  const answered = closings(document);
  const runs = runsOf(document);
  const opened = families.conduct === undefined ? [] : [families.conduct.windowMs];
  const held = families.silence === undefined ? [] : [families.silence.callerHold.waitMs, ...agreed];
  const answerOf = families.plan === undefined ? [] : [families.plan.windowMs];
  return (fact) => {
    switch (fact.type) {
      case 'agent.escalate':
        return { wall: [guards.escalationSilenceMs, supervisor.silenceMs], ladder: opened };
      case 'supervisor.approve':
        return { wall: [supervisor.approvalLifeMs] };
      case 'supervisor.deny':
        return { wall: [supervisor.silenceMs] };
      case 'agent.mark':
        return { ladder: runs };
      case 'agent.say':
        return { ladder: [...(said[fact.fields.intent] ?? []), ...answered] };
      case 'caller.confirm':
      case 'caller.decline':
        return { ladder: answered };
      case 'caller.says':
        return { ladder: [...answered, ...answerOf] };
      case 'call.held':
        return fact.fields.scope === 'remote' ? { ladder: held } : none;
      default:
        return none;
    }
  };
}

const withoutDocument: WaitsFrom = ({ type }) => (type === 'agent.escalate' ? { wall: [withoutPolicy.escalationSilenceMs] } : none);

function endsOf({ wall = [], ladder = [] }: Waits, at: Instant, line: Line): (Instant | null)[] {
  if (ladder.length === 0) return wall.map((span) => at + span);
  const from = ladderAt(line, at);
  return [...wall.map((span) => at + span), ...ladder.map((span) => whenLadder(line, from + span))];
}

/**
 * Every instant after that of the scene at which time alone could change an answer, in order: each wait runs from something that was told. Whether it
 * does change is for `evaluate` to see.
 */
export function instantsAfter(document: PolicyDocument | null, standing: Standing, line: Line): Instant[] {
  const { now, connectedAt } = standing;
  const agreed = ofType(standing.told, 'agent.wait_agreed').map(({ fields }) => fields.ms);
  const from = document === null ? withoutDocument : waitsFrom(document, agreed);
  const length = document?.families.persistence;
  const ofLength = length === undefined ? [] : [length.afterMs, length.afterWithAbuseMs];
  const ends = [
    ...standing.told.flatMap((fact) => endsOf(from(fact), fact.at, line)),
    ...ofLength.map((span) => whenLadder(line, span)),
    connectedAt,
  ];
  return [...new Set(ends)].filter((at): at is Instant => at !== null && at > now).toSorted((one, other) => one - other);
}
