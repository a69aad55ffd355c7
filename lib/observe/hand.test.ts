import { expect, it } from 'vitest';
import { sessionOf } from '../call/replay.ts';
import { observationsOf } from './frame.ts';
import { actClaim, endOfAnswer, handClaims } from './hand.ts';
import { parseObservation } from './observation.ts';
import { reconcile } from './reconcile.ts';

const press = (ms: number) => ({ own: 'u', at: 1_000_000 + ms, mono: ms });
const context = () => {
  let made = 0;
  const count = () => made++;
  return {
    layer: 'hand',
    adapter: 'hand',
    frame: 'f',
    boot: 'b',
    nextId: () => `019a0000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    seq: count,
  } as const;
};

it('keeps a call by hand from start to end', () => {
  const claims = [
    ...handClaims({ do: 'start' }, press(0)),
    ...handClaims({ do: 'hold' }, press(5_000)),
    actClaim({ type: 'agent.say', fields: { intent: 'hold_return' } }, press(7_000)),
    ...handClaims({ do: 'resume' }, press(8_000)),
    ...handClaims({ do: 'end', by: 'drop' }, press(9_000)),
  ];
  const rows = observationsOf(claims, context()).map(({ observation }) => observation);
  expect(rows.map((row) => parseObservation(row))).toEqual(rows.map((value) => ({ ok: true, value })));
  expect(rows.map(({ leg, seq }) => `${leg} ${seq}`)).toEqual([0, 1, 2, 3, 4].map((seq) => `hand:f:u ${seq}`));
  expect(sessionOf(reconcile(rows))).toMatchObject({
    phase: 'ended',
    direction: 'unknown',
    layers: ['hand'],
    holds: [{ scope: 'customer' }],
    end: { fields: { endedBy: 'network', endKind: 'drop' }, confidence: 0.95, basis: 'manual', evidence: ['manual'] },
  });
});

it('knows no other answers than the three', () => {
  expect(endOfAnswer('agent')).toEqual({ endedBy: 'agent', endKind: 'hangup' });
  expect(endOfAnswer('toString')).toBeNull();
});

it('splits number and name off', () => {
  const [claim] = handClaims({ do: 'start' }, press(0));
  const hidden = { number: '+15550104417', name: 'Ada Brook' };
  const [framed] = claim === undefined ? [] : observationsOf([{ ...claim, private: hidden }], context());
  expect(framed?.private).toEqual(hidden);
  expect(JSON.stringify(framed?.observation)).not.toMatch(/Ada|0104417/);
});
