import type { Instant } from '../base/time.ts';
import type { CallEvent } from '../call/event.ts';
import type { Guidance, Permit } from '../call/guidance.ts';
import { sessionOf } from '../call/replay.ts';
import type { Session } from '../call/session.ts';
import { reconcile } from '../observe/reconcile.ts';
import { evaluate } from '../policy/evaluate.ts';
import { type Facts, factsOf } from '../policy/facts.ts';
import type { LiveCall } from './live-call.ts';

/** What the rows of a call amount to. */
export interface Folded {
  readonly events: readonly CallEvent[];
  readonly session: Session;
  readonly facts: Facts;
}

export function foldCall(call: LiveCall): Folded {
  const events = reconcile(call.rows);
  return { events, session: sessionOf(events), facts: factsOf(events) };
}

/** A wait that ends this soon after the end counts as over: the agent's hand and the clock are not that exact. */
const TOLERANCE = 1_000;

export interface AtEnd {
  readonly guidance: Guidance | null;
  /** The gravest permission that was open. */
  readonly permit: Permit | null;
}

const gravest = ['risk', 'conduct', 'persistence', 'prank', 'silent'] as const;
const rank = ({ endCode }: Permit): number => {
  const found = gravest.findIndex((group) => endCode.startsWith(group));
  return found < 0 ? gravest.length : found;
};

/** The desk's own answer at the end of a call, from what had happened until then. */
export function guidanceAtEnd(call: LiveCall, { events, session }: Folded): AtEnd {
  const end = session.ended?.at;
  if (end === undefined || session.connected === null) return { guidance: null, permit: null };
  const facts = factsOf(events.filter((event) => event.at <= end && event.type !== 'call.ended'));
  const at = (now: Instant): Guidance => evaluate(call.policy?.document ?? null, facts, now);
  const then = at(end);
  const { kind, until } = then.nextStep;
  const guidance = kind === 'wait' && until !== undefined && until > end && until - end <= TOLERANCE ? at(until) : then;
  const open = guidance.permits.toSorted((one, other) => rank(one) - rank(other));
  return { guidance, permit: open[0] ?? null };
}
