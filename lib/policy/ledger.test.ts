import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../call/event.ts';
import type { PolicyDocument } from './document.ts';
import { ledgerOf } from './ledger.ts';
import { callOf, defaultPolicy, eventOf, mark, presets, say } from './policy-rig.ts';

const drawn = (now: number, events: readonly CallEvent[], document: PolicyDocument = defaultPolicy): string[] =>
  ledgerOf(document, callOf(events), now).map(({ name, state, at }) => `${name} ${state}${at === null ? '' : ` ${at}`}`);

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

  it('counts the prompts of a silence that count, and waits between them', () => {
    const silence = [say(5_000, 'silent_prompt'), say(8_000, 'silent_prompt'), say(25_000, 'silent_prompt')];
    expect(drawn(6_000, silence)).toEqual(['prompt done 5000', 'prompt left', 'silent_closing left', 'may_end left']);
    expect(drawn(24_000, silence)).toEqual(['prompt done 5000', 'prompt now', 'silent_closing left', 'may_end left']);
    const checked = [...silence, eventOf(26_000, 'agent.audio_check', { result: 'ok' })];
    expect(drawn(41_000, checked)).toEqual(['prompt done 5000', 'prompt done 25000', 'silent_closing now', 'may_end left']);
    const closed = [...checked, say(45_000, 'silent_closing')];
    expect(drawn(46_000, closed)).toEqual(['prompt done 5000', 'prompt done 25000', 'silent_closing done 45000', 'may_end left']);
    expect(drawn(90_000, closed)).toEqual(['prompt done 5000', 'prompt done 25000', 'silent_closing done 45000']);
    expect(drawn(91_000, [...closed, eventOf(90_500, 'caller.voice', { which: 'first' })])).toEqual([]);
  });

  it('ends the silence on an emergency line with help', () => {
    const prompted = [say(2_000, 'silent_prompt')];
    const rungs = ledgerOf(presets.emergencyLine, callOf(prompted), 3_000).map(({ name }) => name);
    expect(rungs.at(-1)).toBe('help_asked');
    expect(rungs).not.toContain('may_end');
  });

  it('counts the checks of a prank', () => {
    const prank = [mark(10_000, 'prank_indicator', 'prank')];
    expect(drawn(11_000, prank)).toEqual(['need_check now', 'need_check left', 'prank_closing left', 'may_end left']);
    const checked = [...prank, say(12_000, 'genuine_need_check'), say(30_000, 'genuine_need_check')];
    expect(drawn(13_000, checked)).toEqual(['need_check done 12000', 'need_check left', 'prank_closing left', 'may_end left']);
    expect(drawn(50_000, checked)).toEqual(['need_check done 12000', 'need_check done 30000', 'prank_closing now', 'may_end left']);
    expect(drawn(61_000, [...checked, say(60_000, 'prank_closing')])).toEqual([
      'need_check done 12000',
      'need_check done 30000',
      'prank_closing done 60000',
    ]);
  });

  it('goes from the final answer to the one warning of a caller who comes back to it', () => {
    const drawnHere = (now: number, events: readonly CallEvent[]) => drawn(now, events, presets.publicSector);
    const answered = [say(10_000, 'final_answer')];
    expect(drawnHere(11_000, answered)).toEqual([
      'final_answer done 10000',
      'written_route now',
      'persistence_warning left',
      'may_end left',
    ]);
    const routed = [
      ...answered,
      say(20_000, 'written_route'),
      eventOf(100_000, 'caller.repeat', {}),
      eventOf(200_000, 'caller.repeat', {}),
    ];
    expect(drawnHere(101_000, routed)[2]).toBe('persistence_warning left');
    const repeated = [...routed, eventOf(300_000, 'caller.repeat', {})];
    expect(drawnHere(301_000, repeated)[2]).toBe('persistence_warning now');
    const warned = [...repeated, say(310_000, 'persistence_warning')];
    expect(drawnHere(311_000, warned).slice(2)).toEqual(['persistence_warning done 310000', 'may_end left']);
    expect(drawnHere(3_000_000, warned).slice(2)).toEqual(['persistence_warning done 310000']);
  });

  it('stays on the ladder that has rungs, though milder conduct was marked since', () => {
    const silence = [say(5_000, 'silent_prompt'), mark(6_000, 'undirected_profanity')];
    const prank = [mark(10_000, 'prank_indicator', 'prank'), mark(11_000, 'undirected_profanity')];
    expect(drawn(12_000, prank)[0]).toBe('need_check now');
    expect(drawn(7_000, silence)).not.toContain('boundary now');
  });

  it('counts an answer with its question in a closing', () => {
    const closing = [mark(1_000, 'closing', 'resolved'), say(2_000, 'recap'), say(3_000, 'confirm_question')];
    expect(drawn(1_500, closing)).toEqual(['recap now', 'confirm left', 'more left', 'goodbye left']);
    expect(drawn(4_000, closing)).toEqual(['recap done 2000', 'confirm now', 'more left', 'goodbye left']);
    const confirmed = [...closing, eventOf(5_000, 'caller.confirm', { what: 'resolved' })];
    expect(drawn(6_000, confirmed)).toEqual(['recap done 2000', 'confirm done 3000', 'more now', 'goodbye left']);
  });
});
