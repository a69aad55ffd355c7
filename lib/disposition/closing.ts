import type { CallEvent } from '../call/event.ts';

/** R1: each later than the one before it. */
const order = ['recap', 'confirm_question', 'resolved', 'offer_more', 'more_help', 'goodbye'] as const;
const CONFIRMED = order.indexOf('offer_more');

function wordOf(event: CallEvent): string | null {
  if (event.type === 'agent.say') return event.fields.intent;
  if (event.type === 'caller.confirm' && event.fields.what === 'resolved') return 'resolved';
  if (event.type === 'caller.decline' && event.fields.what === 'more_help') return 'more_help';
  return null;
}

/**
 * True when the customer confirmed and the call was closed in order: recap, question, confirmation, offer, refusal, goodbye (R1, R2).
 * A refused confirmation goes back to the question, a new request to the offer (R5). `events`: withdrawn ones left out.
 */
export function closingComplete(events: readonly CallEvent[]): boolean {
  let done = 0;
  let at = Number.NEGATIVE_INFINITY;
  for (const event of events) {
    if (event.type === 'caller.request') done = Math.min(done, CONFIRMED);
    else if (event.type === 'caller.decline' && event.fields.what === 'resolved') done = Math.min(done, 1);
    else if (done < order.length && wordOf(event) === order[done] && event.at > at) {
      done += 1;
      at = event.at;
    }
  }
  return done === order.length;
}

/** True when the agent marked conduct towards them and the caller has not calmed since. */
export function conductStands(events: readonly CallEvent[]): boolean {
  const marked = events.findLastIndex(
    (event) =>
      event.type === 'agent.mark' &&
      (event.fields.family === 'conduct' || event.fields.family === 'harassment') &&
      event.fields.kind !== 'undirected_profanity',
  );
  return marked >= 0 && !events.slice(marked).some((event) => event.type === 'caller.calmed');
}
