import type { Instant, Millis } from '../base/time.ts';
import type { AgentAct, GuideAction, GuideActions } from '../call/action.ts';
import type { Guidance, NextStep } from '../call/guidance.ts';
import type { PolicyDocument } from './document.ts';
import { type Fact, type Facts, lifeMarkOf, type Standing, standingAt, withdrawableAt } from './facts.ts';
import { alarmOf, lifeOf, withoutPolicy } from './life.ts';
import { lineOf } from './line.ts';
import { unruledMark } from './unruled.ts';

const press = (label: string, act: AgentAct): GuideAction => ({ label, act });
const say = (label: string, intent: string): GuideAction => press(label, { type: 'agent.say', fields: { intent } });
const alarm = (label: string, reason: string): GuideAction => press(label, { type: 'agent.escalate', fields: { reason } });

const calmed = press('caller_calmed', { type: 'caller.calmed', fields: {} });
const more = press('something_more', { type: 'caller.request', fields: { what: 'more' } });
const joined = press('supervisor_joined', { type: 'supervisor.joined', fields: {} });
const denied = press('denied', { type: 'supervisor.deny', fields: {} });
const advised = press('next_step_given', { type: 'supervisor.next_step', fields: {} });
const handedOver = [
  press('handed_over_duty', { type: 'handoff.accepted', fields: { role: 'duty_role' } }),
  press('handed_over_emergency', { type: 'handoff.accepted', fields: { role: 'emergency_service' } }),
];
const cleared = press('cleared', { type: 'supervisor.cleared', fields: {} });
const inError = press('marked_in_error', { type: 'supervisor.cleared', fields: { why: 'marked_in_error' } });

/** Answers to a question, by the question: the one that goes on is taken from the document. */
const otherAnswers: Readonly<Record<string, readonly GuideAction[]>> = {
  confirm_question: [press('not_sorted', { type: 'caller.decline', fields: { what: 'resolved' } })],
  offer_more: [more],
  welfare_check: [
    press('says_safe', { type: 'caller.says', fields: { what: 'safe' } }),
    press('says_unsafe', { type: 'caller.says', fields: { what: 'unsafe' } }),
  ],
};
const answerLabels: Readonly<Record<string, string>> = {
  'confirm resolved': 'confirmed',
  'decline more_help': 'nothing_more',
  'confirm wrong_number': 'number_wrong',
};
const overPresses: Readonly<Record<string, GuideAction>> = {
  prank: press('real_need', { type: 'caller.says', fields: { what: 'genuine_need' } }),
  silence: press('caller_spoke', { type: 'caller.speech', fields: {} }),
};

/** What the agent pressed last and can still take back; the observation's id goes with it. */
function undoOf({ told, now }: Standing, undoMs: Millis): GuideAction[] {
  const last = told.findLast((fact) => fact.type !== 'caller.speech' && fact.type !== 'caller.silent' && withdrawableAt(fact, now, undoMs));
  const [observationId] = last?.ids ?? [];
  return observationId === undefined ? [] : [press('undo', { type: 'agent.undo', fields: { observationId } })];
}

/** What ends a guard of life (rulings 54 to 56, 75, 80): each is another person's word but the withdrawal. */
function guardPresses(standing: Standing, undoMs: Millis): GuideAction[] {
  const { marks } = lifeOf(standing, lineOf(standing));
  const latest: Fact | undefined = standing.told.findLast((fact) => lifeMarkOf(fact) !== null);
  const canUndo = latest !== undefined && withdrawableAt(latest, standing.now, undoMs);
  const undo: GuideAction = press('undo', { type: 'agent.undo', fields: { observationId: latest?.ids[0] ?? '' } });
  const isAsked = alarmOf(standing, marks[0]?.at ?? standing.now).is !== 'missing';
  const canClear = marks.every(({ rule }) => rule !== 'G1');
  return [...(isAsked ? [joined] : []), ...handedOver, ...(canClear ? [cleared] : []), canUndo ? undo : inError];
}

function listening(document: PolicyDocument | null, { intent = '' }: NextStep): GuideActions {
  const items = document?.families.resolved?.ways.flatMap((way) => way.items) ?? [];
  const item = items.find((each) => 'hear' in each && each.asked === intent);
  const others = otherAnswers[intent] ?? [];
  if (item === undefined || !('hear' in item)) return { primary: null, others };
  const act = { type: `caller.${item.hear}`, fields: { what: item.what } } as AgentAct;
  return { primary: press(answerLabels[`${item.hear} ${item.what}`] ?? item.what, act), others };
}

