import type { GuideAction } from '../../call/action.ts';
import type { Fact, Standing } from '../facts.ts';
import { isSound } from '../line.ts';
import { press, spoke, tapping } from './press.ts';

const ofSilence = /^(silent_prompt|silent_closing|safety_taps_question|tty_challenge)$/;

/** What tells that the caller could not be heard. */
const isSilence = (fact: Fact): boolean =>
  fact.type === 'caller.silent' || (fact.type === 'agent.say' && ofSilence.test(fact.fields.intent));

/** The sound that broke a silence, while nothing but that silence was told before it: a voice, or what was taken for one. */
function breaking({ told }: Standing): Fact | null {
  const sound = told.findLast(isSound);
  if (sound?.type !== 'caller.speech' && !(sound?.type === 'caller.sound' && sound.fields.what === 'tap')) return null;
  const before = told.filter((fact) => fact !== sound && fact.at <= sound.at);
  const silence = before.findLastIndex(isSilence);
  return silence < 0 || before.slice(silence + 1).some(isSound) ? null : sound;
}

/**
 * *Noise, no voice*: one press counts the last sound as none. It withdraws the sound where one broke the silence, whoever heard it, and
 * else says again that nothing is heard.
 */
export function noisePresses(standing: Standing): GuideAction[] {
  const [observationId] = breaking(standing)?.ids ?? [];
  return observationId === undefined ? [] : [press('noise', { type: 'agent.undo', fields: { observationId } })];
}

/** What may be heard while a silence lasts (Q4). */
export function silencePresses(standing: Standing): GuideAction[] {
  const noise = noisePresses(standing);
  return [spoke, tapping, ...(noise.length > 0 ? noise : [press('noise', { type: 'caller.silent', fields: {} })])];
}
