import type { AgentAct } from '../call/action.ts';
import type { EventType, FieldsOf } from '../call/event.ts';
import type { Claim } from './adapter.ts';

/** What the agent says of the call with their own hand. `by` answers the one key that is asked after End. */
export type HandCommand = { readonly do: 'start' | 'hold' | 'resume' } | { readonly do: 'end'; readonly by: EndedBy };
export type EndedBy = 'agent' | 'remote' | 'drop';

/** The instant of the press, and the layer's own name of the leg. */
export interface Press {
  readonly own: string;
  readonly at: number;
  readonly mono: number;
}

/** Sure enough that the wrap-up does not ask again, and not as sure as a press: who hung up is told, not seen. */
const TOLD_END = 0.95;

const isEndedBy = (value: string): value is EndedBy => value === 'agent' || value === 'remote' || value === 'drop';

/** The end that an answer stands for; null for a word that is none. */
export function endOfAnswer(value: string): FieldsOf<'call.ended'> | null {
  if (!isEndedBy(value)) return null;
  return value === 'drop' ? { endedBy: 'network', endKind: 'drop' } : { endedBy: value, endKind: 'hangup' };
}

function pressed<T extends EventType>({ own, at, mono }: Press, type: T, fields: FieldsOf<T>, confidence = 1): Claim {
  // The pair of type and fields is checked by the parameters; the union of claims cannot be built from a generic pair.
  return { type, fields, own, at, mono, basis: 'manual', confidence, evidence: ['manual'] } as unknown as Claim;
}

/** A press of Start, Hold, Resume or End. Start says that a call is up, and not who called whom: the direction stays unknown. */
export function handClaims(command: HandCommand, press: Press): readonly Claim[] {
  switch (command.do) {
    case 'start':
      return [pressed(press, 'call.connected', {})];
    case 'hold':
      return [pressed(press, 'call.held', { scope: 'local' })];
    case 'resume':
      return [pressed(press, 'call.resumed', { scope: 'local' })];
    case 'end':
      return [pressed(press, 'call.ended', endOfAnswer(command.by) ?? { endedBy: 'unknown', endKind: 'unknown' }, TOLD_END)];
  }
}

/** A press of the guide: what was said, marked, heard or corrected. */
export const actClaim = (act: AgentAct, press: Press): Claim => pressed(press, act.type, act.fields);
