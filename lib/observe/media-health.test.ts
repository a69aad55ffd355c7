import { describe, expect, it } from 'vitest';
import { sessionOf } from '../call/replay.ts';
import type { Observation } from './observation.ts';
import { reconcile } from './reconcile.ts';
import { createTeller } from './sample-observation.ts';

const can = { hold: false, endReason: false, silence: true, identity: false, mute: true } as const;
const deaf = { ...can, silence: false };
type Tell = ReturnType<typeof createTeller>;

/** A call answered at 0 whose connection is up; what its media then does, and a BYE of one side at 60 s. */
function ended(
  way: 'bye_in' | 'bye_out',
  media: (tell: Tell) => readonly Observation[],
  more: (sip: Tell) => readonly Observation[] = () => [],
) {
  const [sip, peer] = [createTeller('sip', 's'), createTeller('media', 'm')];
  const by = way === 'bye_in' ? 'remote' : 'agent';
  const rows = [
    sip(0, 'call.connected', {}),
    peer(50, 'link.media', { state: 'up' }),
    peer(60, 'adapter.state', { state: 'ready', capabilities: can }),
    ...more(sip),
    ...media(peer),
    sip(60_000, 'call.ended', { endedBy: by, endKind: 'hangup' }, { confidence: 0.8, evidence: [way, 'media_unseen'] }),
    peer(60_020, 'link.media', { state: 'closed' }),
    peer(60_020, 'call.ended', { endedBy: 'unknown', endKind: 'hangup' }, { confidence: 0.5, evidence: ['peer_closed'] }),
  ];
  const { end, ended: at } = sessionOf(reconcile(rows));
  expect(at?.at).toBe(1_060_000);
  return [end?.fields.endedBy, end?.fields.endKind, end?.confidence, end?.evidence.join(' ')];
}

const nothing = (): Observation[] => [];
const stalledFor =
  (ms: number) =>
  (tell: Tell): Observation[] => [tell(60_000 - ms + 2_000, 'media.stalled', { forMs: 2_000 })];

describe('who ended a call, by the sound before it (E4)', () => {
  it.each([
    [
      'row 8: our BYE on a call that was dead',
      'bye_out',
      stalledFor(6_000),
      ['network', 'drop', 0.85, 'bye_out media_dead cleared_by_agent'],
    ],
    [
      'row 8: our BYE on a connection that had failed',
      'bye_out',
      (tell: Tell) => [tell(50_000, 'link.media', { state: 'failed' })],
      ['network', 'drop', 0.85, 'bye_out peer_failed cleared_by_agent'],
    ],
    ['row 9: our BYE on a live one', 'bye_out', nothing, ['agent', 'hangup', 0.95, 'bye_out media_alive']],
    ['our BYE a moment after the sound stopped', 'bye_out', stalledFor(4_000), ['agent', 'hangup', 0.75, 'bye_out media_stopped']],
    [
      'our BYE after the other side shut the connection',
      'bye_out',
      (tell: Tell) => [tell(50_000, 'link.media', { state: 'far_closed' })],
      ['remote', 'hangup', 0.7, 'bye_out dtls_closed cleared_by_agent'],
    ],
    ['row 12: their BYE on a live call', 'bye_in', nothing, ['remote', 'hangup', 0.85, 'bye_in media_alive']],
    ['row 13: their BYE on a call that was dead', 'bye_in', stalledFor(6_000), ['network', 'drop', 0.7, 'bye_in media_dead']],
    ['their BYE a moment after the sound stopped', 'bye_in', stalledFor(4_000), ['remote', 'hangup', 0.7, 'bye_in media_stopped']],
    [
      'a stall that was over',
      'bye_out',
      (tell: Tell) => [tell(30_000, 'media.stalled', { forMs: 2_000 }), tell(35_000, 'media.recovered', {})],
      ['agent', 'hangup', 0.95, 'bye_out media_alive'],
    ],
    [
      'sound that nobody can hear',
      'bye_out',
      (tell: Tell) => [tell(30_000, 'adapter.state', { state: 'degraded', capabilities: deaf })],
      ['agent', 'hangup', 0.8, 'bye_out media_unseen'],
    ],
  ] as const)('%s', (_, way, media, expected) => {
    expect(ended(way, media)).toEqual(expected);
  });

  it('does not take a hold for a dead call: nothing is sent to whoever waits', () => {
    const held = (sip: Tell) => [sip(40_000, 'call.held', { scope: 'local' })];
    expect(ended('bye_in', stalledFor(18_000), held)).toEqual(['remote', 'hangup', 0.85, 'bye_in media_alive']);
    const failed = (tell: Tell) => [tell(55_000, 'link.media', { state: 'failed' })];
    expect(ended('bye_out', failed, held)).toEqual(['network', 'drop', 0.85, 'bye_out peer_failed cleared_by_agent']);
  });

  it('leaves an end alone that its signalling gave a reason for', () => {
    const sip = createTeller('sip', 's');
    const peer = createTeller('media', 'm');
    const rows = [
      sip(0, 'call.connected', {}),
      peer(50, 'link.media', { state: 'failed' }),
      sip(9_000, 'call.ended', { endedBy: 'remote', endKind: 'hangup' }, { confidence: 0.9, evidence: ['bye_in', 'normal_clearing'] }),
    ];
    expect(sessionOf(reconcile(rows)).end).toMatchObject({ confidence: 0.9, evidence: ['bye_in', 'normal_clearing'] });
  });
});

