import { describe, expect, it } from 'vitest';
import { createLine } from './sample-line.ts';

const told = (claims: readonly { readonly type: string; readonly fields: object }[]): unknown[] =>
  claims.map(({ type, fields }) => [type, fields]);

describe('a connection', () => {
  it('says that it is up, and under which name its sound travels, once', () => {
    const line = createLine();
    line.peer();
    line.seconds(2);
    expect(told([...line.of('link.media'), ...line.of('link.ice')])).toEqual([
      ['link.media', { state: 'up' }],
      ['link.ice', { fragment: 'frag' }],
    ]);
    line.peer({ ice: 'anew' });
    expect(line.of('link.ice').at(-1)?.fields).toEqual({ fragment: 'anew' });
  });

  it('is a call once sound has come and gone, as of its beginning', () => {
    const line = createLine();
    line.seconds(2);
    expect(line.of('call.connected')).toMatchObject([{ at: 1_000_000, confidence: 0.6, basis: 'inferred', own: '1' }]);
  });

  it.each([
    ['nothing is sent', { sent: 0 }],
    ['nothing comes', { packets: 0 }],
    ['nobody is heard', { caller: -90 }],
  ])('is no call while %s', (_, sounding) => {
    const line = createLine();
    line.seconds(50, sounding);
    expect(line.of('call.connected')).toEqual([]);
  });

  it('that stood silent for a minute is kept open for calls, and never one itself', () => {
    const line = createLine();
    line.seconds(61, { caller: -90 });
    line.seconds(30);
    expect(line.of('call.connected')).toEqual([]);
    expect(line.of('media.voice')).not.toEqual([]);
  });

  it('tells who holds whom by its direction', () => {
    const line = createLine();
    for (const direction of ['sendonly', 'inactive', 'recvonly', 'sendrecv']) line.peer({ direction });
    expect(told([...line.of('call.held'), ...line.of('call.resumed')])).toEqual([
      ['call.held', { scope: 'local' }],
      ['call.held', { scope: 'remote' }],
      ['call.resumed', { scope: 'local' }],
      ['call.resumed', { scope: 'remote' }],
    ]);
  });

  it.each(['sendonly', 'recvonly', 'inactive'])('tells of no silence, stall or mute while it is %s', (direction) => {
    const line = createLine();
    line.seconds(5);
    line.peer({ direction });
    line.seconds(30, { caller: -127, packets: 0, mic: 'off' });
    line.peer({ direction: 'sendrecv' });
    line.seconds(3);
    expect(line.claims.filter(({ type }) => /silence|stalled|line_silent|muted/.test(type))).toEqual([]);
  });

  it('tells of a mute that lasts, and not of a track that a phone switches off as it asks for a hold', () => {
    const line = createLine();
    line.seconds(1, { mic: 'off' });
    line.peer({ direction: 'sendonly' });
    line.seconds(5, { packets: 0, mic: 'off' });
    line.peer();
    line.seconds(2);
    expect(line.of('call.muted')).toEqual([]);
    line.seconds(2, { mic: 'off' });
    line.seconds(1);
    expect([line.of('call.muted').length, line.of('call.unmuted').length]).toEqual([1, 1]);
  });

  it('says every half minute how well it carries', () => {
    const line = createLine();
    line.seconds(61, { lost: 1, packets: 49 });
    expect(line.of('quality.sample').map(({ fields }) => fields)).toEqual(
      Array(2).fill({ windowMs: 30_000, lossFraction: 0.02, concealFraction: 0, jitterMs: 4, rttMs: 20 }),
    );
  });
});

describe('the end of a connection (E4)', () => {
  const endOf = (line: ReturnType<typeof createLine>) =>
    line.of('call.ended').map(({ fields, confidence, evidence }) => [fields, confidence, evidence]);

  it('row 15: is a drop when it has failed for twenty seconds, and not before', () => {
    const line = createLine();
    line.seconds(5);
    line.peer({ state: 'disconnected' });
    line.seconds(10, { packets: 0 });
    line.peer({ state: 'failed' });
    line.seconds(19, { packets: 0 });
    expect(endOf(line)).toEqual([]);
    line.seconds(1, { packets: 0 });
    expect(endOf(line)).toEqual([[{ endedBy: 'network', endKind: 'drop' }, 0.7, ['peer_failed']]]);
  });

  it('row 14: is the other side’s when they shut it and said nothing for ten seconds', () => {
    const line = createLine();
    line.seconds(5);
    line.peer({ dtls: 'closed' });
    line.seconds(9, { packets: 0 });
    expect(endOf(line)).toEqual([]);
    line.seconds(1, { packets: 0 });
    expect(endOf(line)).toEqual([[{ endedBy: 'remote', endKind: 'hangup' }, 0.5, ['dtls_closed']]]);
  });

  it('is nobody’s that is known when the page closes it', () => {
    const line = createLine();
    line.seconds(5);
    line.peer({ state: 'closed' });
    expect(endOf(line)).toEqual([[{ endedBy: 'unknown', endKind: 'hangup' }, 0.5, ['peer_closed']]]);
    line.seconds(30);
    expect(line.of('call.ended')).toHaveLength(1);
  });

  it('is a drop when the page closes what has been dead', () => {
    const line = createLine();
    line.seconds(5);
    line.seconds(8, { packets: 0 });
    line.peer({ state: 'closed' });
    expect(endOf(line)).toEqual([[{ endedBy: 'network', endKind: 'drop' }, 0.7, ['peer_closed', 'media_dead']]]);
  });

  it.each([
    ['failed', {}, [{ endedBy: 'network', endKind: 'drop' }, 0.7, ['peer_closed', 'peer_failed']]],
    ['disconnected', {}, [{ endedBy: 'network', endKind: 'drop' }, 0.7, ['peer_closed', 'peer_failed']]],
    ['connected', { dtls: 'closed' }, [{ endedBy: 'remote', endKind: 'hangup' }, 0.5, ['dtls_closed']]],
  ] as const)('is told by what the page closed: %s', (state, over, expected) => {
    const line = createLine();
    line.seconds(5);
    line.peer({ state, ...over });
    line.peer({ state: 'closed', ...over });
    expect(endOf(line)).toEqual([expected]);
  });

  it('is taken back where the connection works again', () => {
    const line = createLine();
    line.seconds(5);
    line.peer({ state: 'failed' });
    line.seconds(21, { packets: 0 });
    line.peer();
    expect(line.of('call.reconnected')).toHaveLength(1);
  });

  it('says nothing of a connection that was never up', () => {
    const line = createLine();
    line.peer({ id: 2, state: 'connecting', dtls: '-', direction: '-' });
    line.peer({ id: 2, state: 'closed' });
    expect(line.claims.filter(({ own }) => own === '2')).toEqual([]);
  });
});

it('takes figures that fall, and time that runs backwards, for nothing', () => {
  const line = createLine();
  line.seconds(3);
  const before = line.claims.length;
  line.seconds(1, { ms: -3_000, packets: -100 });
  expect(line.claims.length).toBe(before);
});
