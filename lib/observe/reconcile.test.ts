import { describe, expect, it } from 'vitest';
import { holdClock } from '../call/hold-clock.ts';
import { sessionOf } from '../call/replay.ts';
import type { Observation } from './observation.ts';
import { reconcile } from './reconcile.ts';
import { createTeller } from './sample-observation.ts';

const offer = { direction: 'inbound', last4: '4417', withheld: false, dialled: 'billing' } as const;
const left = { endedBy: 'remote', endKind: 'hangup' } as const;
const local = { scope: 'local' } as const;
const told = (rows: readonly Observation[]) => reconcile(rows).map(({ type, at, source }) => `${at - 1_000_000} ${type} ${source.layer}`);
const holdOf = (rows: readonly Observation[], ms: number) =>
  holdClock(sessionOf(reconcile(rows)), { at: 1_000_000 + ms, mono: 5_000 + ms, frame: 's', boot: 'b' });

describe('the whole call', () => {
  it('is one offer, one answer and one end, whichever layers told of it', () => {
    const sip = createTeller('sip', 's');
    const dom = createTeller('dom', 'd');
    const rows = [
      dom(100, 'call.offered', { ...offer, last4: null }),
      sip(900, 'call.offered', offer),
      sip(5_000, 'call.connected', {}),
      dom(5_400, 'call.connected', {}),
      sip(9_000, 'call.ended', left, { confidence: 0.9 }),
      dom(9_100, 'call.ended', { endedBy: 'unknown', endKind: 'unknown' }, { confidence: 0.6 }),
    ];
    expect(told(rows)).toEqual(['900 call.offered sip', '5000 call.connected sip', '9000 call.ended sip']);
    expect(reconcile(rows)[0]).toMatchObject({ id: rows[0]?.id, fields: offer });
  });

  it('takes the surer end: a real one over a frame that is gone, the agent’s word over a doubt, telephony over both', () => {
    const sip = createTeller('sip', 's');
    const desk = createTeller('desk', 'k');
    const hand = createTeller('hand', 'h');
    const start = sip(0, 'call.connected', {});
    const gone = desk(9_000, 'call.ended', { endedBy: 'unknown', endKind: 'unknown' }, { confidence: 0.3 });
    const told = hand(30_000, 'call.ended', { endedBy: 'network', endKind: 'drop' }, { confidence: 0.95 });
    const reload = sip(10_000, 'call.ended', { endedBy: 'system', endKind: 'drop' }, { confidence: 0.7 });
    const end = (...rows: Observation[]) => sessionOf(reconcile([start, ...rows]));
    expect(end(gone).end).toMatchObject({ confidence: 0.3 });
    expect(end(gone, told)).toMatchObject({ end: { source: { layer: 'hand' } }, ended: { at: 1_030_000 } });
    expect(end(gone, reload, told)).toMatchObject({ end: { fields: { endedBy: 'network' } }, ended: { at: 1_010_000 } });
    const sure = { ...reload, confidence: 0.8 };
    expect(end(gone, sure, told)).toMatchObject({ end: { source: { layer: 'sip' } }, ended: { at: 1_010_000 } });
  });

  it('takes an end back that the same leg spoke against later', () => {
    const sip = createTeller('sip', 's');
    const cancel = sip(3_000, 'call.ended', { endedBy: 'agent', endKind: 'cancelled' });
    expect(told([cancel, sip(3_100, 'call.connected', {})])).toEqual(['3100 call.connected sip']);
    const gone = sip(9_000, 'call.ended', { endedBy: 'unknown', endKind: 'unknown' }, { confidence: 0.3 });
    expect(sessionOf(reconcile([gone, sip(12_000, 'call.held', local)])).ended).toBeNull();
  });

  it('keeps an end that a late guess at the same leg speaks against', () => {
    const sip = createTeller('sip', 's');
    const end = sip(9_000, 'call.ended', left);
    expect(sessionOf(reconcile([end, sip(12_000, 'call.connected', {}, { confidence: 0.3 })])).ended).toMatchObject({ at: 1_009_000 });
  });

  it('was answered when the surest says so, not the most trusted in doubt', () => {
    const late = createTeller('sip', 's')(60_000, 'call.connected', {}, { confidence: 0.3 });
    const press = createTeller('hand', 'h')(1_000, 'call.connected', {});
    expect(sessionOf(reconcile([late, press])).connected).toMatchObject({ at: 1_001_000 });
  });

  it('ends at the instant of a word, not of a guess', () => {
    const gone = createTeller('sip', 's')(9_000, 'call.ended', { endedBy: 'unknown', endKind: 'unknown' }, { confidence: 0.3 });
    const press = createTeller('hand', 'h')(7_000, 'call.ended', left, { confidence: 0.95 });
    expect(sessionOf(reconcile([gone, press])).ended).toMatchObject({ at: 1_007_000 });
  });

  it('rings once, though two layers say so', () => {
    const rings = (layer: 'sip' | 'dom') => createTeller(layer, layer)(1_000, 'call.progress', { stage: 'ringing' });
    expect(told([rings('dom'), rings('sip')])).toEqual(['1000 call.progress sip']);
  });

  it('goes on after a drop when another leg is answered, and unheld', () => {
    const sip = createTeller('sip', 's');
    const rows = [
      sip(0, 'call.connected', {}),
      sip(5_000, 'call.held', local),
      sip(9_000, 'call.ended', { endedBy: 'network', endKind: 'drop' }),
      sip(12_000, 'call.connected', {}, { leg: 'sip:s:2' }),
    ];
    expect(told(rows)).toEqual([
      '0 call.connected sip',
      '5000 call.held sip',
      '9000 call.ended sip',
      '12000 call.reconnected sip',
      '12000 call.resumed sip',
    ]);
    expect(sessionOf(reconcile(rows))).toMatchObject({ phase: 'connected', ended: null });
  });

  it('goes on when its page is back and answered, though its frame was given up', () => {
    const sip = createTeller('sip', 's');
    const gone = createTeller('desk', 'k')(
      9_000,
      'call.ended',
      { endedBy: 'unknown', endKind: 'unknown' },
      { confidence: 0.3, leg: 'sip:s:1' },
    );
    const rows = [sip(0, 'call.connected', {}), gone, createTeller('sip', 't')(12_000, 'call.connected', {})];
    expect(sessionOf(reconcile(rows))).toMatchObject({ phase: 'connected', connected: { at: 1_000_000 }, ended: null });
  });

  it('does not end with a leg that another one has replaced', () => {
    const sip = createTeller('sip', 's');
    const rows = [
      sip(0, 'call.connected', {}),
      sip(4_000, 'call.offered', offer, { leg: 'sip:s:2' }),
      sip(5_000, 'call.connected', {}, { leg: 'sip:s:2' }),
      sip(5_100, 'call.ended', left),
    ];
    expect(sessionOf(reconcile(rows))).toMatchObject({ phase: 'connected', connected: { at: 1_000_000 } });
    const over = sip(9_000, 'call.ended', left, { leg: 'sip:s:2' });
    expect(sessionOf(reconcile([...rows, over]))).toMatchObject({ phase: 'ended', ended: { at: 1_009_000 } });
  });
});

