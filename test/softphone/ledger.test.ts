import { expect, test } from 'vitest';
import { createFaults } from './proxy/faults.ts';
import { createLedger, type Entry } from './proxy/ledger.ts';

const entry = (change: Partial<Entry> = {}): Entry => ({
  at: 1,
  dir: 'in',
  from: 'agent1',
  to: 'proxy',
  startLine: 'BYE sip:x SIP/2.0',
  method: 'BYE',
  callId: 'c',
  cseq: 1,
  text: '',
  ...change,
});

test('waits for what is still to come', async () => {
  const ledger = createLedger();
  const waiting = ledger.until({ method: 'BYE', from: 'customer' });
  ledger.add(entry());
  ledger.add(entry({ from: 'customer' }));
  expect((await waiting).from).toBe('customer');
});

test('finds what already passed, from a mark on', async () => {
  const ledger = createLedger();
  ledger.add(entry({ cseq: 1 }));
  ledger.add(entry({ cseq: 2 }));
  expect((await ledger.until({ method: 'BYE' })).cseq).toBe(1);
  expect((await ledger.until({ method: 'BYE' }, 1)).cseq).toBe(2);
  await expect(ledger.until({ method: 'BYE' }, 2, 1)).rejects.toThrow(/nothing like/);
});

test('tells requests from responses', () => {
  const ledger = createLedger();
  ledger.add(entry());
  ledger.add(entry({ status: 200 }));
  expect(ledger.find({ status: 'none' })).toHaveLength(1);
  expect(ledger.find({ status: 200 })).toHaveLength(1);
  expect(ledger.find({})).toHaveLength(2);
});

test('a listener hears nothing after it left', () => {
  const ledger = createLedger();
  const heard: number[] = [];
  const leave = ledger.on((one) => heard.push(one.cseq));
  ledger.add(entry({ cseq: 1 }));
  leave();
  ledger.add(entry({ cseq: 2 }));
  expect(heard).toEqual([1]);
});

test('a fault strikes as often as it was laid, and only what it is meant for', () => {
  const faults = createFaults();
  faults.lay({ kind: 'refuse', status: 488, reason: 'No' }, { method: 'INVITE', inDialog: true }, 2);
  const invite = entry({ method: 'INVITE' });
  expect(faults.take(invite, false)).toBeUndefined();
  expect(faults.take(entry(), true)).toBeUndefined();
  expect([1, 2, 3].map(() => faults.take(invite, true)?.kind)).toEqual(['refuse', 'refuse', undefined]);
});
