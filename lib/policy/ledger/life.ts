import type { LedgerRung } from '../../call/guidance.ts';
import type { Standing } from '../facts.ts';
import { threatOf } from '../rules/conduct.ts';
import { alarmOf, type Life } from '../rules/life.ts';
import { done, left, now } from './rung.ts';

/** Help is asked for, then somebody takes over (G1–G3). */
export function lifeRungs(standing: Standing, { marks }: Life): LedgerRung[] {
  const from = marks[0]?.at ?? standing.now;
  const press = standing.told.find(({ type, at }) => type === 'agent.escalate' && at > from);
  if (press === undefined) return [now('help_asked'), left('taken_over')];
  const isWavedOff = alarmOf(standing, from).is === 'waved_off';
  return isWavedOff ? [now('help_asked'), left('taken_over')] : [done(standing, 'help_asked', press.at), now('taken_over')];
}

/** G4: the threat, the alarm, and then the agent's choice. */
export function threatRungs(standing: Standing): LedgerRung[] {
  const threat = threatOf(standing);
  return threat === null || threat.alarmAt !== null ? [] : [done(standing, 'threat', threat.at), now('alert'), left('may_end')];
}
