import type { GuideAction, GuideActions } from '../../call/action.ts';
import type { Standing } from '../facts.ts';
import { answersTo, isQuestion } from './answers.ts';
import { calmed, more, press, realNeed, repeats, say } from './press.ts';
import { silencePresses } from './silence.ts';

/** What the caller may do instead of hearing this to its end, by the sentence. */
const meanwhile: Readonly<Record<string, readonly GuideAction[]>> = {
  boundary_warning: [calmed],
  final_warning: [calmed],
  advisory: [calmed],
  genuine_need_check: [realNeed],
  prank_closing: [realNeed],
  final_answer: [more],
  written_route: [repeats, more],
  persistence_warning: [repeats, more],
  request_caller_end: [more],
  offer_to_end: [more],
};

const ofSilence: ReadonlySet<string> = new Set(['silent_prompt', 'silent_closing', 'safety_taps_question', 'tty_challenge', 'go_ahead']);
const minutes = (label: string, ms: number): GuideAction => press(label, { type: 'agent.wait_agreed', fields: { ms } });
/** How long the caller asks us to wait, where the caller holds us (Q6). */
export const agreedWaits: readonly GuideAction[] = [minutes('agreed_five', 300_000), minutes('agreed_ten', 600_000)];

/** The step *say*: the primary press tells that it was said. A question that was asked before may be answered without asking again. */
export function saying(intent: string, standing: Standing): GuideActions {
  const wasAsked = standing.told.some((fact) => fact.type === 'agent.say' && fact.fields.intent === intent);
  const others = [
    ...(meanwhile[intent] ?? []),
    ...(ofSilence.has(intent) ? silencePresses(standing) : []),
    ...(wasAsked && isQuestion(intent) ? answersTo(intent) : []),
    ...(intent === 'no_hold_request' ? agreedWaits : []),
  ];
  return { primary: say(isQuestion(intent) ? 'asked' : 'said_it', intent), others };
}
