import type { GuideAction } from '../../call/action.ts';
import type { Guidance } from '../../call/guidance.ts';
import type { Standing } from '../facts.ts';
import { answersTo } from './answers.ts';
import { calmed, more, press, realNeed, repeats, spoke, stillPrank } from './press.ts';
import { agreedWaits } from './saying.ts';
import { noisePresses, silencePresses } from './silence.ts';

const isBack = press('caller_back', spoke.act);
const prank = [realNeed, stillPrank];
const persisting = [repeats, more];

/** What may end a wait before its time, by the fact that stands in the reasons. */
const breaks: Readonly<Record<string, readonly GuideAction[]>> = {
  closing_wait: [more],
  misdial_end: [more],
  misdial_offer: [more],
  caller_holds_us: [isBack, ...agreedWaits],
  hold_time_agreed: [isBack, ...agreedWaits],
  check_gap: prank,
  prank_indicator: prank,
  genuine_need_check: prank,
  prank_closing: prank,
  prank_done: prank,
  circumstances_question: answersTo('vulnerability_check'),
  circumstances_answer: answersTo('vulnerability_check'),
  plan_statement: answersTo('plan_statement'),
  plan_answer: answersTo('plan_statement'),
  plan_open: answersTo('plan_statement'),
  caller_repeats: persisting,
  persistence_warning: persisting,
  persistence_wait: persisting,
  persistence_time: persisting,
  persistence_done: persisting,
};
const ofSilence = /^(silent_|prompt_gap$|silence_|safety_taps$|taps_stand$|tty_challenge$|relay_slow$)/;

const factsOf = ({ reasons }: Guidance): string[] => reasons.flatMap(({ fact }) => (fact === undefined ? [] : [fact]));
const breaksOf = (facts: readonly string[]): GuideAction[] =>
  facts.flatMap((fact) => (Object.hasOwn(breaks, fact) ? (breaks[fact] ?? []) : []));

/** The step *wait*: nothing is the agent's to do; what the caller may do meanwhile. Calm closes conduct, which is all else that waits. */
export function waiting(guidance: Guidance, standing: Standing): GuideAction[] {
  const facts = factsOf(guidance);
  const found = [...breaksOf(facts), ...(facts.some((fact) => ofSilence.test(fact)) ? silencePresses(standing) : [])];
  return found.length > 0 ? found : [calmed];
}

/** The step *help*: what the caller may yet do that some ladder waits for, and a sound that was none (Q4). */
export function helping(guidance: Guidance, standing: Standing): GuideAction[] {
  const waits = factsOf(guidance).filter((fact) => fact === 'caller_repeats' || fact.startsWith('persistence_'));
  return [...breaksOf(waits), ...noisePresses(standing)];
}
