import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldSchemas } from '../../lib/call/event.ts';
import { sessionOf } from '../../lib/call/replay.ts';
import { spanBetween } from '../../lib/call/span.ts';
import { everyAdapter } from '../../lib/observe/adapters/every.ts';
import { parseObservation } from '../../lib/observe/observation.ts';
import { parseSignal } from '../../lib/observe/parse-signal.ts';
import { reconcile } from '../../lib/observe/reconcile.ts';
import type { Signal } from '../../lib/observe/signal.ts';
import { callsOf, observe, RECORDED, readTrace, SILENCE, traceNames } from '../replay/trace.ts';

const adapters = everyAdapter(SILENCE);
const stamp = { n: fc.nat(), at: fc.integer({ min: 1_000_000, max: 2_000_000 }), mono: fc.nat(1_000_000) };
const word = fc.constantFrom('', 'a', 'b', 'anonymous', '+15550104417', '__proto__', 'constructor');
const sip = fc.record({
  ...stamp,
  kind: fc.constant('sip' as const),
  out: fc.boolean(),
  method: fc.constantFrom('INVITE', 'INVITE', 'INVITE', 'ACK', 'BYE', 'CANCEL', 'UPDATE', 'REFER', 'NOTIFY', 'INFO', 'OPTIONS', 'FOO'),
  status: fc.constantFrom(0, 0, 0, 100, 180, 183, 200, 202, 401, 407, 408, 482, 486, 487, 488, 491, 500, 603, 699),
  callId: fc.oneof(fc.constantFrom('c1', 'c2', '__proto__'), fc.string({ minLength: 1, maxLength: 6 })),
  cseq: fc.nat(4),
  fromTag: word,
  toTag: word,
  fromUser: word,
  fromName: word,
  toUser: word,
  assertedUser: word,
  assertedName: word,
  reason: fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('SIP;cause=408', 'Q.850;cause=16', 'asterisk;cause=38')),
  replaces: fc.constantFrom('', '', 'c1;to-tag=a', ';;'),
  frag: fc.constantFrom('', 'SIP/2.0 200 OK', 'SIP/2.0 486 Busy', 'x'),
  media: fc.oneof(
    fc.constantFrom('-', '', ':', 'audio', 'audio:off', 'audio:sendrecv', 'audio:sendonly', 'audio:inactive', 'audio:recvonly,video:off'),
    fc.string({ maxLength: 20 }),
  ),
  ice: fc.constantFrom('', '', 'frag', 'other'),
});
const id = fc.constantFrom(1, 1, 2);
const peer = fc.record({
  ...stamp,
  kind: fc.constant('peer' as const),
  id,
  state: fc.constantFrom('new', 'connecting', 'connected', 'connected', 'disconnected', 'failed', 'closed', 'else'),
  dtls: fc.constantFrom('-', 'connected', 'connected', 'closed'),
  direction: fc.constantFrom('-', 'sendrecv', 'sendrecv', 'sendonly', 'recvonly', 'inactive', 'stopped'),
  ice: fc.constantFrom('', 'frag', 'other'),
});
const figure = fc.oneof(fc.constant(-1), fc.nat(1_000), fc.double({ min: 0, max: 1e9, noNaN: true }));
const sample = fc.record({
  ...stamp,
  kind: fc.constant('sample' as const),
  id,
  packets: figure,
  lost: figure,
  jitter: figure,
  rtt: figure,
  energy: figure,
  duration: figure,
  concealed: figure,
  samples: figure,
  sent: figure,
  micEnergy: figure,
  micDuration: figure,
  mic: fc.constantFrom('on', 'off', 'none'),
});
const signal: fc.Arbitrary<Signal> = fc.oneof(
  { weight: 20, arbitrary: sip },
  { weight: 4, arbitrary: peer },
  { weight: 12, arbitrary: sample },
  { weight: 1, arbitrary: fc.record({ ...stamp, kind: fc.constant('socket' as const), up: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ ...stamp, kind: fc.constant('page' as const), what: fc.constantFrom('hide' as const, 'show' as const) }),
  },
);

