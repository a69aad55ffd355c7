import { MINUTE, SECOND } from '../../../lib/base/time.ts';
import type { LedgerRung } from '../../../lib/call/guidance.ts';
import type { CallSnapshot } from '../../../lib/platform/protocol.ts';
import { alertScenes } from './alert-scenes.ts';
import { button, callClock, guidance, holdClocks, sees, session, snapshot, WRITTEN } from './fixtures.ts';
import type { Scene } from './scene.ts';
import { soundScenes } from './sound-scenes.ts';
import { supervisorScenes } from './supervisor-scenes.ts';
import { whoScenes } from './who-scenes.ts';
import { wrapUpScenes } from './wrap-up-scenes.ts';

const done = (name: string, at: number): LedgerRung => ({ name, state: 'done', at });
const now = (name: string): LedgerRung => ({ name, state: 'now', at: null });
const left = (name: string): LedgerRung => ({ name, state: 'left', at: null });
const one = (over: Partial<CallSnapshot>, rest: Omit<Scene, 'calls'> = {}): Scene => ({ calls: [snapshot(over)], ...rest });
const at = (minutes: number, seconds: number): number => minutes * MINUTE + seconds * SECOND;

const finalDue = guidance({
  reasons: [{ rule: 'C2', fact: 'final_warning' }],
  nextStep: { kind: 'say', intent: 'final_warning' },
  words: 'I’ve asked once already. If it happens again I will end this call. If we stay civil, I’ll keep going with you now.',
  actions: { primary: button('said_it'), others: [button('caller_calmed')] },
});
const mayEnd = guidance({
  verdict: 'permitted',
  reasons: [{ rule: 'C2', fact: 'conduct_after_warnings' }],
  nextStep: { kind: 'end', intent: 'ending_statement', until: WRITTEN + at(1, 42) },
  words:
    'I’m ending the call now because it carried on. You can call again or write to us, and you can complain about this decision. Goodbye.',
  actions: { primary: button('said_ending'), others: [button('another_chance')] },
});
const goodbyeWait = guidance({
  reasons: [{ rule: 'R4', fact: 'closing_wait' }],
  nextStep: { kind: 'wait', until: WRITTEN + 7 * SECOND },
});
const closing = [done('recap', at(3, 2)), done('confirm', at(3, 20)), done('more', at(3, 41)), done('goodbye', at(4, 9))];
const held = { session: session({ state: 'held' }) };
const back = guidance({ reasons: [{ rule: 'T1', fact: 'on_hold' }], nextStep: { kind: 'return' } });

