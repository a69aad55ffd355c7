import type { Instant } from '../base/time.ts';
import type { RedactionCounts } from '../redact/redact.ts';
import type { EndedAnswer } from './end-code.ts';
import type { leaveReasons } from './record.ts';

/** What the agent has put into the wrap-up so far. Text is redacted before it comes here. */
export interface DispositionDraft {
  readonly note: string;
  readonly redactions: RedactionCounts;
  /** What the call was about, with its label as the agent saw it. */
  readonly code: string | null;
  readonly codeName: string | null;
  /** Null: as it follows from the call. */
  readonly callBackOwed: boolean | null;
  /** Answers to the two questions of the wrap-up, or the agent's correction; null: not touched. */
  readonly endedBy: EndedAnswer | null;
  readonly endCode: string | null;
  readonly leaveReason: (typeof leaveReasons)[number] | null;
  /** Why the agent ended against the guide, in their own words. */
  readonly adviceReason: string | null;
  /** When the agent said here that their supervisor knows; absent in a draft of an earlier version. */
  readonly supervisorToldAt?: Instant | null;
}

export const emptyDraft: DispositionDraft = {
  note: '',
  redactions: {},
  code: null,
  codeName: null,
  callBackOwed: null,
  endedBy: null,
  endCode: null,
  leaveReason: null,
  adviceReason: null,
  supervisorToldAt: null,
};
