import { expect, it } from 'vitest';
import type { CallEvent } from './event.ts';
import { type HoldLimits, holdAlert } from './hold-alert.ts';
import { sessionOf } from './replay.ts';
import { eventAt, markAt } from './sample-event.ts';

const SECOND = 1_000;
const limits: HoldLimits = { checkBackMs: 60 * SECOND, overdueMs: 120 * SECOND };
const HELD = 10 * SECOND;
const held = [eventAt(0, 'call.connected', {}), eventAt(HELD, 'call.held', { scope: 'local' })];
const instant = (seconds: number): number => markAt(seconds * SECOND).at;
const at = (seconds: number, events: readonly CallEvent[] = held, over: Partial<HoldLimits> = {}) =>
  holdAlert(events, sessionOf(events), { ...limits, ...over }, instant(seconds));
const acknowledged = (seconds: number) => eventAt(seconds * SECOND, 'agent.hold_alert', { answer: 'acknowledged' });
const snoozed = (seconds: number, ms: number) => eventAt(seconds * SECOND, 'agent.hold_alert', { answer: 'snoozed', ms });

it('asks to check back, and then asks more', () => {
  expect(at(10)).toEqual({ state: 'none', nextChangeAt: instant(70) });
  expect(at(69.999)).toEqual({ state: 'none', nextChangeAt: instant(70) });
  expect(at(70)).toEqual({ state: 'due', nextChangeAt: instant(130) });
  expect(at(130)).toEqual({ state: 'overdue', nextChangeAt: null });
});

it('waits as long as was promised, and as much longer before it asks more', () => {
  const promised = [...held, eventAt(12 * SECOND, 'agent.wait_agreed', { ms: 300 * SECOND })];
  expect(at(200, promised)).toEqual({ state: 'none', nextChangeAt: instant(310) });
  expect(at(310, promised)).toEqual({ state: 'due', nextChangeAt: instant(370) });
});

it('asks once where nothing says when to check back, or where that is as late as overdue', () => {
  expect(at(60, held, { checkBackMs: null })).toEqual({ state: 'none', nextChangeAt: instant(130) });
  expect(at(130, held, { checkBackMs: null })).toEqual({ state: 'overdue', nextChangeAt: null });
  expect(at(100, held, { checkBackMs: 150 * SECOND })).toEqual({ state: 'none', nextChangeAt: instant(160) });
});

it('is quiet once acknowledged, until the hold asks for more', () => {
  const heard = [...held, acknowledged(75)];
  expect(at(75, heard)).toEqual({ state: 'none', nextChangeAt: instant(130) });
  expect(at(130, heard)).toEqual({ state: 'overdue', nextChangeAt: null });
  expect(at(400, [...heard, acknowledged(140)])).toEqual({ state: 'none', nextChangeAt: null });
});

it('is quiet while snoozed, and then asks for what the hold has come to', () => {
  const quiet = [...held, snoozed(75, 60 * SECOND)];
  expect(at(75, quiet)).toEqual({ state: 'snoozed', nextChangeAt: instant(135) });
  expect(at(134, quiet)).toEqual({ state: 'snoozed', nextChangeAt: instant(135) });
  expect(at(135, quiet)).toEqual({ state: 'overdue', nextChangeAt: null });
  expect(at(90, [...quiet, acknowledged(80)])).toEqual({ state: 'none', nextChangeAt: instant(130) });
});

it('takes no answer to what it has not asked', () => {
  expect(at(70, [...held, acknowledged(20), snoozed(30, 600 * SECOND)])).toEqual({ state: 'due', nextChangeAt: instant(130) });
});

it.each([
  ['the hold', eventAt(100 * SECOND, 'call.resumed', { scope: 'local' })],
  ['the transfer', eventAt(100 * SECOND, 'call.transferred', { kind: 'blind' })],
  ['the call', eventAt(100 * SECOND, 'call.ended', { endedBy: 'remote', endKind: 'hangup' })],
  ['a call that was none', eventAt(100 * SECOND, 'agent.correct', { field: 'call', value: 'not_a_call' })],
])('stops with %s', (_, event) => {
  expect(at(100, [...held, event])).toEqual({ state: 'none', nextChangeAt: null });
});

it('asks anew in the next hold, whatever was answered in the one before', () => {
  const again = [
    ...held,
    acknowledged(75),
    eventAt(80 * SECOND, 'call.resumed', { scope: 'local' }),
    eventAt(90 * SECOND, 'call.held', { scope: 'local' }),
  ];
  expect(at(150, again)).toEqual({ state: 'due', nextChangeAt: instant(210) });
});

it('leaves us alone while it is the caller who holds, or while we consult', () => {
  for (const scope of ['remote', 'consult'] as const) {
    const other = [eventAt(0, 'call.connected', {}), eventAt(HELD, 'call.held', { scope })];
    expect(at(500, other)).toEqual({ state: 'none', nextChangeAt: null });
  }
});
