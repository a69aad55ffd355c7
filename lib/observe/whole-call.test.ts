import { describe, expect, it } from 'vitest';
import { sessionOf } from '../call/replay.ts';
import type { Observation } from './observation.ts';
import { reconcile } from './reconcile.ts';
import { createTeller } from './sample-observation.ts';

const offer = { direction: 'inbound', last4: '4417', withheld: false, dialled: 'billing' } as const;
const elsewhere = { endedBy: 'remote', endKind: 'answered_elsewhere' } as const;
const declined = { endedBy: 'agent', endKind: 'rejected' } as const;
const cancelled = { endedBy: 'remote', endKind: 'cancelled' } as const;
const left = { endedBy: 'remote', endKind: 'hangup' } as const;

describe('a call that rings in two tabs', () => {
  const [one, two] = [createTeller('sip', 'a'), createTeller('sip', 'b')];
  const ringing = [one(0, 'call.offered', offer), two(20, 'call.offered', offer)];
  const session = (...rows: Observation[]) => sessionOf(reconcile([...ringing, ...rows]));

  it('goes on where it was answered, and ends there', () => {
    const answered = [two(4_000, 'call.connected', {}), one(4_050, 'call.ended', elsewhere)];
    expect(session(...answered)).toMatchObject({ ended: null, connected: { at: 1_004_000 } });
    expect(session(...answered, two(60_000, 'call.ended', left))).toMatchObject({ end: { fields: left }, ended: { at: 1_060_000 } });
  });

  it('was given up when both were told so', () => {
    expect(session(one(4_000, 'call.ended', cancelled)).ended).toBeNull();
    expect(session(one(4_000, 'call.ended', cancelled), two(4_010, 'call.ended', cancelled)).end?.fields).toEqual(cancelled);
  });

  it('was declined when it was declined in one of them, and taken back from the other at once', () => {
    const taken = (ms: number) => session(one(4_000, 'call.ended', declined), two(ms, 'call.ended', cancelled)).end?.fields;
    expect(taken(4_040)).toEqual(declined);
    expect(taken(6_001)).toEqual(cancelled);
  });
});

it('takes a vendor’s word on who ended it over what the signalling shows (E4, row 1)', () => {
  const [vendor, sip] = [createTeller('vendor', 'v'), createTeller('sip', 's')];
  const rows = [
    sip(0, 'call.connected', {}),
    sip(9_000, 'call.ended', { endedBy: 'agent', endKind: 'hangup' }, { confidence: 0.95 }),
    vendor(9_400, 'call.ended', left, { confidence: 0.95 }),
  ];
  const { end } = sessionOf(reconcile(rows));
  expect(end).toMatchObject({ fields: left, confidence: 0.95, source: { layer: 'vendor' } });
});
