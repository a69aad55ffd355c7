import type { Instant, Millis } from '../../base/time.ts';
import { ofType, type Standing } from '../facts.ts';
import { isHeardAt, type Line, ladderAt, whenLadder } from '../line.ts';

/** A question that stands between milder conduct and the end of the call, and has not had its answer. */
export interface Gate {
  readonly question: 'risk_question' | 'welfare_check' | 'vulnerability_check';
  readonly rule: 'E3' | 'G9' | 'X1';
  readonly isAsked: boolean;
  /** When no answer counts as an answer; null: an answer is needed. */
  readonly until: Instant | null;
}

/** Asked once in a call (rulings 62, 68, 83): when, and what the caller answered later. */
export function askedOnce(
  { told }: Standing,
  line: Line,
  question: string,
  answers: readonly string[],
): { readonly at: Instant | null; readonly answeredAt: Instant | null } {
  const asked = ofType(told, 'agent.say').find(({ fields, at }) => fields.intent === question && isHeardAt(line, at));
  if (asked === undefined) return { at: null, answeredAt: null };
  const answer = ofType(told, 'caller.says').find(({ fields, at }) => answers.includes(fields.what) && at > asked.at);
  return { at: asked.at, answeredAt: answer?.at ?? null };
}

/** X1: whether something makes the call harder is asked first; silence for `waitMs` is a no. */
export function circumstancesGate(standing: Standing, line: Line, waitMs: Millis): Gate | null {
  const { at, answeredAt } = askedOnce(standing, line, 'vulnerability_check', ['circumstances', 'no_circumstances']);
  const gate = { question: 'vulnerability_check', rule: 'X1' } as const;
  if (at === null) return { ...gate, isAsked: false, until: null };
  const ends = ladderAt(line, at) + waitMs;
  return answeredAt !== null || ladderAt(line, standing.now) >= ends ? null : { ...gate, isAsked: true, until: whenLadder(line, ends) };
}

/** E3: a risk is ruled out first. */
export function riskGate(standing: Standing, line: Line): Gate | null {
  const { at, answeredAt } = askedOnce(standing, line, 'risk_question', ['no_risk']);
  return answeredAt !== null ? null : { question: 'risk_question', rule: 'E3', isAsked: at !== null, until: null };
}

/** G9: who sounds like a child is asked first whether all is well. */
export function welfareGate(standing: Standing, line: Line): Gate | null {
  const { at, answeredAt } = askedOnce(standing, line, 'welfare_check', ['safe']);
  return answeredAt !== null ? null : { question: 'welfare_check', rule: 'G9', isAsked: at !== null, until: null };
}
