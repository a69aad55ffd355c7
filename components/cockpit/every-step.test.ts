import { describe, expect, it } from 'vitest';
import { stepKinds } from '../../lib/call/guidance.ts';
import { findMessage } from '../ui/message.ts';
import { headlineOf } from './headline.ts';
import { sentencesOf } from './reasons.ts';

/** Sentences of the agent's that a step may ask for. */
const said = [
  ...['boundary_warning', 'final_warning', 'ending_statement', 'advisory', 'vulnerability_check', 'apology', 'calm_step'],
  ...['later_call_offer', 'silent_prompt', 'silent_closing', 'safety_taps_question', 'tty_challenge', 'go_ahead', 'no_hold_request'],
  ...['genuine_need_check', 'prank_closing', 'welfare_check', 'risk_question', 'interpreter_offer', 'recap', 'confirm_question'],
  ...['offer_more', 'goodbye', 'survey_offer', 'number_check', 'right_number', 'complaint_route', 'request_caller_end', 'offer_to_end'],
  ...['final_answer', 'written_route', 'persistence_warning', 'plan_statement', 'hold_request', 'hold_return'],
];

/** Facts of reasons that stand for a rule of the policy. */
const facts = [
  ...['silent_prompt', 'silent_closing', 'prompt_gap', 'silence_wait', 'audio_check', 'tty_challenge', 'safety_taps', 'taps_stand'],
  ...['silence_done', 'caller_holds_us', 'hold_time_agreed', 'prank_indicator', 'genuine_need_check', 'check_gap', 'prank_closing'],
  ...['prank_done', 'welfare_check', 'welfare_answer', 'risk_question', 'risk_answer', 'risk_ruled_out', 'circumstances_question'],
  ...['circumstances_answer', 'final_answer', 'caller_repeats', 'written_route', 'persistence_warning', 'persistence_wait'],
  ...['persistence_time', 'persistence_done', 'advisory', 'advisories_done', 'plan_statement', 'plan_answer', 'plan_urgent'],
  ...['plan_open', 'misdial_end', 'misdial_offer', 'misdial_odd', 'relay_slow', 'odd_call', 'supervisor_level'],
];

describe('every next step of the closed list', () => {
  it.each(stepKinds)('%s has a headline and a sentence', (kind) => {
    const guidance = { verdict: 'not_permitted', reasons: [], nextStep: { kind }, permits: [], nextChangeAt: null } as const;
    expect(headlineOf(guidance)).not.toBe('');
    expect(findMessage('step', kind)).not.toBeNull();
    expect(sentencesOf(guidance)[0]).toBe(findMessage('step', kind));
  });

  it.each(said)('says %s in words of its own', (intent) => {
    expect(findMessage('step', `say_${intent}`)).not.toBeNull();
  });

  it.each(facts)('%s has its sentence', (fact) => {
    expect(findMessage('reason', fact)).not.toBeNull();
  });
});
