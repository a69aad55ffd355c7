import type { Instant } from '../../base/time.ts';
import { ofType } from '../facts.ts';
import { isHeardAt } from '../line.ts';
import type { View } from '../view.ts';

/** A sentence of the ending, unless it was heard since then (ruling 87). */
export function unlessSaid({ standing, line }: View, intent: string | null, since: Instant): string | null {
  const isSaid = ofType(standing.told, 'agent.say').some(({ fields, at }) => fields.intent === intent && at > since && isHeardAt(line, at));
  return isSaid ? null : intent;
}
