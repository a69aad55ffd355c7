import { describe, expect, it } from 'vitest';
import { createFakeWindow, FakeEvent } from './fake-window.ts';
import { startTap } from './start.ts';

const both = { sockets: true, peers: true };
const tapped = (watched = both) => {
  const fake = createFakeWindow();
  const before = Object.getOwnPropertyDescriptors(fake.peers.realm.RTCPeerConnection.prototype);
  startTap(fake.win, watched);
  return { ...fake, before, Peer: fake.page.RTCPeerConnection, signals: fake.hear() };
};
const inbound = { type: 'inbound-rtp', kind: 'audio', packetsReceived: 50, packetsLost: 1, jitter: 0.004, totalAudioEnergy: 0.5 };

describe('a peer connection', () => {
  it('looks as before to the page', () => {
    const { Peer, before, peers } = tapped();
    const peer = new Peer();
    expect(peer).toBeInstanceOf(Peer);
    expect(peer.constructor).toBe(Peer);
    expect(Object.getOwnPropertyDescriptors(Peer.prototype)).toEqual({
      ...before,
      constructor: { ...before.constructor, value: Peer },
      close: { ...before.close, value: Peer.prototype.close },
    });
    expect([Peer.name, Peer.prototype.close.name, String(Peer)]).toEqual(['RTCPeerConnection', 'close', 'function () { [native code] }']);
    class Phone extends peers.realm.RTCPeerConnection {}
    expect(new Phone()).toBeInstanceOf(Peer);
  });

  it('is told of as it changes, with no secret of its description', () => {
    const { Peer, signals } = tapped();
    const peer = new Peer();
    peer.connect();
    peer.happen('iceconnectionstatechange');
    peer.audio.agreed = 'sendonly';
    peer.happen('signalingstatechange');
    peer.turn('failed');
    peer.close();
    peer.happen('connectionstatechange');
    const kept = { kind: 'peer', id: 1, dtls: 'connected', ice: 'frag' };
    expect(signals).toMatchObject([
      { ...kept, state: 'connected', direction: 'sendrecv' },
      { ...kept, state: 'connected', direction: 'sendonly' },
      { ...kept, state: 'failed', direction: 'sendonly' },
      { ...kept, state: 'closed' },
    ]);
    expect(signals).toHaveLength(4);
    expect(JSON.stringify(signals)).not.toContain('secret');
  });

  it('is sampled once a second from when it is connected until it is closed', async () => {
    const { Peer, signals, peers } = tapped();
    const peer = new Peer();
    expect(peers.waiting()).toBe(0);
    peer.connect();
    peer.stats = [
      { ...inbound, kind: 'video', packetsReceived: 900 },
      inbound,
      { type: 'outbound-rtp', kind: 'audio', packetsSent: 40 },
      { type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.02 },
      { type: 'media-source', kind: 'audio', totalAudioEnergy: 0.25, totalSamplesDuration: 2 },
    ];
    await peers.beat();
    await peers.beat();
    expect(signals.filter(({ kind }) => kind === 'sample')).toMatchObject(
      Array(2).fill({ id: 1, packets: 50, lost: 1, jitter: 4, rtt: 20, energy: 0.5, duration: -1, sent: 40, micEnergy: 0.25, mic: 'on' }),
    );
    peer.close();
    await peers.beat();
    expect([peers.waiting(), peer.asked]).toEqual([0, 2]);
  });

  it('is asked for all its entries only where they are others than before', async () => {
    const { Peer, signals, peers } = tapped();
    const peer = new Peer();
    peer.connect();
    const source = { type: 'media-source', kind: 'audio', id: 'source', totalAudioEnergy: 1 };
    const beats = [
      [{ ...inbound, id: 'one' }],
      [{ ...inbound, id: 'one', packetsReceived: 60 }],
      [{ ...inbound, id: 'two', packetsReceived: 1 }],
    ];
    for (const stats of [...beats, [{ ...inbound, id: 'two', packetsReceived: 9 }, source], []]) {
      peer.stats = stats;
      await peers.beat();
    }
    const told = signals.flatMap((signal) => (signal.kind === 'sample' ? [[signal.packets, signal.micEnergy]] : []));
    expect(told).toEqual([
      [50, -1],
      [60, -1],
      [1, -1],
      [9, 1],
      [-1, -1],
    ]);
    expect(peers.visits()).toBe(4);
  });

  it('is told of within a second where its DTLS alone is another', async () => {
    const { Peer, signals, peers } = tapped();
    const peer = new Peer();
    peer.connect();
    await peers.beat();
    peer.audio.receiver.dtls.shown = 'closed';
    await peers.beat();
    await peers.beat();
    const told = signals.flatMap((signal) => (signal.kind === 'peer' ? [signal.dtls] : []));
    expect(told).toEqual(['connected', 'closed']);
  });

  it('is sampled every third second on hold, and at once when it is off hold', async () => {
    const { Peer, peers } = tapped();
    const peer = new Peer();
    const asked = [];
    peer.connect();
    for (const direction of ['sendrecv', 'sendonly', 'sendonly', 'sendonly', 'sendonly', 'sendrecv', 'sendrecv']) {
      peer.audio.agreed = direction;
      peer.happen('signalingstatechange');
      const before = peer.asked;
      await peers.beat();
      asked.push(peer.asked - before);
    }
    expect(asked).toEqual([1, 0, 0, 1, 0, 1, 1]);
  });

  it('tells a track that is off from none', async () => {
    const { Peer, signals, peers } = tapped();
    const peer = new Peer();
    peer.connect();
    if (peer.sender.track !== null) peer.sender.track.enabled = false;
    await peers.beat();
    peer.sender.sent = null;
    await peers.beat();
    expect(signals.flatMap((signal) => (signal.kind === 'sample' ? [signal.mic] : []))).toEqual(['off', 'none']);
  });

  it('is asked again only once it has answered', async () => {
    const { Peer, peers } = tapped();
    const peer = new Peer();
    peer.getStats = () => {
      throw new Error('the page’s own must not be called');
    };
    Peer.prototype.getStats = peer.getStats;
    peer.connect();
    await peers.beat();
    await peers.beat();
    expect(peer.asked).toBe(2);
  });

  it('is told of again to the next bridge, if it is up', () => {
    const { Peer, hear } = tapped();
    new Peer().connect();
    expect(hear().filter(({ kind }) => kind === 'peer')).toMatchObject([{ id: 1, state: 'connected' }]);
  });

  it('is left alone where it is switched off, and so are sockets', () => {
    const sockets = tapped({ sockets: true, peers: false });
    new sockets.Peer().connect();
    expect(sockets.signals).toEqual([]);
    const peers = tapped({ sockets: false, peers: true });
    new peers.page.WebSocket('wss://x', 'sip').receive('BYE sip:a SIP/2.0\r\n');
    new peers.Peer().connect();
    expect(peers.signals.map(({ kind }) => kind)).toEqual(['peer']);
  });

  it('is believed in what the browser says of it alone', () => {
    const { Peer, signals } = tapped();
    const peer = new Peer();
    peer.shown = 'failed';
    peer.forge(new FakeEvent('connectionstatechange'));
    expect(signals).toEqual([]);
  });

  it('does no harm in what it cannot do', async () => {
    const { Peer, signals, peers } = tapped();
    const peer = new Peer();
    peer.connect();
    peer.stats = [{ type: 'inbound-rtp', kind: 'audio', packetsReceived: 'many', jitter: Number.NaN }, { __proto__: null }];
    await peers.beat();
    expect(signals.at(-1)).toMatchObject({ kind: 'sample', packets: -1, jitter: -1 });
  });

  it('takes nothing from a realm without WebRTC', () => {
    const fake = createFakeWindow();
    Reflect.deleteProperty(fake.page, 'RTCPeerConnection');
    startTap(fake.win, both);
    const signals = fake.hear();
    new fake.page.WebSocket('wss://x', 'sip').drop();
    expect(signals).toEqual([]);
  });
});
