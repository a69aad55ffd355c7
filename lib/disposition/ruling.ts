import type { Instant, Millis } from '../base/time.ts';
import { MINUTE } from '../base/time.ts';
import type { CallEvent } from '../call/event.ts';
import type { Guidance } from '../call/guidance.ts';
import { guardsSeen } from './guards-seen.ts';
import { policyStepsOf } from './policy-steps.ts';
import type { DispositionRecord } from './record.ts';
import { stamp } from './time-line.ts';
import { toldUntil } from './told.ts';

/** The document that was pinned at `call.connected`; the spans are settings of it. */
export interface PolicyPin {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly overlays: readonly string[];
  readonly reportDueMs?: Millis;
  readonly callBackDueMs?: Millis;
  /** Null: no break is offered. */
  readonly recoveryMs?: Millis | null;
}

/** `report.due` of the shipped policy: 48 hours. */
const REPORT_DUE: Millis = 48 * 60 * MINUTE;

type Ruling = Pick<
  DispositionRecord,
  | 'policy_id'
  | 'policy_version'
  | 'policy_hash'
  | 'policy_overlays'
  | 'policy_steps'
  | 'verdict_at_end'
  | 'verdict_at_end_computed'
  | 'verdict_rules'
  | 'guards_seen'
  | 'approval_claimed_role'
  | 'approval_claimed_at'
  | 'supervisor_told_at'
  | 'report_due'
>;

export interface RulingInput {
  readonly events: readonly CallEvent[];
  readonly policy: PolicyPin | null;
  readonly guidanceAtEnd: Guidance | null;
  /** Offsets of the steps count from here. */
  readonly base: Instant;
  readonly end: Instant;
  readonly endCode: string | null;
  /** The agent's word in the wrap-up, where nothing was marked on the call. */
  readonly supervisorToldAt: Instant | null;
}

const isGrave = (endCode: string | null): boolean => endCode !== null && /^(conduct|risk)\./.test(endCode);
const timeOf = (event: CallEvent | undefined): string | null => (event === undefined ? null : stamp(event.at));
const tells = (event: CallEvent): boolean => event.type === 'agent.escalate' || event.type.startsWith('supervisor.');

/** What the guide said and what was done about it. `verdict_at_end_computed` is null where it equals what was shown. */
export function rulingOf({ events, policy, guidanceAtEnd, base, end, endCode, supervisorToldAt }: RulingInput): Ruling {
  const told = toldUntil(events, end);
  const shown = told.findLast((event) => event.type === 'guide.shown');
  const verdict = shown?.type === 'guide.shown' ? shown.fields.verdict : null;
  const computed = guidanceAtEnd?.verdict ?? null;
  const approval = told.findLast((event) => event.type === 'supervisor.approve');
  return {
    policy_id: policy?.id ?? null,
    policy_version: policy?.version ?? null,
    policy_hash: policy?.hash ?? null,
    policy_overlays: [...(policy?.overlays ?? [])],
    policy_steps: policyStepsOf(told, base),
    verdict_at_end: verdict,
    verdict_at_end_computed: computed === verdict ? null : computed,
    verdict_rules: [...new Set(guidanceAtEnd?.reasons.map((reason) => reason.rule))],
    guards_seen: guardsSeen(told),
    approval_claimed_role: approval === undefined ? null : 'supervisor',
    approval_claimed_at: timeOf(approval),
    supervisor_told_at: timeOf(told.find(tells)) ?? (supervisorToldAt === null ? null : stamp(supervisorToldAt)),
    report_due: isGrave(endCode) ? stamp(end + (policy?.reportDueMs ?? REPORT_DUE)) : null,
  };
}
