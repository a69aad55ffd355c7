import type { AgentAct, GuideAction, GuideActions } from '../../call/action.ts';
import type { PolicyDocument } from '../document.ts';
import { confirms, declines, more, press, realNeed, repeats, says, spoke, stillPrank, tapping } from './press.ts';

/**
 * What a caller may answer, by the question: first the answer that goes on, then the others. Two taps in answer to the question for them
 * are a cry for help (ruling 82).
 */
const answers: Readonly<Record<string, readonly GuideAction[]>> = {
  confirm_question: [confirms('confirmed', 'resolved'), declines('not_sorted', 'resolved')],
  offer_more: [declines('nothing_more', 'more_help'), more],
  number_check: [confirms('number_wrong', 'wrong_number'), press('number_right', more.act)],
  survey_offer: [confirms('survey_yes', 'survey'), declines('survey_no', 'survey')],
  interpreter_offer: [confirms('interpreter_yes', 'interpreter'), declines('interpreter_no', 'interpreter')],
  risk_question: [
    says('no_risk', 'no_risk'),
    press('speaks_of_harm', { type: 'caller.disclose', fields: { what: 'self_harm' } }),
    says('says_unsafe', 'unsafe'),
  ],
  welfare_check: [says('says_safe', 'safe'), says('says_unsafe', 'unsafe')],
  vulnerability_check: [says('no_circumstances', 'no_circumstances'), says('circumstances', 'circumstances')],
  safety_taps_question: [
    press('no_taps', { type: 'caller.silent', fields: {} }),
    press('two_taps', { type: 'caller.disclose', fields: { what: 'emergency' } }),
    tapping,
    spoke,
  ],
  genuine_need_check: [stillPrank, realNeed],
  plan_statement: [says('not_urgent', 'no_urgent_need'), says('urgent', 'urgent_need')],
  final_answer: [repeats, more],
  request_caller_end: [says('by_accident', 'accidental'), more],
  offer_to_end: [says('by_accident', 'accidental'), more],
};

export const isQuestion = (intent: string): boolean => Object.hasOwn(answers, intent) && !statements.has(intent);
/** Said, not asked, though an answer may come. */
const statements: ReadonlySet<string> = new Set(['plan_statement', 'final_answer', 'request_caller_end', 'offer_to_end']);

/** The answers to a question; none where there is nothing to answer. */
export const answersTo = (intent: string): readonly GuideAction[] => (Object.hasOwn(answers, intent) ? (answers[intent] ?? []) : []);

/** The press for the answer that a document waits for, where it waits for one that is not among ours. */
function awaited(document: PolicyDocument | null, intent: string): GuideAction[] {
  const items = document?.families.resolved?.ways.flatMap((way) => way.items) ?? [];
  const item = items.find((each) => 'hear' in each && each.asked === intent);
  if (item === undefined || !('hear' in item)) return [];
  return [press(item.what, { type: `caller.${item.hear}`, fields: { what: item.what } } as AgentAct)];
}

/** The step *listen*: the primary press is the answer that goes on. A question that nobody knows can still be answered by a voice. */
export function listening(document: PolicyDocument | null, intent: string): GuideActions {
  const known = answersTo(intent);
  const [primary = null, ...others] = known.length > 0 ? known : awaited(document, intent);
  return { primary, others: primary === null ? [spoke, more] : others };
}
