import type { Instant } from '../base/time.ts';
import { aftermathOf } from '../disposition/aftermath.ts';
import { callBackOf } from '../disposition/call-back.ts';
import { type CodeList, labelOf } from '../disposition/code.ts';
import { composeRecord } from '../disposition/compose.ts';
import { crmLine } from '../disposition/crm-line.ts';
import { codeListOf } from '../disposition/default-codes.ts';
import type { DispositionDraft } from '../disposition/draft.ts';
import { endedAnswers } from '../disposition/end-code.ts';
import { type Outcome, outcomeOf } from '../disposition/outcome.ts';
import type { DispositionRecord } from '../disposition/record.ts';
import { sentenceOf } from '../disposition/sentence.ts';
import { suggestedCode } from '../disposition/suggest.ts';
import type { Command, WrapUpQuestion, WrapUpView } from '../platform/protocol.ts';
import { type RedactionCounts, redactDraft } from '../redact/redact.ts';
import { type Folded, guidanceAtEnd } from './fold.ts';
import { type LiveCall, whoOfRows } from './live-call.ts';
import type { DeskPorts } from './ports.ts';

type Here = Pick<DeskPorts, 'here'>;
type HereNow = Pick<DeskPorts, 'here' | 'settings'>;

/** What a call may have been about, as it is set now. */
export const codesNow = ({ settings }: Pick<DeskPorts, 'settings'>): CodeList => codeListOf(settings().codes);

/** The record of a call that ended, as it would be saved now. `deviceId` may be left out where it is not to be stored. */
export function recordOf(call: LiveCall, folded: Folded, now: Instant, { here }: Here, deviceId = ''): DispositionRecord {
  const { guidance, permit } = guidanceAtEnd(call, folded);
  const manual = folded.session.layers.every((layer) => layer === 'hand' || layer === 'desk');
  const who = whoOfRows(call.rows);
  return composeRecord({
    recordId: call.callKey,
    revision: 1,
    session: folded.session,
    events: folded.events,
    guidanceAtEnd: guidance,
    permitAtEnd: permit,
    draft: call.draft,
    policy: folded.session.connected === null ? null : (call.policy?.pin ?? null),
    identity: { agentId: who?.agentId ?? null, deviceId },
    now,
    utcOffsetMinutes: here.utcOffsetMinutes(now),
    timeZone: here.timeZone,
    producer: here.producer,
    platform: manual ? 'manual' : 'web',
    customerEndpointHash: call.endpointHash,
    known: { instance_id: call.origin, agent_username: who?.agentName ?? null },
  });
}

function questionsOf(outcome: Outcome, draft: DispositionDraft): WrapUpQuestion[] {
  const who: WrapUpQuestion = { ask: 'ended_by', options: [...endedAnswers], answer: draft.endedBy };
  const how: WrapUpQuestion = { ask: 'end_code', options: outcome.askEndCode, answer: draft.endCode };
  return [...(outcome.askEndedBy ? [who] : []), ...(outcome.askEndCode.length > 0 ? [how] : [])];
}

/** What the wrap-up shows. */
export function wrapUpOf(call: LiveCall, folded: Folded, now: Instant, ports: HereNow): WrapUpView {
  const { session, events } = folded;
  const list = codesNow(ports);
  const { guidance, permit } = guidanceAtEnd(call, folded);
  const outcome = outcomeOf({ session, events, permitAtEnd: permit, draft: call.draft });
  const callBack = callBackOf(session, outcome, permit, call.policy?.pin.callBackDueMs);
  const permitted = guidance?.verdict === 'permitted' || guidance?.verdict === 'permitted_with_supervisor';
  const owed = call.draft.callBackOwed ?? callBack.owed;
  const record = recordOf(call, folded, now, ports);
  const sentence = sentenceOf(session, outcome, permitted);
  return {
    sentence,
    evidence: session.end?.evidence ?? [],
    questions: questionsOf(outcome, call.draft),
    codes: list.codes,
    suggested: suggestedCode(list, outcome, owed),
    code: call.draft.code,
    note: call.draft.note,
    callBackOffered: callBack.offered,
    callBackOwed: owed,
    savedAt: call.savedAt,
    problem: call.problem,
    aftermath: aftermathOf(record, call.draft, sentence.key === 'agent_ended_early', call.policy?.pin.recoveryMs),
    crmLine: crmLine(record),
  };
}

const larger = (one: RedactionCounts, other: RedactionCounts): RedactionCounts => {
  const kinds = ['card', 'security_code', 'iban'] as const;
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const count = Math.max(one[kind] ?? 0, other[kind] ?? 0);
      return count > 0 ? [[kind, count]] : [];
    }),
  );
};

/**
 * The draft after a keystroke or a press. The note is redacted here, before anything is stored. A field that was opened again holds
 * masks instead of what they hid, so the counts never fall.
 */
export function draftAfter(
  draft: DispositionDraft,
  change: Extract<Command, { do: 'draft' }>,
  codes: CodeList,
  now: Instant,
): DispositionDraft {
  const note = change.note === undefined ? null : redactDraft(change.note, change.closed ?? false);
  return {
    ...draft,
    ...(note === null ? {} : { note: note.text, redactions: larger(draft.redactions, note.counts) }),
    ...(change.code === undefined ? {} : { code: change.code, codeName: change.code === null ? null : labelOf(codes, change.code) }),
    ...(change.callBackOwed === undefined ? {} : { callBackOwed: change.callBackOwed }),
    ...(change.supervisorTold === undefined ? {} : { supervisorToldAt: change.supervisorTold ? now : null }),
    ...(change.adviceReason === undefined ? {} : { adviceReason: redactDraft(change.adviceReason, false).text }),
  };
}

const isEndedAnswer = (value: string): value is (typeof endedAnswers)[number] => endedAnswers.some((answer) => answer === value);

/** The draft after an answer to one of the two questions; an answer that is none leaves it as it was. */
export function draftAnswered(draft: DispositionDraft, { ask, value }: Extract<Command, { do: 'answer' }>): DispositionDraft {
  if (ask === 'end_code') return /^[a-z0-9_]+\.[a-z0-9_]+$/.test(value) ? { ...draft, endCode: value } : draft;
  return isEndedAnswer(value) ? { ...draft, endedBy: value } : draft;
}
