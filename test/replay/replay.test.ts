import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../../lib/call/event.ts';
import { sessionOf } from '../../lib/call/replay.ts';
import { reconcile } from '../../lib/observe/reconcile.ts';
import type { Signal } from '../../lib/observe/signal.ts';
import { golden } from './golden.ts';
import { callsOf, lineOf, observe, readTrace, traceNames } from './trace.ts';

const names = traceNames();
const typesOf = (name: string): string[] => callsOf(observe(readTrace(name))).flatMap((events) => events.map(({ type }) => type));

it('has a golden line for every trace', () => {
  expect(names).toEqual(Object.keys(golden).toSorted());
  expect(names.length).toBeGreaterThanOrEqual(30);
});

describe('the calls of both phones, as their sockets carried them', () => {
  it.each(names)('%s', (name) => {
    expect(callsOf(observe(readTrace(name))).map(lineOf)).toEqual(golden[name]);
  });
});

it.each(names)('%s amounts to the same when every message comes twice', (name) => {
  const twice = readTrace(name).flatMap((signal) => [signal, signal]);
  expect(callsOf(observe(twice)).map(lineOf)).toEqual(golden[name]);
});

it.each(names)('%s holds no number and no name', (name) => {
  expect(JSON.stringify(observe(readTrace(name)))).not.toMatch(/\+?1555\d|Ada|Brook|Tomas|Robin/);
});

it('tells of a refused hold, keys and a transfer', () => {
  expect(typesOf('jssip-hold-refused')).toContain('call.hold_failed');
  expect(typesOf('sipjs-hold-refused-to-caller')).toContain('call.hold_failed');
  expect(typesOf('jssip-keys').filter((type) => type === 'call.key_pressed')).toHaveLength(2);
  expect(typesOf('jssip-transferred')).toEqual([
    'call.offered',
    'adapter.state',
    'call.progress',
    'call.connected',
    'call.transfer_started',
    'call.transferred',
    'call.ended',
  ]);
});

describe('a call whose bridge was replaced in its midst', () => {
  const isAnswer = (signal: Signal): boolean => signal.kind === 'sip' && signal.status === 200 && signal.method === 'INVITE';
  const isRequest = (signal: Signal): boolean => signal.kind === 'sip' && signal.status === 0 && signal.method !== 'ACK';
  const shortOf = (events: readonly CallEvent[]) => {
    const { connected, ended, end, holds } = sessionOf(events);
    const times = holds.map(({ scope, from, to }) => [scope, from.at, to?.at]);
    return { connected: connected?.at, ended: ended?.at, end: end?.fields, times };
  };

  it.each(
    ['holds', 'both-held', 'hold-hangup', 'agent-ends', 'repeats']
      .flatMap((name) => [`jssip-${name}`, `sipjs-${name}`])
      .concat(['ringcentral-holds', 'ringcentral-hold-hangup', 'ringcentral-agent-ends']),
  )('%s: wherever nothing was under way, the call is the same', (name) => {
    const signals = readTrace(name);
    const first = signals.findIndex(isAnswer) + 1;
    const whole = shortOf(reconcile(observe(signals)));
    const cuts = signals.flatMap((signal, at) => (at >= first && isRequest(signal) ? [at] : []));
    expect(cuts.length).toBeGreaterThan(0);
    for (const cut of cuts) {
      const rows = [...observe(signals.slice(0, cut), 'a'), ...observe(signals.slice(cut), 'b')];
      expect(shortOf(reconcile(rows)), `cut at ${cut}`).toEqual(whole);
    }
  });

  it.each(['jssip-holds', 'sipjs-holds'])('%s: without its beginning it counts as connected when first heard of', (name) => {
    const signals = readTrace(name).filter((signal) => signal.kind !== 'sip' || signal.cseq > 2 || signal.method === 'BYE');
    const [events = []] = callsOf(observe(signals));
    expect(events.find(({ type }) => type === 'call.connected')).toMatchObject({ confidence: 0.3, evidence: ['late_start'] });
    expect(sessionOf(events)).toMatchObject({ phase: 'ended', direction: 'unknown' });
  });
});
