import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdClock } from '../../lib/call/hold-clock.ts';
import { sessionOf } from '../../lib/call/replay.ts';
import { eventAt } from '../../lib/call/sample-event.ts';
import type { Mark } from '../../lib/call/session.ts';
import { CLOCK_DOUBT, spanBetween } from '../../lib/call/span.ts';

const mark: fc.Arbitrary<Mark> = fc.record({
  at: fc.integer({ min: 0, max: 1e12 }),
  mono: fc.integer({ min: 0, max: 1e9 }),
  frame: fc.constantFrom('f', 'g'),
  boot: fc.constantFrom('b', 'c'),
});
const end = { endedBy: 'remote', endKind: 'hangup' } as const;
const scope = fc.constantFrom('local', 'remote', 'consult', 'server');
const minute = fc.nat(60_000);
const event = fc.oneof(
  minute.map((ms) => eventAt(ms, 'call.connected', {})),
  minute.map((ms) => eventAt(ms, 'call.ended', end)),
  minute.map((ms) => eventAt(ms, 'call.reconnected', {})),
  minute.map((ms) => eventAt(ms, 'agent.wait_agreed', { ms: 60_000 })),
  fc.tuple(minute, scope).map(([ms, which]) => eventAt(ms, 'call.held', { scope: which }, { id: `${which}${ms}` })),
  fc.tuple(minute, scope).map(([ms, which]) => eventAt(ms, 'call.resumed', { scope: which }, { id: `${which}${ms}` })),
);
const events = fc.array(event, { maxLength: 40 }).map((list) => list.toSorted((a, b) => a.at - b.at));

it('a span is never negative, and never longer than either clock of one frame says by more than their doubt', () =>
  fc.assert(
    fc.property(mark, mark, (from, to) => {
      const { ms, source } = spanBetween(from, to);
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(ms).toBeLessThanOrEqual(Math.max(0, to.at - from.at) + CLOCK_DOUBT);
      expect(source === 'wall').toBe(from.frame !== to.frame || from.boot !== to.boot);
    }),
  ));

it('holds lie within the call, and the clock adds up what the customer waited', () =>
  fc.assert(
    fc.property(events, minute, (list, after) => {
      const session = sessionOf(list);
      const first = list[0]?.at ?? 0;
      const now = eventAt(60_000 + after, 'call.connected', {});
      const clock = holdClock(session, { at: now.at, mono: now.mono, boot: now.boot, frame: 'f' });
      const open = session.holds.filter(({ to }) => to === null);
      expect(new Set(open.map((hold) => hold.scope)).size).toBe(open.length);
      for (const { from, to } of session.holds) expect(spanBetween(from, to ?? from).ms).toBeLessThanOrEqual(60_000);
      expect(clock.total).toBeGreaterThanOrEqual(clock.longest);
      expect(clock.total).toBeLessThanOrEqual(now.at - first);
      expect(clock.total <= clock.longest * clock.count).toBe(true);
    }),
  ));

it('a double of any event, anywhere after it, changes nothing', () =>
  fc.assert(
    fc.property(events, fc.array(fc.nat(39), { maxLength: 10 }), (list, picked) => {
      const doubles = picked.flatMap((i) => list.slice(i, i + 1));
      expect(sessionOf([...list, ...doubles])).toEqual(sessionOf(list));
    }),
  ));
