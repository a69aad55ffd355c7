import type { Instant, Millis } from '../base/time.ts';
import { MINUTE, SECOND } from '../base/time.ts';
import type { Permit } from '../call/guidance.ts';
import type { Session } from '../call/session.ts';
import type { Outcome } from './outcome.ts';

/** `silence.callBackDue` of the shipped policy: how soon a caller who was cut off is called again. */
export const CALL_BACK_DUE: Millis = 5 * MINUTE;
/** An agent who ends within this of answering may have meant another call. */
const SLIP: Millis = 5 * SECOND;

export interface CallBack {
  /** The wrap-up offers to call back now. */
  readonly offered: boolean;
  /** As it follows from the call: a drop owes one unless ending was open when it came (C9); so does a caller who went silent (Q5). */
  readonly owed: boolean;
  readonly due: Instant | null;
}

/** Whether the caller is owed a call, and until when. */
export function callBackOf(session: Session, outcome: Outcome, permit: Permit | null, dueAfter: Millis = CALL_BACK_DUE): CallBack {
  const { connected, ended } = session;
  if (connected === null || ended === null) return { offered: false, owed: false, due: null };
  const owed = (outcome.endKind === 'drop' && permit === null) || outcome.endCode === 'silent.went_silent';
  const slipped = outcome.endedBy === 'agent' && outcome.endKind === 'hangup' && (permit === null || ended.at - connected.at < SLIP);
  return { offered: owed || slipped, owed, due: owed ? ended.at + dueAfter : null };
}