describe('holds', () => {
  it('are the trusted layer’s; the hand fills in what it does not see', () => {
    const sip = createTeller('sip', 's');
    const hand = createTeller('hand', 'h');
    const rows = [
      sip(0, 'call.connected', {}),
      hand(9_500, 'call.held', local),
      sip(10_000, 'call.held', local),
      sip(20_000, 'call.resumed', local),
      hand(21_000, 'call.resumed', local),
      hand(40_000, 'call.held', local),
      hand(45_000, 'call.resumed', local),
    ];
    expect(holdOf(rows, 60_000)).toMatchObject({ total: 15_000, count: 2, longest: 10_000 });
    expect(reconcile(rows)[1]).toMatchObject({ id: rows[1]?.id, source: { layer: 'sip' } });
  });

  it('of one layer are two when the second follows at once, and both are counted', () => {
    const sip = createTeller('sip', 's');
    const rows = [
      sip(0, 'call.connected', {}),
      sip(10_000, 'call.held', local),
      sip(10_600, 'call.resumed', local),
      sip(11_000, 'call.held', local),
      sip(21_000, 'call.resumed', local),
      sip(21_500, 'call.held', local),
    ];
    expect(holdOf(rows, 30_000)).toMatchObject({ current: 8_500, count: 3, total: 600 + 10_000 + 8_500 });
  });

  it('by hand a moment before are the same hold; a resume by hand does not end one that is seen', () => {
    const sip = createTeller('sip', 's');
    const hand = createTeller('hand', 'h');
    const start = [sip(0, 'call.connected', {}), sip(10_000, 'call.held', local)];
    const slip = [hand(9_000, 'call.held', local), hand(9_500, 'call.resumed', local)];
    expect(holdOf([...start, ...slip], 20_000)).toMatchObject({ count: 1, total: 10_000 });
    const late = [hand(21_000, 'call.held', local), hand(21_500, 'call.resumed', local)];
    expect(holdOf([...start, sip(20_000, 'call.resumed', local), ...late], 30_000)).toMatchObject({ count: 1, total: 10_000 });
    expect(holdOf([...start, hand(15_000, 'call.resumed', local)], 20_000)).toMatchObject({ current: 10_000 });
  });

  it('end when a better layer sees them end, or when the agent says so', () => {
    const sip = createTeller('sip', 's');
    const hand = createTeller('hand', 'h');
    const start = [sip(0, 'call.connected', {}), hand(10_000, 'call.held', local)];
    expect(holdOf([...start, sip(14_000, 'call.resumed', local)], 60_000)).toMatchObject({ current: null, total: 4_000 });
    const correct = (value: string) => hand(16_000, 'agent.correct', { field: 'hold', value });
    expect(holdOf([...start, correct('not_held')], 60_000)).toMatchObject({ current: null, total: 6_000 });
    const talking = [sip(0, 'call.connected', {}), correct('held')];
    expect(holdOf([...talking, sip(20_000, 'call.resumed', local)], 60_000)).toMatchObject({ total: 4_000, count: 1 });
  });
});

