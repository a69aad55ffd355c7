import type { Instant } from '../base/time.ts';
import type { Fact, Standing } from './facts.ts';

/** Flags of this call: those given from outside, and those that the agent marked and did not take back. They hold for the whole call (60). */
export function hasFlag({ flags, told }: Standing, name: string): boolean {
  const marks = told.filter((fact) => fact.type === 'agent.flag' && fact.fields.flag === name);
  const last = marks.at(-1);
  // Two marks of one instant: the flag that stands wins, because it forbids.
  const stands = marks.some((fact) => fact.at === last?.at && fact.type === 'agent.flag' && fact.fields.on);
  return last === undefined ? flags.includes(name) : stands;
}

const said = (told: readonly Fact[], what: string): boolean =>
  told.some((fact) => fact.type === 'caller.says' && fact.fields.what === what);

/** G7: the caller is vulnerable, or something made the call harder for them. */
export const isVulnerable = (standing: Standing): boolean =>
  hasFlag(standing, 'vulnerable_marker') || hasFlag(standing, 'involuntary_speech') || said(standing.told, 'circumstances');

/** G7, V3: severity 1–2 needs both warnings. */
export const isGentle = (standing: Standing): boolean => isVulnerable(standing) || hasFlag(standing, 'intoxicated');

/** G5: what stands between us and understanding the caller at that instant (ruling 58); null: nothing. */
export function barrierAt({ told, ...standing }: Standing, at: Instant): 'pending' | 'no_offer' | null {
  const last = (test: (fact: Fact) => boolean): Instant =>
    told.findLast((fact) => fact.at <= at && test(fact))?.at ?? Number.NEGATIVE_INFINITY;
  const asked = last((fact) => (fact.type === 'caller.request' || fact.type === 'caller.confirm') && fact.fields.what === 'interpreter');
  const joined = last((fact) => fact.type === 'interpreter.joined');
  if (asked > Number.NEGATIVE_INFINITY && joined <= asked) return 'pending';
  const offered = last((fact) => fact.type === 'agent.say' && fact.fields.intent === 'interpreter_offer');
  const isRaised = hasFlag({ told, ...standing }, 'language_barrier');
  return isRaised && offered === Number.NEGATIVE_INFINITY ? 'no_offer' : null;
}

/** G9: what is missing before milder conduct of somebody who sounds like a child may end the call (ruling 83); null: nothing. */
export function welfareGap(standing: Standing, isHeard: (at: Instant) => boolean): 'welfare_check' | 'welfare_answer' | null {
  if (!hasFlag(standing, 'apparent_child')) return null;
  const { told } = standing;
  const asked = told.find((fact) => fact.type === 'agent.say' && fact.fields.intent === 'welfare_check' && isHeard(fact.at));
  if (asked === undefined) return 'welfare_check';
  const isSafe = told.some((fact) => fact.type === 'caller.says' && fact.fields.what === 'safe' && fact.at > asked.at);
  return isSafe ? null : 'welfare_answer';
}

/** True when a mark of severity 0–2 made at that instant does not count: involuntary words (59), or a barrier of language (58). */
export const voids = (standing: Standing, at: Instant): boolean =>
  hasFlag(standing, 'involuntary_speech') || barrierAt(standing, at) !== null;
