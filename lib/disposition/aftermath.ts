import { type Instant, MINUTE, type Millis } from '../base/time.ts';
import type { DispositionDraft } from './draft.ts';
import type { DispositionRecord } from './record.ts';

/** What is offered where no policy can be read (W1). */
const RECOVERY: Millis = 10 * MINUTE;

/** What an end offers to the agent and asks for, besides its code. Nothing of it holds up the save. */
export interface Aftermath {
  /** Time off the queue that is offered after conduct and risk (W1); null: nothing to recover from, or the policy offers none. */
  readonly recoveryMs: Millis | null;
  /** The note is for the exact words: a threat, or a life at risk (C6, G1–G4). */
  readonly exactWords: boolean;
  /** Null: not asked, because nobody need be told or it was marked on the call. */
  readonly supervisorTold: boolean | null;
  readonly reportDue: Instant | null;
  /** Why the agent ended before it was permitted, in their own words; null: not asked. */
  readonly adviceReason: string | null;
}

type Ended = Pick<DispositionRecord, 'end_code' | 'guards_seen' | 'supervisor_told_at' | 'report_due'>;
type Said = Pick<DispositionDraft, 'adviceReason' | 'supervisorToldAt'>;

const ofWords = new Set(['G1', 'G2', 'G3', 'G4']);

/** From the record as it would be saved now. `againstAdvice`: the agent ended, and nothing permitted it. `recoveryMs`: the policy's. */
export function aftermathOf(
  record: Ended,
  { adviceReason, supervisorToldAt }: Said,
  againstAdvice: boolean,
  recoveryMs: Millis | null = RECOVERY,
): Aftermath {
  const isGrave = record.end_code !== null && /^(conduct|risk)\./.test(record.end_code);
  const exactWords = record.guards_seen.some((guard) => ofWords.has(guard));
  const isHard = isGrave || exactWords || record.end_code === 'customer_ended.upset';
  const toldHere = supervisorToldAt != null;
  return {
    recoveryMs: isHard ? recoveryMs : null,
    exactWords,
    supervisorTold: isGrave && (toldHere || record.supervisor_told_at === null) ? toldHere : null,
    reportDue: record.report_due === null ? null : Date.parse(record.report_due),
    adviceReason: againstAdvice ? (adviceReason ?? '') : null,
  };
}
