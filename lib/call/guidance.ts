import type { Instant } from '../base/time.ts';
import type { Verdict } from './event.ts';

export const stepKinds = [
  'call_emergency',
  'escalate',
  'await_supervisor',
  'leave',
  'ask_policy',
  'reconnect',
  'return',
  'release',
  'end',
  'approval',
  'say',
  'listen',
  'check',
  'settle',
  'finish',
  'wait',
  'help',
] as const;

export type StepKind = (typeof stepKinds)[number];

/** The one thing to do next (ruling 84). `intent` is a word of the step's table; `until` is when a wait ends or a permission lapses. */
export interface NextStep {
  readonly kind: StepKind;
  readonly intent?: string;
  readonly until?: Instant;
}

/** A rule by its id, and the fact that is missing or stands, as data: each locale says it in its own words. */
export interface Reason {
  readonly rule: string;
  /** A key of the message files (`reason_<fact>`), such as `goodbye`, `final_warning`, `customer_confirms`. */
  readonly fact?: string;
}

export interface Permit {
  readonly situation: string;
  readonly action: 'end_call' | 'release_own_leg' | 'release_to_survey';
  readonly endCode: string;
  readonly opensAt: Instant;
  readonly lapsesAt: Instant | null;
  readonly supervisor: 'not_needed' | 'needed' | 'given' | 'unanswered';
}

/** The answer to "may I end this call now?". Between now and `nextChangeAt` verdict, permits and next step do not change without an event. */
export interface Guidance {
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly nextStep: NextStep;
  readonly permits: readonly Permit[];
  readonly nextChangeAt: Instant | null;
}

/** A rung of the ladder as drawn: what was given and when, what is due, what is left. */
export interface LedgerRung {
  /** A key of the message files (`rung_<name>`). */
  readonly name: string;
  readonly state: 'done' | 'now' | 'left';
  /** Offset from connect, when done. */
  readonly at: number | null;
}
