import type { Instant, Millis } from '../base/time.ts';
import type { GuideAction, GuideActions } from '../call/action.ts';
import type { Guidance, NextStep } from '../call/guidance.ts';
import { listening } from './actions/answers.ts';
import { ending } from './actions/ending.ts';
import { alarm, calmed, more, press, realNeed, spoke, withoutDoubles } from './actions/press.ts';
import { checking, finishing, settling } from './actions/repair.ts';
import { saying } from './actions/saying.ts';
import { approving, callingOut, escalating, guarding, leaving } from './actions/supervisor.ts';
import { helping, waiting } from './actions/waiting.ts';
import type { PolicyDocument } from './document.ts';
import { type Facts, lifeMarkOf, type Standing, standingAt, withdrawableAt } from './facts.ts';
import { lineOf } from './line.ts';
import { lifeOf, withoutPolicy } from './rules/life.ts';
import { unruledMark } from './rules/unruled.ts';

const none: GuideActions = { primary: null, others: [] };
const only = (others: readonly GuideAction[]): GuideActions => ({ primary: null, others });

/** What the agent pressed last and can still take back; the observation's id goes with it. */
function undoOf({ told, now }: Standing, undoMs: Millis): GuideAction[] {
  const last = told.findLast((fact) => fact.type !== 'caller.speech' && fact.type !== 'caller.silent' && withdrawableAt(fact, now, undoMs));
  const [observationId] = last?.ids ?? [];
  return observationId === undefined ? [] : [press('undo', { type: 'agent.undo', fields: { observationId } })];
}

/** G10 for a situation that the document has no rule for: what shows that it is over. */
const overPresses: Readonly<Record<string, GuideAction>> = { prank: realNeed, silence: spoke };

function askingPolicy(document: PolicyDocument | null, standing: Standing): GuideActions {
  const family = document === null ? null : unruledMark(document, standing)?.fields.family;
  return { primary: alarm('ask_now', 'policy'), others: family == null ? [] : [overPresses[family] ?? calmed] };
}

function stepPresses(guidance: Guidance, standing: Standing, document: PolicyDocument | null): GuideActions {
  const { kind, intent = '' } = guidance.nextStep;
  switch (kind) {
    case 'say':
      return saying(intent, standing);
    case 'listen':
      return listening(document, intent);
    case 'end':
      return ending(guidance, document, standing);
    case 'wait':
      return only(waiting(guidance, standing));
    case 'help':
      return only(helping(guidance, standing));
    case 'escalate':
      return escalating(guidance);
    case 'call_emergency':
      return callingOut(standing);
    case 'approval':
    case 'await_supervisor':
      return approving(guidance);
    case 'ask_policy':
      return askingPolicy(document, standing);
    case 'leave':
      return leaving;
    case 'check':
      return checking;
    case 'settle':
      return settling(intent);
    case 'finish':
      return finishing(intent);
    case 'release':
      return only(intent === 'survey' ? [more] : []);
    default:
      return none;
  }
}

/** Steps that are the phone's, where a withdrawal would only be in the way. */
const quiet: ReadonlySet<NextStep['kind']> = new Set(['help', 'release', 'reconnect', 'return', 'leave']);

/**
 * What the agent can press for the present step. The primary press, again and again, carries a call through its ladder; what another
 * person must say, and what would loosen a guard of life, is never primary. `now`: of the guidance; the last thing told, if absent.
 */
export function actionsFor(guidance: Guidance, facts: Facts, document: PolicyDocument | null, now?: Instant): GuideActions {
  const { undoMs } = document?.guards ?? withoutPolicy;
  const standing = standingAt(facts, now ?? facts.told.at(-1)?.at ?? 0, undoMs);
  const { marks } = lifeOf(standing, lineOf(standing));
  if (marks.length > 0) return guarding(guidance, standing, marks, undoMs);
  const { primary, others } = stepPresses(guidance, standing, document);
  const undo = undoOf(standing, undoMs);
  const last = facts.told.at(-1);
  const isFresh = last !== undefined && undo.some(({ act }) => act.type === 'agent.undo' && last.ids.includes(act.fields.observationId));
  const all = quiet.has(guidance.nextStep.kind) && !isFresh ? others : [...others, ...undo];
  return { primary, others: withoutDoubles(all, primary === null ? [] : [primary]) };
}

/** When the withdrawal of a life-risk mark is no longer offered, if it is now: a surface that shows it must be drawn anew then (V6). */
export function undoEndsAt(facts: Facts, document: PolicyDocument | null, now: Instant): Instant | null {
  const { undoMs } = document?.guards ?? withoutPolicy;
  const latest = standingAt(facts, now, undoMs).told.findLast((fact) => lifeMarkOf(fact) !== null);
  return latest !== undefined && now < latest.at + undoMs ? latest.at + undoMs : null;
}
