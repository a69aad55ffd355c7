import { clockFace, type Instant, type Millis } from '../base/time.ts';
import type { CallEvent } from '../call/event.ts';
import type { Session } from '../call/session.ts';
import { type PolicyStep, policyStepsOf } from './policy-steps.ts';
import { withoutUndone } from './told.ts';

/** So many steps fit a message of a chat; the latest count. */
const MOST = 24;

/** What whoever takes the call over must know of it. Of the customer, the last four digits and nothing else. */
export interface Handover {
  /** `…4417`; null when withheld. */
  readonly caller: string | null;
  readonly queue: string | null;
  /** Since the call was connected. */
  readonly sinceMs: Millis;
  readonly steps: readonly PolicyStep[];
  /** The agent's own line for the supervisor, card numbers masked. */
  readonly line: string | null;
}

/** The call so far as facts; null before it is connected and once it is over. */
export function handoverOf(session: Session, events: readonly CallEvent[], now: Instant): Handover | null {
  if (session.connected === null || session.ended !== null) return null;
  const base = session.connected.at;
  const line = withoutUndone(events).findLast((event) => event.type === 'agent.escalate' && event.fields.line !== undefined);
  return {
    caller: session.withheld || session.last4 === null ? null : `…${session.last4}`,
    queue: session.dialled,
    sinceMs: Math.max(0, now - base),
    steps: policyStepsOf(events, base).slice(-MOST),
    line: line?.type === 'agent.escalate' ? (line.fields.line ?? null) : null,
  };
}

/** The words that a hand-over needs from the surface's language. */
export interface HandoverWords {
  readonly unknownCaller: string;
  /** The answer of the guide, and why. */
  readonly answer: readonly string[];
  readonly stepOf: (step: PolicyStep) => string;
}

/** A text to paste into the team's chat: who, how long, what the guide says and why, what happened when, and the agent's line. */
export function handoverText({ caller, queue, sinceMs, steps, line }: Handover, words: HandoverWords): string {
  const head = [caller ?? words.unknownCaller, queue, clockFace(sinceMs)].filter((part) => part !== null && part !== '').join(' · ');
  const told = steps.map((step) => `${clockFace(step.offset_ms)} ${words.stepOf(step)}`);
  return [head, words.answer.join(' '), ...told, ...(line === null ? [] : [`“${line}”`])].filter((part) => part !== '').join('\n');
}