describe('a connection beside its signalling', () => {
  it('is not believed that a call is answered, or over, while the signalling knows better', () => {
    const [sip, peer] = [createTeller('sip', 's'), createTeller('media', 'm')];
    const offered = sip(0, 'call.offered', { direction: 'outbound', last4: null, withheld: false, dialled: null });
    const early = peer(2_000, 'call.connected', {}, { confidence: 0.6 });
    expect(sessionOf(reconcile([offered, early])).phase).toBe('dialling');
    const answered = sip(5_000, 'call.connected', {});
    const closed = peer(9_000, 'call.ended', { endedBy: 'unknown', endKind: 'hangup' }, { confidence: 0.5, evidence: ['peer_closed'] });
    expect(sessionOf(reconcile([offered, early, answered, closed]))).toMatchObject({ phase: 'connected', connected: { at: 1_005_000 } });
  });

  it('does not hide a hold that began before it was sure that a call was up', () => {
    const [sip, peer] = [createTeller('sip', 's'), createTeller('media', 'm')];
    const late = { confidence: 0.3, evidence: ['late_start'] };
    const rows = [
      sip(0, 'call.connected', {}, late),
      sip(30, 'call.held', { scope: 'local' }),
      sip(4_000, 'call.resumed', { scope: 'local' }),
      peer(6_000, 'call.connected', {}, { confidence: 0.6 }),
    ];
    expect(sessionOf(reconcile(rows))).toMatchObject({ connected: { at: 1_000_000 }, holds: [{ from: { at: 1_000_030 } }] });
  });

  it('is a call by itself where there is none', () => {
    const peer = createTeller('media', 'm');
    const rows = [
      peer(0, 'call.connected', {}, { confidence: 0.6 }),
      peer(9_000, 'call.ended', { endedBy: 'network', endKind: 'drop' }, { confidence: 0.7, evidence: ['peer_failed'] }),
    ];
    expect(sessionOf(reconcile(rows))).toMatchObject({ connected: { at: 1_000_000 }, end: { fields: { endKind: 'drop' } } });
  });

  it('drops a call whose signalling says nothing, and takes its word when it says something at last', () => {
    const [sip, peer] = [createTeller('sip', 's'), createTeller('media', 'm')];
    const rows = [
      sip(0, 'call.connected', {}),
      peer(50, 'link.media', { state: 'up' }),
      peer(30_000, 'link.media', { state: 'failed' }),
      peer(50_000, 'call.ended', { endedBy: 'network', endKind: 'drop' }, { confidence: 0.7, evidence: ['peer_failed'] }),
    ];
    expect(sessionOf(reconcile(rows))).toMatchObject({ ended: { at: 1_050_000 }, end: { confidence: 0.7 } });
    const cleared = sip(
      70_000,
      'call.ended',
      { endedBy: 'agent', endKind: 'hangup' },
      { confidence: 0.8, evidence: ['bye_out', 'media_unseen'] },
    );
    expect(sessionOf(reconcile([...rows, cleared])).end).toMatchObject({
      fields: { endedBy: 'network', endKind: 'drop' },
      confidence: 0.85,
      evidence: ['bye_out', 'peer_failed', 'cleared_by_agent'],
    });
  });

  it('tells of holds by its direction only where nobody better sees them', () => {
    const [sip, peer] = [createTeller('sip', 's'), createTeller('media', 'm')];
    const alone = peer(0, 'call.connected', {});
    const held = peer(3_000, 'call.held', { scope: 'local' });
    expect(sessionOf(reconcile([alone, held])).holds).toHaveLength(1);
    const sees = sip(10, 'adapter.state', { state: 'ready', capabilities: { ...can, hold: true } });
    expect(sessionOf(reconcile([sip(0, 'call.connected', {}), sees, held])).holds).toEqual([]);
    const gone = sip(20, 'adapter.state', { state: 'lost', capabilities: deaf });
    expect(sessionOf(reconcile([sip(0, 'call.connected', {}), sees, gone, held])).holds).toHaveLength(1);
  });
});