const questions: ReadonlySet<string> = new Set([
  'confirm_question',
  'offer_more',
  'number_check',
  'survey_offer',
  'interpreter_offer',
  'welfare_check',
]);
const warnings: ReadonlySet<string> = new Set(['boundary_warning', 'final_warning']);

function saying({ intent = '' }: NextStep): GuideActions {
  return { primary: say(questions.has(intent) ? 'asked' : 'said_it', intent), others: warnings.has(intent) ? [calmed] : [] };
}

/** Another warning closes what milder conduct has opened (ruling 33). */
function ending({ nextStep, permits }: Guidance, document: PolicyDocument | null): GuideActions {
  const kinds = document?.families.conduct?.kinds ?? [];
  const isMild = permits.some(({ situation }) => kinds.some(({ kind, severity }) => kind === situation && severity < 3));
  const isClosing = document?.families.resolved?.ways.some((way) => permits.some(({ situation }) => situation === way.situation)) ?? false;
  const statement = kinds.some((kind) => kind.ending !== null && kind.ending === nextStep.intent);
  return {
    primary: statement && nextStep.intent !== undefined ? say('said_ending', nextStep.intent) : null,
    others: [...(isMild ? [say('another_chance', 'final_warning'), calmed] : []), ...(isClosing ? [more] : [])],
  };
}

function settling({ intent = '' }: NextStep): GuideActions {
  if (intent === 'interpreter') return { primary: press('interpreter_joined', { type: 'interpreter.joined', fields: {} }), others: [] };
  const primary = press('settled', { type: 'request.settled', fields: { what: intent } });
  return { primary, others: intent === 'supervisor' ? [joined] : [] };
}

function approving({ permits, nextStep }: Guidance): GuideActions {
  const situation = permits.find(({ supervisor }) => supervisor === 'needed')?.situation;
  const approved = situation === undefined ? [] : [press('approved', { type: 'supervisor.approve', fields: { situation } })];
  const isAsked = nextStep.kind === 'await_supervisor';
  return {
    primary: isAsked ? null : alarm('ask_now', 'approval'),
    others: [...approved, ...(approved.length > 0 ? [denied] : [joined, advised])],
  };
}

function stepPresses(guidance: Guidance, standing: Standing, document: PolicyDocument | null): GuideActions {
  const { nextStep, reasons } = guidance;
  switch (nextStep.kind) {
    case 'say':
      return saying(nextStep);
    case 'listen':
      return listening(document, nextStep);
    case 'end':
      return ending(guidance, document);
    case 'wait':
      return { primary: null, others: [reasons.some(({ fact }) => fact === 'closing_wait') ? more : calmed] };
    case 'escalate':
      return { primary: alarm('alert_supervisor', 'threat'), others: [] };
    case 'approval':
    case 'await_supervisor':
      return approving(guidance);
    case 'ask_policy': {
      const family = document === null ? null : unruledMark(document, standing)?.fields.family;
      return { primary: alarm('ask_now', 'policy'), others: family == null ? [] : [overPresses[family] ?? calmed] };
    }
    case 'leave':
      return { primary: null, others: [press('handed_back', { type: 'supervisor.handback', fields: {} })] };
    case 'check':
      return { primary: press('audio_ok', { type: 'agent.audio_check', fields: { result: 'ok' } }), others: [] };
    case 'settle':
      return settling(nextStep);
    case 'finish': {
      const kind = nextStep.intent === 'payment' ? 'payment' : 'recording_notice';
      return { primary: press('finished', { type: 'agent.process', fields: { kind, on: false } }), others: [] };
    }
    default:
      return { primary: null, others: [] };
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
  if (guidance.verdict === 'never') {
    const primary = guidance.nextStep.kind === 'escalate' ? alarm('get_help', 'life_risk') : null;
    return { primary, others: guardPresses(standing, undoMs) };
  }
  const { primary, others } = stepPresses(guidance, standing, document);
  const undo = undoOf(standing, undoMs);
  const last = facts.told.at(-1);
  const isFresh = last !== undefined && undo.some(({ act }) => act.type === 'agent.undo' && last.ids.includes(act.fields.observationId));
  return { primary, others: quiet.has(guidance.nextStep.kind) && !isFresh ? others : [...others, ...undo] };
}

/** When the withdrawal of a life-risk mark is no longer offered, if it is now: a surface that shows it must be drawn anew then (V6). */
export function undoEndsAt(facts: Facts, document: PolicyDocument | null, now: Instant): Instant | null {
  const { undoMs } = document?.guards ?? withoutPolicy;
  const latest = standingAt(facts, now, undoMs).told.findLast((fact) => lifeMarkOf(fact) !== null);
  return latest !== undefined && now < latest.at + undoMs ? latest.at + undoMs : null;
}
