import type { Instant, Millis } from '../../../lib/base/time.ts';
import { MINUTE, SECOND } from '../../../lib/base/time.ts';
import type { AgentAct, GuideAction } from '../../../lib/call/action.ts';
import type { Capabilities } from '../../../lib/call/session.ts';
import type { CallSnapshot, ClockView, CodeView, GuidanceView, SessionView, WrapUpView } from '../../../lib/platform/protocol.ts';

/** The gallery's calls are written at this instant, so that its pictures never differ. */
export const WRITTEN: Instant = Date.UTC(2026, 10, 24, 14, 2);
export const TAB = 7;
/** What an act is does not matter to a picture. */
const anyAct: AgentAct = { type: 'caller.calmed', fields: {} };

export const sees: Capabilities = { hold: true, endReason: true, silence: true, identity: true, mute: true };

export const button = (label: string, act: AgentAct = anyAct): GuideAction => ({ label, act });

export const session = (over: Partial<SessionView> = {}): SessionView => ({
  phase: 'connected',
  state: 'talking',
  direction: 'inbound',
  last4: '4417',
  withheld: false,
  queue: 'Billing',
  manual: false,
  capabilities: sees,
  signallingDown: false,
  disputed: false,
  sound: { deaf: null, muted: false, lost: false },
  ...over,
});

export const callClock = (elapsedMs: Millis, running = true): ClockView => ({ kind: 'call', elapsedMs, running });

/** A hold of ours that has stood for `ms`, the `count`th of the call. */
export const holdClocks = (ms: Millis, total: Millis, count: number): ClockView[] => [
  { kind: 'hold', elapsedMs: ms, running: true, dueMs: MINUTE, scope: 'customer' },
  { kind: 'hold_total', elapsedMs: total, running: true, count, longestMs: Math.max(ms, total - ms) },
];

export const guidance = (over: Partial<GuidanceView> = {}): GuidanceView => ({
  verdict: 'not_permitted',
  reasons: [],
  nextStep: { kind: 'help' },
  permits: [],
  nextChangeAt: null,
  words: null,
  actions: { primary: null, others: [] },
  ...over,
});

export const snapshot = (over: Partial<CallSnapshot> = {}): CallSnapshot => ({
  v: 1,
  callKey: '019a0000-0000-7000-8000-000000000001',
  tabId: TAB,
  writtenAt: WRITTEN,
  session: session(),
  clocks: [callClock(4 * MINUTE + 12 * SECOND)],
  guidance: guidance(),
  // biome-ignore lint/suspicious/noThenProperty: the snapshot's word; never a function.
  then: null,
  ledger: [],
  situation: null,
  marks: [],
  handover: null,
  wrapUp: null,
  layers: ['sip', 'peer'],
  // biome-ignore lint/suspicious/noThenProperty: the snapshot's word; never a function.
  alert: { state: 'none', then: null },
  face: 'f-1001',
  ...over,
});

const plain = (code: string): CodeView => ({ code, label: null });
const defaultCodes: readonly CodeView[] = [
  'sorted',
  'follow_up',
  'call_back',
  'complaint',
  'transferred',
  'wrong_number',
  'technical',
  'conduct',
  'other',
].map(plain);

export const teamCodes: readonly CodeView[] = [
  { code: 'bill', label: 'Bill explained' },
  { code: 'plan', label: 'Payment plan' },
  { code: 'conduct', label: 'Conduct: call ended' },
  { code: 'call_back', label: 'Call back' },
];

const wrapUp = (over: Partial<WrapUpView> = {}): WrapUpView => ({
  sentence: { key: 'customer_hung_up', holdMs: 0, holds: 0 },
  evidence: [],
  questions: [],
  codes: defaultCodes,
  suggested: 'sorted',
  code: null,
  note: '',
  callBackOffered: false,
  callBackOwed: false,
  aftermath: { recoveryMs: null, exactWords: false, supervisorTold: null, reportDue: null, adviceReason: null },
  savedAt: null,
  problem: null,
  crmLine: '2026-11-24 15:02 | inbound | …4417 | talk 11:36 | hold 1:55 (2) | Sorted out | 019a0000-0000-7000-8000-000000000001',
  ...over,
});

export const ended = (view: Partial<WrapUpView> = {}, over: Partial<CallSnapshot> = {}): CallSnapshot =>
  snapshot({
    session: session({ phase: 'ended', state: 'ended' }),
    clocks: [
      callClock(13 * MINUTE + 31 * SECOND, false),
      { kind: 'hold_total', elapsedMs: MINUTE + 55 * SECOND, running: false, count: 2, longestMs: 73 * SECOND },
      { kind: 'wrap_up', elapsedMs: 24 * SECOND, running: true },
    ],
    wrapUp: wrapUp(view),
    ...over,
  });
