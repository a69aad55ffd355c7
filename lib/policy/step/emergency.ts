import { freshSince } from '../rules/due.ts';
import { helpSince, mayConductEnd } from '../rules/emergency.ts';
import { riskGate } from '../rules/gate.ts';
import { lifeStep } from '../rules/life.ts';
import type { View } from '../view.ts';
import { type Advice, advice, saying, why } from './advice.ts';

const called = ({ document, standing }: View, since: number, rule: string): Advice =>
  advice(lifeStep(standing, since, document.guards.escalationSilenceMs, 'escalate'), why(rule, 'odd_call'));

/** Line 11: something odd was heard, or grave conduct that ends no call here: help must come. */
export function oddStep(view: View): Advice | null {
  const { document, standing, line } = view;
  if (document.emergency === null) return null;
  const since = helpSince(document, standing, line);
  return since === null ? null : called(view, since, 'E2');
}

/** Line 13: abuse on an emergency line: is somebody at risk? Where no conduct can end the call, help is called then. */
export function riskStep(view: View): Advice | null {
  const { document, standing, line } = view;
  const since = document.emergency === null ? null : freshSince(view);
  if (since === null) return null;
  const gate = riskGate(standing, line);
  if (gate !== null)
    return gate.isAsked
      ? advice({ kind: 'listen', intent: gate.question }, why('E3', 'risk_answer'))
      : saying(gate.question, why('E3', 'risk_question'));
  return mayConductEnd(document.emergency, standing) ? null : called(view, since, 'E1');
}
