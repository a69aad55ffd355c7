import type { CallEvent, FieldsOf } from '../call/event.ts';
import type { Permit } from '../call/guidance.ts';
import { closingComplete, conductStands } from './closing.ts';
import type { DisconnectReason } from './record.ts';

export type EndKind = FieldsOf<'call.ended'>['endKind'];
export type EndedBy = FieldsOf<'call.ended'>['endedBy'];
/** What the agent can answer to "who ended it?", in the order of the keys. */
export const endedAnswers = ['agent', 'remote', 'drop'] as const;
export type EndedAnswer = (typeof endedAnswers)[number];

export interface EndFacts {
  readonly endedBy: EndedBy;
  readonly endKind: EndKind;
  /** False for a call that nobody answered. */
  readonly connected: boolean;
  /** The customer was on our hold. */
  readonly held: boolean;
  /** Another party of a conference let go. */
  readonly thirdParty: boolean;
  /** The permission that was open at the end, the gravest if several. */
  readonly permit: Permit | null;
  /** Of the call up to its end, withdrawn ones left out. */
  readonly events: readonly CallEvent[];
}

export interface EndCode {
  readonly disconnectReason: DisconnectReason | null;
  /** The end code that follows from the events, or null. */
  readonly suggested: string | null;
  /** What to ask when none follows, in the fixed order of the keys 1 to 9; empty when nothing is asked. */
  readonly options: readonly string[];
}

const agentOptions = [
  'resolved.customer_stayed',
  'resolved.wrong_number',
  'misdial.stated_accidental',
  'conduct.abusive',
  'conduct.personal',
  'conduct.discriminatory',
  'conduct.sexual',
  'conduct.threat_staff',
  'silent.never_spoke',
] as const;

const unknownOptions = [
  'resolved.customer_left',
  'resolved.customer_stayed',
  'customer_ended.satisfied',
  'customer_ended.upset',
  'customer_ended.unknown',
  'technical.dropped_network',
  'technical.platform',
  'moved.transferred_cold',
  'silent.went_silent',
] as const;

const neverConnected: ReadonlySet<EndKind> = new Set(['cancelled', 'rejected', 'busy', 'no_answer', 'failed', 'answered_elsewhere']);

function afterCustomer(facts: EndFacts): string {
  if (facts.held) return 'customer_ended.on_hold';
  if (conductStands(facts.events)) return 'customer_ended.upset';
  if (closingComplete(facts.events)) return 'resolved.customer_left';
  const said = facts.events.some((event) => event.type === 'caller.confirm' && event.fields.what === 'resolved');
  return said ? 'customer_ended.satisfied' : 'customer_ended.unknown';
}

function movedCode(events: readonly CallEvent[]): string {
  const last = events.findLast((event) => event.type === 'supervisor.takeover' || event.type === 'call.transferred');
  if (last?.type === 'supervisor.takeover') return 'moved.supervisor_took_over';
  return last?.type === 'call.transferred' && last.fields.kind === 'attended' ? 'moved.transferred_warm' : 'moved.transferred_cold';
}

/** A supervisor who took the call over and did not hand it back. */
function takenOver(events: readonly CallEvent[]): boolean {
  const last = events.findLast((event) => event.type === 'supervisor.takeover' || event.type === 'supervisor.handback');
  return last?.type === 'supervisor.takeover';
}

const answer = (disconnectReason: DisconnectReason | null, suggested: string | null, options: readonly string[] = []): EndCode => ({
  disconnectReason,
  suggested,
  options,
});

/** How a call ended, from who ended it and what happened before (the code table of the record: E4 and the end-reason tree). */
export function endCodeOf(facts: EndFacts): EndCode {
  if (!facts.connected || neverConnected.has(facts.endKind)) return answer(null, null);
  if (facts.thirdParty) return answer('THIRD_PARTY_DISCONNECT', movedCode(facts.events));
  if (facts.endKind === 'drop') {
    if (facts.endedBy === 'system') return answer('OTHER', 'technical.platform');
    return answer('TELECOM_PROBLEM', 'technical.dropped_network');
  }
  if (facts.endKind === 'transferred') return answer('AGENT_DISCONNECT', movedCode(facts.events));
  if (facts.endedBy === 'remote') return answer('CUSTOMER_DISCONNECT', afterCustomer(facts));
  if (facts.endedBy === 'agent') {
    if (takenOver(facts.events)) return answer('AGENT_DISCONNECT', 'moved.supervisor_took_over');
    const code = facts.permit?.endCode ?? null;
    return answer('AGENT_DISCONNECT', code, code === null ? agentOptions : []);
  }
  if (facts.endedBy === 'network') return answer('TELECOM_PROBLEM', 'technical.dropped_network');
  if (facts.endedBy === 'system') return answer('OTHER', 'technical.platform');
  return answer(null, null, unknownOptions);
}

/** The side and kind that the agent's answer stands for. */
export function endOfAnswer(by: EndedAnswer): { readonly endedBy: EndedBy; readonly endKind: EndKind } {
  if (by === 'drop') return { endedBy: 'network', endKind: 'drop' };
  return { endedBy: by, endKind: 'hangup' };
}

const reasons: Readonly<Record<EndedAnswer, DisconnectReason>> = {
  agent: 'AGENT_DISCONNECT',
  remote: 'CUSTOMER_DISCONNECT',
  drop: 'TELECOM_PROBLEM',
};

/** The agent's answer in the words of `disconnect_reason_agent`. */
export const reasonOfAnswer = (by: EndedAnswer): DisconnectReason => reasons[by];

/** Every end code that we ship a label for, by family: what a record may be corrected to. */
export const endCodes: readonly string[] = [
  'resolved.customer_left',
  'resolved.customer_stayed',
  'resolved.to_survey',
  'resolved.wrong_number',
  'customer_ended.on_hold',
  'customer_ended.satisfied',
  'customer_ended.unknown',
  'customer_ended.upset',
  'moved.callback_booked',
  'moved.supervisor_took_over',
  'moved.transferred_cold',
  'moved.transferred_warm',
  'conduct.abusive',
  'conduct.discriminatory',
  'conduct.personal',
  'conduct.sexual',
  'conduct.threat_staff',
  'misdial.stated_accidental',
  'persistence.final_answer_given',
  'prank.adult',
  'prank.child_welfare_ok',
  'risk.bomb_or_third_party',
  'risk.emergency_handed_over',
  'risk.self_harm_handed_over',
  'silent.customer_hold_timeout',
  'silent.never_spoke',
  'silent.relay_timeout',
  'silent.went_silent',
  'technical.agent_audio',
  'technical.dropped_network',
  'technical.platform',
];
