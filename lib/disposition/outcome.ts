import type { CallEvent, EventOf } from '../call/event.ts';
import type { Permit } from '../call/guidance.ts';
import type { Session } from '../call/session.ts';
import type { DispositionDraft } from './draft.ts';
import {
  type EndCode,
  type EndedAnswer,
  type EndedBy,
  type EndKind,
  endCodeOf,
  endedAnswers,
  endOfAnswer,
  reasonOfAnswer,
} from './end-code.ts';
import type { DisconnectReason } from './record.ts';
import { toldUntil } from './told.ts';

/** Below this the wrap-up asks who ended the call. */
const SURE = 0.8;

export interface OutcomeInput {
  readonly session: Session;
  readonly events: readonly CallEvent[];
  readonly permitAtEnd: Permit | null;
  readonly draft: Pick<DispositionDraft, 'endedBy' | 'endCode'>;
}

/** How the call ended: what telephony showed, what the agent says, and what is taken to be so. */
export interface Outcome {
  readonly endedBy: EndedBy;
  readonly endKind: EndKind;
  /** Somebody answered: seen, or to be concluded from an end that only an answered call can have. */
  readonly connected: boolean;
  /** The customer left, and was on our hold. */
  readonly whileHeld: boolean;
  readonly shown: DisconnectReason | null;
  readonly agentSays: DisconnectReason | null;
  /** True when the agent's word was given in the wrap-up or as a correction, not with the end itself. */
  readonly answered: boolean;
  readonly suggested: string | null;
  readonly endCode: string | null;
  /** Telephony alone is not sure enough, and the agent did not end the call by hand. */
  readonly askEndedBy: boolean;
  /** Codes to offer; empty when the code follows from the events. */
  readonly askEndCode: readonly string[];
}

const isAnswer = (value: string): value is EndedAnswer => endedAnswers.some((answer) => answer === value);

function correctionOf(events: readonly CallEvent[]): EndedAnswer | null {
  const last = events.findLast((event) => event.type === 'agent.correct' && event.fields.field === 'end');
  return last?.type === 'agent.correct' && isAnswer(last.fields.value) ? last.fields.value : null;
}

/** True when the call ended in a hold of ours that nobody took back. */
function heldAtEnd(session: Session): boolean {
  const { ended } = session;
  return ended !== null && session.holds.some((hold) => hold.scope === 'customer' && (hold.to === null || hold.to.at >= ended.at));
}

const lastEnd = { endedBy: 'unknown', endKind: 'unknown' } as const;

function agentSays(answer: EndedAnswer | null, end: EventOf<'call.ended'> | null, shown: EndCode): DisconnectReason | null {
  if (answer !== null) return reasonOfAnswer(answer);
  return end?.source.layer === 'hand' ? shown.disconnectReason : null;
}

/** Settles how a call ended. The agent's answer counts for the code, never for `shown`. */
export function outcomeOf({ session, events, permitAtEnd, draft }: OutcomeInput): Outcome {
  const { end } = session;
  const told = toldUntil(events, session.ended?.at ?? Number.POSITIVE_INFINITY);
  const seen = end?.fields ?? lastEnd;
  const answer = draft.endedBy ?? correctionOf(events);
  const taken = answer === null ? seen : endOfAnswer(answer);
  const held = heldAtEnd(session);
  const facts = {
    connected: session.connected !== null || seen.endKind === 'hangup' || seen.endKind === 'transferred',
    held,
    thirdParty: end?.evidence.includes('third_party') ?? false,
    permit: permitAtEnd,
    events: told,
  };
  const shown = endCodeOf({ ...facts, endedBy: seen.endedBy, endKind: seen.endKind });
  const code = answer === null ? shown : endCodeOf({ ...facts, thirdParty: false, endedBy: taken.endedBy, endKind: taken.endKind });
  return {
    endedBy: taken.endedBy,
    endKind: taken.endKind,
    connected: facts.connected,
    whileHeld: held && taken.endedBy === 'remote',
    shown: shown.disconnectReason,
    agentSays: agentSays(answer, end, shown),
    answered: answer !== null,
    suggested: code.suggested,
    endCode: draft.endCode ?? code.suggested,
    askEndedBy: facts.connected && end?.source.layer !== 'hand' && (end?.confidence ?? 0) < SURE,
    askEndCode: code.options,
  };
}
