import type { Instant } from '../../base/time.ts';
import { type Fact, type FactOf, ofType, type Standing } from '../facts.ts';

/** Flags of this call: those given from outside, and those that the agent marked and did not take back. They hold for the whole call (60). */
export function hasFlag({ flags, told }: Standing, name: string): boolean {
  const marks = ofType(told, 'agent.flag').filter(({ fields }) => fields.flag === name);
  const last = marks.at(-1);
  // Two marks of one instant: the flag that stands wins, because it forbids.
  const stands = marks.some(({ at, fields }) => at === last?.at && fields.on);
  return last === undefined ? flags.includes(name) : stands;
}

const said = (told: readonly Fact[], what: string): boolean => ofType(told, 'caller.says').some(({ fields }) => fields.what === what);

/** G7: the caller is vulnerable, or something made the call harder for them. */
export const isVulnerable = (standing: Standing): boolean =>
  hasFlag(standing, 'vulnerable_marker') || hasFlag(standing, 'involuntary_speech') || said(standing.told, 'circumstances');

/** G7, V3: severity 1–2 needs both warnings. */
export const isGentle = (standing: Standing): boolean => isVulnerable(standing) || hasFlag(standing, 'intoxicated');

/** G5: what stands between us and understanding the caller at that instant (ruling 58); null: nothing. */
export function barrierAt(standing: Standing, at: Instant): 'pending' | 'no_offer' | null {
  const { told } = standing;
  const last = <T extends Fact>(facts: readonly T[], test: (fact: T) => boolean): Instant =>
    facts.findLast((fact) => fact.at <= at && test(fact))?.at ?? Number.NEGATIVE_INFINITY;
  const isOfInterpreter = ({ fields }: FactOf<'caller.request' | 'caller.confirm'>): boolean => fields.what === 'interpreter';
  const asked = Math.max(last(ofType(told, 'caller.request'), isOfInterpreter), last(ofType(told, 'caller.confirm'), isOfInterpreter));
  const joined = last(ofType(told, 'interpreter.joined'), () => true);
  if (asked > Number.NEGATIVE_INFINITY && joined <= asked) return 'pending';
  if (!hasFlag(standing, 'language_barrier')) return null;
  const offered = last(ofType(told, 'agent.say'), ({ fields }) => fields.intent === 'interpreter_offer');
  return offered === Number.NEGATIVE_INFINITY ? 'no_offer' : null;
}

/** Whether a mark of severity 0–2 made at an instant does not count: involuntary words (59), or a barrier of language (58). */
export function voidsOf(standing: Standing): (at: Instant) => boolean {
  if (hasFlag(standing, 'involuntary_speech')) return () => true;
  return (at) => barrierAt(standing, at) !== null;
}
