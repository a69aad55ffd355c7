import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdAlert } from '../../lib/call/hold-alert.ts';
import { sessionOf } from '../../lib/call/replay.ts';
import { eventAt, markAt } from '../../lib/call/sample-event.ts';

const moment = fc.nat(600).map((tick) => tick * 1_000);
const scope = fc.constantFrom('local', 'remote', 'consult', 'server');
const event = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(moment, scope).map(([ms, which]) => eventAt(ms, 'call.held', { scope: which }, { id: `h${which}${ms}` })),
  },
  fc.tuple(moment, scope).map(([ms, which]) => eventAt(ms, 'call.resumed', { scope: which }, { id: `r${which}${ms}` })),
  moment.map((ms) => eventAt(ms, 'call.transferred', { kind: 'blind' })),
  moment.map((ms) => eventAt(ms, 'call.ended', { endedBy: 'remote', endKind: 'hangup' })),
  moment.map((ms) => eventAt(ms, 'call.reconnected', {})),
  moment.map((ms) => eventAt(ms, 'agent.wait_agreed', { ms: 45_000 })),
  moment.map((ms) => eventAt(ms, 'agent.hold_alert', { answer: 'acknowledged' }, { id: `a${ms}` })),
  fc
    .tuple(moment, fc.integer({ min: 1_000, max: 200_000 }))
    .map(([ms, span]) => eventAt(ms, 'agent.hold_alert', { answer: 'snoozed', ms: span }, { id: `s${ms}` })),
);
const events = fc
  .array(event, { maxLength: 30 })
  .map((list) => [eventAt(0, 'call.connected', {}), ...list.toSorted((one, other) => one.at - other.at)]);
const limits = fc.record({
  checkBackMs: fc.option(fc.integer({ min: 5_000, max: 200_000 })),
  overdueMs: fc.integer({ min: 5_000, max: 400_000 }),
});

it('an alert never outlives its hold, its transfer or its call', () =>
  fc.assert(
    fc.property(events, limits, moment, (list, given, after) => {
      const told = list.filter(({ at }) => at <= markAt(after).at);
      const session = sessionOf(told);
      const waits = session.ended === null ? session.holds.filter((hold) => hold.scope === 'customer' && hold.to === null) : [];
      const since = waits.at(-1)?.from.at ?? null;
      const isHandedOn = told.some(({ type, at }) => type === 'call.transferred' && since !== null && at >= since);
      const { state, nextChangeAt } = holdAlert(told, session, given, markAt(after).at);
      expect(since !== null && !isHandedOn ? [] : [state, nextChangeAt]).toEqual(since !== null && !isHandedOn ? [] : ['none', null]);
    }),
  ));

it('what it will say changes at the instant that it names, and not before', () =>
  fc.assert(
    fc.property(events, limits, moment, fc.double({ min: 0, max: 1, noNaN: true }), (list, given, after, part) => {
      const now = markAt(after).at;
      const told = list.filter(({ at }) => at <= now);
      const session = sessionOf(told);
      const read = (at: number) => holdAlert(told, session, given, at);
      const { state, nextChangeAt } = read(now);
      const end = nextChangeAt ?? now + 3_600_000;
      expect(end).toBeGreaterThan(now);
      expect(read(Math.min(end - 1, Math.floor(now + part * (end - now)))).state).toBe(state);
      expect(read(end).state === state).toBe(nextChangeAt === null);
    }),
  ));

it('asks for more and more as time goes on, unless it is told to be quiet', () =>
  fc.assert(
    fc.property(limits, moment, moment, (given, one, other) => {
      const list = [eventAt(0, 'call.connected', {}), eventAt(0, 'call.held', { scope: 'local' })];
      const order = ['none', 'due', 'overdue', 'snoozed'];
      const rank = (ms: number) => order.indexOf(holdAlert(list, sessionOf(list), given, markAt(ms).at).state);
      expect(rank(Math.min(one, other))).toBeLessThanOrEqual(rank(Math.max(one, other)));
    }),
  ));
