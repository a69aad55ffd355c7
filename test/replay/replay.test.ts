import { describe, expect, it } from 'vitest';
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
