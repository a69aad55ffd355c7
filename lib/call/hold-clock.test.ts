import { expect, it } from 'vitest';
import { holdClock } from './hold-clock.ts';
import { sessionOf } from './replay.ts';
import { eventAt, markAt } from './sample-event.ts';

const answered = eventAt(0, 'call.connected', {});
const held = (ms: number, scope: 'local' | 'remote' | 'consult' = 'local') => eventAt(ms, 'call.held', { scope });
const resumed = (ms: number, scope: 'local' | 'remote' | 'consult' = 'local') => eventAt(ms, 'call.resumed', { scope });

it('adds up the customer’s waits and shows the one that runs', () => {
  const session = sessionOf([answered, held(10_000), resumed(40_000), held(60_000)]);
  expect(holdClock(session, markAt(72_000))).toEqual({
    current: 12_000,
    currentScope: 'customer',
    total: 42_000,
    count: 2,
    longest: 30_000,
  });
});

it('never mixes kinds: being held ourselves is no wait of the customer', () => {
  const session = sessionOf([answered, held(10_000, 'remote'), held(20_000), resumed(25_000), held(26_000, 'consult')]);
  const clock = holdClock(session, markAt(30_000));
  expect(clock).toEqual({ current: 4_000, currentScope: 'consult', total: 5_000, count: 1, longest: 5_000 });
  const back = sessionOf([answered, held(10_000, 'remote')]);
  expect(holdClock(back, markAt(30_000))).toEqual({ current: 20_000, currentScope: 'remote', total: 0, count: 0, longest: 0 });
});

it('stops with the call', () => {
  const end = eventAt(50_000, 'call.ended', { endedBy: 'remote', endKind: 'hangup' });
  const clock = holdClock(sessionOf([answered, held(10_000), end]), markAt(500_000));
  expect(clock).toEqual({ current: null, currentScope: null, total: 40_000, count: 1, longest: 40_000 });
});
