import { m } from '../../.paraglide/messages.js';
import type { CallState, SessionView } from '../../lib/platform/protocol.ts';

const words: Readonly<Record<CallState, () => string>> = {
  ringing: m.state_ringing,
  dialling: m.state_dialling,
  talking: m.state_talking,
  held: m.state_held,
  remote_held: m.state_remote_held,
  ended: m.state_ended,
};

/** The state in a word or two. */
export const stateWord = (state: CallState): string => words[state]();

/** Colour of the dot beside the word, never without it. */
export const stateDot: Readonly<Record<CallState, string>> = {
  ringing: 'bg-key',
  dialling: 'bg-key',
  talking: 'bg-may',
  held: 'bg-ask',
  remote_held: 'bg-ask',
  ended: 'bg-faint',
};

/** `…4417`, that the number is withheld, or null when nothing is known. */
export function callerOf({ last4, withheld }: Pick<SessionView, 'last4' | 'withheld'>): string | null {
  if (withheld) return m.caller_withheld();
  return last4 === null ? null : `…${last4}`;
}

/** Caller and queue in one line; `by hand` where no layer sees the phone. */
export function whoOf(session: SessionView): string {
  const parts = [callerOf(session), session.queue].filter((part) => part !== null);
  return parts.length === 0 && session.manual ? m.caller_by_hand() : parts.join(' · ');
}