describe('the adapters', () => {
  it('takes 10,000 signals of any kind without a throw, in bounded memory, and claims nothing that cannot be journalled', () =>
    fc.assert(
      fc.property(fc.array(signal, { minLength: 1_000, maxLength: 1_000, size: 'max' }), (signals) => {
        let state = adapters.initial;
        for (const each of signals) {
          const [next, readings] = adapters.step(state, each);
          state = next;
          for (const { type, fields } of readings.flatMap(({ claims }) => claims))
            expect(fieldSchemas[type].safeParse(fields)).toMatchObject({ success: true });
        }
        expect(state.sip.legs.length).toBeLessThanOrEqual(32);
        expect(state.media.legs.length).toBeLessThanOrEqual(16);
        expect(JSON.stringify(state).length).toBeLessThan(200_000);
      }),
      { numRuns: 10 },
    ));

  it('never writes a number or a name into what is journalled', () =>
    fc.assert(
      fc.property(fc.array(signal, { maxLength: 60 }), (signals) => {
        expect(JSON.stringify(observe(signals).map(({ leg, ...row }) => row))).not.toContain('5550104417');
      }),
    ));

  it('claims observations that the desk accepts, and calls that fold', () =>
    fc.assert(
      fc.property(fc.array(signal, { maxLength: 60 }), (signals) => {
        const rows = observe(signals);
        for (const row of rows) expect(parseObservation(row)).toEqual({ ok: true, value: row });
        const begun = callsOf(rows).filter((events) => events.some(({ type }) => type === 'call.offered' || type === 'call.connected'));
        for (const events of begun) expect(sessionOf(events).phase).not.toBe('offered');
      }),
    ));
});

describe('the parser of signals', () => {
  const isRead = (text: string): boolean => parseSignal(text, RECORDED).ok;

  it('takes what a tap writes', () => fc.assert(fc.property(signal, (each) => isRead(JSON.stringify(each)))));

  it('refuses all else without a throw', () => {
    fc.assert(fc.property(fc.jsonValue(), (each) => !isRead(JSON.stringify(each))));
    fc.assert(fc.property(fc.string(), (each) => !isRead(each)));
  });
});

/** What several layers told of one call: the signalling's claims from a trace, and presses of the agent's among them. */
const rows = fc
  .tuple(fc.constantFrom(...traceNames()), fc.array(signal, { maxLength: 40 }), fc.boolean())
  .map(([name, random, recorded]) => {
    const told = observe(recorded ? readTrace(name) : random);
    const hand = told.slice(0, 5).map((row, i) => ({
      ...row,
      id: `019a0000-0000-7000-9000-00000000000${i}`,
      leg: 'hand:h:1',
      at: row.at + 300 * i,
      source: { layer: 'hand' as const, adapter: 'hand', frame: 'h' },
    }));
    return [...told, ...hand];
  });

describe('reconciling', () => {
  it('gives the same for any order of arrival and any doubles', () =>
    fc.assert(
      fc.property(
        rows.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }))),
        ([list, shuffled]) => {
          expect(reconcile(shuffled)).toEqual(reconcile(list));
          expect(sessionOf(reconcile(shuffled))).toEqual(sessionOf(reconcile(list)));
        },
      ),
    ));

  it('never makes a hold negative, or longer than from the first observation to the last', () =>
    fc.assert(
      fc.property(rows, (list) => {
        const times = list.map(({ at }) => at);
        const monos = list.map(({ mono }) => mono);
        const whole = Math.max(Math.max(...times) - Math.min(...times), Math.max(...monos) - Math.min(...monos));
        const { holds, ended } = sessionOf(reconcile(list));
        for (const { from, to } of holds) {
          const { ms } = spanBetween(from, to ?? ended ?? from);
          expect(ms).toBeGreaterThanOrEqual(0);
          expect(ms).toBeLessThanOrEqual(whole);
        }
      }),
    ));

  it('names events by observations that there are', () =>
    fc.assert(
      fc.property(rows, (list) => {
        const ids = new Set(list.map(({ id }) => id));
        const events = reconcile(list);
        expect(events.filter(({ id }) => !ids.has(id))).toEqual([]);
        expect(new Set(events.map(({ id, type }) => `${id} ${type}`)).size).toBe(events.length);
      }),
    ));
});
