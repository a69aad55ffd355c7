import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../call/event.ts';
import { ledgerOf } from './ledger.ts';
import { callOf, defaultPolicy, eventOf, mark, say } from './policy-rig.ts';

const drawn = (now: number, events: readonly CallEvent[]): string[] =>
  ledgerOf(defaultPolicy, callOf(events), now).map(({ name, state, at }) => `${name} ${state}${at === null ? '' : ` ${at}`}`);

const ladder = [mark(10_000), say(18_000, 'boundary_warning'), mark(50_000), say(60_000, 'final_warning'), mark(80_000)];

describe('the ledger', () => {
  it('is empty where nothing has begun', () => {
    expect(drawn(5_000, [])).toEqual([]);
    expect(drawn(5_000, [mark(4_000, 'undirected_profanity')])).toEqual([]);
  });

  it('goes up the ladder of conduct', () => {
    expect(drawn(11_000, ladder)).toEqual(['boundary now', 'final left', 'may_end left']);
    expect(drawn(30_000, ladder)).toEqual(['boundary done 18000', 'final left', 'may_end left']);
    expect(drawn(51_000, ladder)).toEqual(['boundary done 18000', 'final now', 'may_end left']);
    expect(drawn(70_000, ladder)).toEqual(['boundary done 18000', 'final done 60000', 'may_end left']);
    expect(drawn(81_000, ladder)).toEqual(['boundary done 18000', 'final done 60000', 'again done 80000']);
  });

  it('leaves out a warning that answered nothing', () => {
    expect(drawn(140_000, [mark(1_000), say(121_000, 'boundary_warning'), mark(139_000)])).toEqual([
      'boundary now',
      'final left',
      'may_end left',
    ]);
  });

  it('needs the alarm after a threat', () => {
    const threat = mark(5_000, 'threat_to_staff');
    expect(drawn(6_000, [threat])).toEqual(['threat done 5000', 'alert now', 'may_end left']);
    expect(drawn(8_000, [threat, eventOf(7_000, 'agent.escalate', { reason: 'raised' })])).toEqual(['again done 7000']);
  });

  it('shows help before anything else while a life is at risk', () => {
    const risk = eventOf(90_000, 'caller.disclose', { what: 'self_harm' });
    expect(drawn(91_000, [...ladder, risk])).toEqual(['help_asked now', 'taken_over left']);
    const asked = eventOf(95_000, 'agent.escalate', { reason: 'raised' });
    expect(drawn(96_000, [...ladder, risk, asked])).toEqual(['help_asked done 95000', 'taken_over now']);
  });

  it('counts an answer with its question in a closing', () => {
    const closing = [mark(1_000, 'closing', 'resolved'), say(2_000, 'recap'), say(3_000, 'confirm_question')];
    expect(drawn(1_500, closing)).toEqual(['recap now', 'confirm left', 'more left', 'goodbye left']);
    expect(drawn(4_000, closing)).toEqual(['recap done 2000', 'confirm now', 'more left', 'goodbye left']);
    const confirmed = [...closing, eventOf(5_000, 'caller.confirm', { what: 'resolved' })];
    expect(drawn(6_000, confirmed)).toEqual(['recap done 2000', 'confirm done 3000', 'more now', 'goodbye left']);
  });
});