describe('what the agent corrects', () => {
  const correct = (value: string, field: 'end' | 'call' = 'end') => createTeller('hand', 'h')(70_000, 'agent.correct', { field, value });
  const sip = createTeller('sip', 's');
  const start = sip(0, 'call.connected', {});
  const ended = sip(60_000, 'call.ended', left, { confidence: 0.8 });

  it('ends a call that nobody saw end', () => {
    expect(sessionOf(reconcile([start, correct('drop')]))).toMatchObject({
      ended: { at: 1_070_000 },
      end: { fields: { endKind: 'drop' } },
    });
  });

  it('changes an end of the agent’s own, and leaves what telephony showed', () => {
    const own = createTeller('hand', 'g')(60_000, 'call.ended', left);
    expect(sessionOf(reconcile([start, own, correct('agent')])).end).toMatchObject({ fields: { endedBy: 'agent' } });
    expect(sessionOf(reconcile([start, ended, correct('agent')])).end).toMatchObject({ fields: left });
    expect(sessionOf(reconcile([start, ended, correct('nonsense')])).end).toMatchObject({ fields: left });
  });

  it('voids what was no call of theirs', () => {
    expect(sessionOf(reconcile([start, correct('not_a_call', 'call')])).voided).toBe(true);
  });

  it('keeps a withdrawal and what it withdraws', () => {
    const hand = createTeller('hand', 'h');
    const mark = hand(1_000, 'agent.mark', { family: 'conduct', kind: 'abusive_language' });
    const undo = hand(2_000, 'agent.undo', { observationId: mark.id });
    expect(told([start, mark, undo])).toEqual(['0 call.connected sip', '1000 agent.mark hand', '2000 agent.undo hand']);
  });
});

describe('order', () => {
  it('is a frame’s own, even where its wall clock was set back', () => {
    const sip = createTeller('sip', 's');
    const back = -3_600_000;
    const rows = [
      sip(0, 'call.connected', {}),
      sip(10_000, 'call.held', local, { at: 1_010_000 + back }),
      sip(12_000, 'call.resumed', local, { at: 1_012_000 + back }),
    ];
    expect(reconcile(rows.toReversed()).map(({ type }) => type)).toEqual(['call.connected', 'call.held', 'call.resumed']);
    expect(holdOf(rows, 12_000).total).toBe(2_000);
  });

  it('is by the press, for what was said by hand', () => {
    const hand = createTeller('hand', 'h');
    const [start, say, held] = [hand(0, 'call.connected', {}), hand(9_000, 'agent.own_error', {}), hand(5_000, 'call.held', local)];
    expect(told([start, say, held])).toEqual(['0 call.connected hand', '5000 call.held hand', '9000 agent.own_error hand']);
  });

  it('tells a lost message by a hole that no other row of the frame fills', () => {
    const sip = createTeller('sip', 's');
    const [first, lost, last] = [sip(0, 'call.connected', {}), sip(1_000, 'call.held', local), sip(2_000, 'call.resumed', local)];
    const gaps = (journal?: readonly Observation[]) => reconcile([first, last], journal).filter(({ type }) => type === 'journal.gap');
    expect(gaps()).toHaveLength(0);
    expect(gaps([first, last])).toMatchObject([{ id: last.id, at: last.at }]);
    expect(gaps([first, lost, last])).toHaveLength(0);
  });
});