/** Every state and verdict, by the name of its picture. */
export const scenes: Readonly<Record<string, Scene>> = {
  'idle-line': { calls: [] },
  'idle-hidden': { calls: [], place: { idle: 'hidden' } },
  ringing: one({
    session: session({ phase: 'ringing', state: 'ringing' }),
    clocks: [{ kind: 'ring', elapsedMs: at(0, 6), running: true }],
  }),
  'ringing-withheld': one({
    session: session({ phase: 'ringing', state: 'ringing', last4: null, withheld: true, queue: null }),
    clocks: [{ kind: 'ring', elapsedMs: at(0, 3), running: true }],
  }),
  'stay-nothing-open': one({}),
  'closing-wait': one({
    guidance: goodbyeWait,
    situation: 'resolved',
    ledger: closing,
    // biome-ignore lint/suspicious/noThenProperty: the snapshot's word; never a function.
    then: { at: WRITTEN + 7 * SECOND, guidance: guidance({ verdict: 'permitted', nextStep: { kind: 'end', intent: 'goodbye' } }) },
  }),
  'stay-final-due': one({
    guidance: finalDue,
    situation: 'conduct',
    clocks: [callClock(at(12, 41))],
    ledger: [done('boundary', at(2, 18)), now('final'), left('may_end')],
  }),
  'may-end': one({
    guidance: mayEnd,
    situation: 'conduct',
    clocks: [callClock(at(13, 26))],
    ledger: [done('boundary', at(2, 18)), done('final', at(12, 44)), done('again', at(13, 8))],
  }),
  'ask-supervisor': one({
    session: session({ last4: '0932', queue: 'Care' }),
    clocks: [callClock(at(3, 20))],
    situation: 'conduct',
    guidance: guidance({
      verdict: 'permitted_with_supervisor',
      reasons: [{ rule: 'G7', fact: 'vulnerable' }],
      nextStep: { kind: 'approval' },
      words: 'Care, …0932: abusive after two warnings, vulnerable. May I end?',
      actions: { primary: button('ask_now'), others: [button('approved'), button('denied')] },
    }),
    ledger: [done('boundary', at(1, 2)), done('final', at(2, 31)), now('approval')],
  }),
  'escalate-now': one({
    session: session({ last4: '3350', queue: 'Support' }),
    clocks: [callClock(at(0, 58))],
    situation: 'conduct',
    guidance: guidance({
      verdict: 'must_escalate',
      reasons: [{ rule: 'G4', fact: 'threat_to_staff' }],
      nextStep: { kind: 'escalate' },
      words: 'Support, …3350: threat to staff at 0:51. Please join or advise.',
      actions: { primary: button('alert_supervisor'), others: [button('undo')] },
    }),
    ledger: [done('threat', at(0, 51)), now('alert'), left('may_end')],
  }),
  never: one({
    session: session({ last4: '7781', queue: 'Support' }),
    clocks: [callClock(at(1, 47))],
    guidance: guidance({
      verdict: 'never',
      reasons: [
        { rule: 'G1', fact: 'self_harm' },
        { rule: 'G1', fact: 'help_missing' },
      ],
      nextStep: { kind: 'escalate' },
      words: 'I’m staying on the line with you. I’m getting someone who can help right now.',
      actions: { primary: button('get_help'), others: [button('marked_in_error')] },
    }),
    ledger: [now('help_asked'), left('taken_over')],
  }),
  'never-waiting': one({
    session: session({ last4: '7781', queue: 'Support' }),
    clocks: [callClock(at(2, 12))],
    guidance: guidance({
      verdict: 'never',
      reasons: [
        { rule: 'G1', fact: 'self_harm' },
        { rule: 'G1', fact: 'answer_awaited' },
      ],
      nextStep: { kind: 'await_supervisor', until: WRITTEN + 37 * SECOND },
      words: 'I’m still here with you. Help is on its way.',
      actions: {
        primary: button('supervisor_joined'),
        others: [button('handed_over_duty'), button('handed_over_emergency'), button('marked_in_error')],
      },
    }),
    ledger: [done('help_asked', at(1, 49)), now('taken_over')],
  }),
  'never-call-yourself': one({
    session: session({ last4: '7781', queue: 'Support' }),
    clocks: [callClock(at(3, 2))],
    guidance: guidance({
      verdict: 'never',
      reasons: [
        { rule: 'G1', fact: 'self_harm' },
        { rule: 'G1', fact: 'nobody_answered' },
      ],
      nextStep: { kind: 'call_emergency' },
      actions: { primary: button('handed_over_emergency'), others: [button('handed_over_duty')] },
    }),
    ledger: [done('help_asked', at(1, 49)), now('taken_over')],
  }),
  'silence-prompted': one({
    clocks: [callClock(at(0, 31))],
    situation: 'silence',
    guidance: guidance({
      reasons: [
        { rule: 'Q1', fact: 'silent_closing' },
        { rule: 'Q2', fact: '' },
      ],
      nextStep: { kind: 'say', intent: 'silent_closing' },
      words: 'I still can’t hear you, so I’ll close the line now. Please call us back, we are here.',
      actions: { primary: button('said_it'), others: [] },
    }),
    ledger: [done('prompt', at(0, 5)), done('prompt', at(0, 18)), now('silent_closing'), left('may_end')],
  }),
  'prank-checked': one({
    situation: 'prank',
    guidance: guidance({
      reasons: [{ rule: 'P1', fact: 'genuine_need_check' }],
      nextStep: { kind: 'say', intent: 'genuine_need_check' },
      words: 'Is there something I can really help you with today?',
      actions: { primary: button('asked'), others: [] },
    }),
    ledger: [done('need_check', at(0, 44)), now('need_check'), left('prank_closing'), left('may_end')],
  }),
  'persistence-warned': one({
    clocks: [callClock(at(18, 42))],
    guidance: guidance({
      reasons: [{ rule: 'X2', fact: 'persistence_wait' }],
      nextStep: { kind: 'wait', until: WRITTEN + 48_000 },
    }),
    ledger: [done('final_answer', at(9, 12)), done('written_route', at(9, 40)), done('persistence_warning', at(18, 30)), left('may_end')],
  }),
  survey: one({
    situation: 'resolved',
    guidance: guidance({
      verdict: 'permitted',
      reasons: [{ rule: 'R8', fact: 'survey' }],
      nextStep: { kind: 'release', intent: 'survey' },
      actions: { primary: null, others: [button('something_more')] },
    }),
    ledger: closing,
  }),
  'never-on-hold': one({
    ...held,
    clocks: [callClock(at(2, 5)), ...holdClocks(at(0, 14), at(0, 14), 1)],
    guidance: guidance({ verdict: 'never', reasons: [{ rule: 'G1', fact: 'self_harm' }], nextStep: { kind: 'return' } }),
    ledger: [done('help_asked', at(1, 49)), left('taken_over')],
  }),
  held: one({ ...held, clocks: [callClock(at(8, 3)), ...holdClocks(at(0, 42), at(1, 55), 2)], guidance: back }),
  ...alertScenes,
  ...soundScenes,
  'held-unseen': one({
    session: session({ state: 'held', capabilities: { ...sees, hold: false } }),
    clocks: [callClock(at(8, 3)), ...holdClocks(at(0, 20), at(0, 20), 1)],
    guidance: back,
  }),
  'remote-held': one({
    session: session({ state: 'remote_held' }),
    clocks: [callClock(at(2, 40)), { kind: 'hold', elapsedMs: at(0, 31), running: true, scope: 'remote' }],
  }),
  'no-policy': one({ guidance: guidance({ reasons: [{ rule: 'G10', fact: 'no_policy' }], nextStep: { kind: 'ask_policy' } }) }),
  'manual-open': one({
    session: session({ manual: true, last4: null, queue: null, capabilities: { ...sees, hold: false, silence: false, endReason: false } }),
    clocks: [callClock(at(2, 5))],
    situation: 'resolved',
    guidance: guidance({
      reasons: [{ rule: 'R2', fact: 'customer_confirms' }],
      nextStep: { kind: 'say', intent: 'confirm_question' },
      words: 'Is that sorted for you?',
      actions: { primary: button('asked'), others: [] },
    }),
    ledger: [done('recap', at(1, 50)), now('confirm'), left('more'), left('goodbye')],
  }),
  'hold-unseen': one({ session: session({ capabilities: { ...sees, hold: false } }) }),
  disputed: one({ session: session({ disputed: true }) }),
  'line-down': one({ session: session({ signallingDown: true }) }),
  'manual-end': one({}, { press: ['by-hand', 'end'] }),
  'abuse-kinds': one({ situation: 'conduct', guidance: finalDue }, { press: ['kinds'] }),
  'harassment-kinds': one({ situation: 'harassment' }, { press: ['situation-harassment'] }),
  'closing-ways': one({ situation: 'resolved' }, { press: ['ways'] }),
  'guards-more': one({ marks: ['relay', 'payment', 'vulnerable_marker'] }, { press: ['guards-more', 'by-hand'] }),
  collapsed: one(
    { ...held, clocks: [callClock(at(8, 3)), ...holdClocks(at(0, 42), at(1, 55), 2)], guidance: back },
    { place: { collapsed: true } },
  ),
  'collapsed-never': one({ guidance: guidance({ verdict: 'never', nextStep: { kind: 'escalate' } }) }, { place: { collapsed: true } }),
  'collapsed-may': one({ guidance: mayEnd }, { place: { collapsed: true } }),
  'two-calls': {
    calls: [
      snapshot({ guidance: finalDue, situation: 'conduct' }),
      snapshot({
        ...held,
        callKey: '019a0000-0000-7000-8000-000000000002',
        session: session({ state: 'held', last4: '0932' }),
        clocks: [callClock(at(3, 2)), ...holdClocks(at(1, 12), at(1, 12), 1)],
      }),
    ],
  },
  ...wrapUpScenes,
  ...supervisorScenes,
  ...whoScenes,
};
