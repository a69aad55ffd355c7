import type { Instant } from '../base/time.ts';
import type { CallEvent } from '../call/event.ts';

/** The events of a call without those that the agent withdrew, and without the withdrawals. */
export function withoutUndone(events: readonly CallEvent[]): CallEvent[] {
  const undone = new Set(events.flatMap((event) => (event.type === 'agent.undo' ? [event.fields.observationId] : [])));
  return events.filter((event) => event.type !== 'agent.undo' && !undone.has(event.id));
}

/** What counts for how a call ended: nothing withdrawn, nothing later than its end. */
export const toldUntil = (events: readonly CallEvent[], end: Instant): CallEvent[] =>
  withoutUndone(events).filter((event) => event.at <= end);
