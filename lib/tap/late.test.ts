import { describe, expect, it } from 'vitest';
import { sampleAnswer, sampleInvite } from '../sip/sample-message.ts';
import { createFakeWindow } from './fake-window.ts';
import { startTap } from './start.ts';

describe('a page that stood already', () => {
  const late = () => {
    const fake = createFakeWindow();
    fake.page.document.readyState = 'complete';
    const socket = new fake.page.WebSocket('wss://x', 'sip');
    const peer = new fake.page.RTCPeerConnection();
    startTap(fake.win, { sockets: true, peers: true });
    return { ...fake, socket, peer, signals: fake.hear() };
  };

  it('is told of as such, and its socket is heard from what it sends next', () => {
    const { socket, signals } = late();
    socket.receive(sampleInvite());
    expect(signals).toMatchObject([{ kind: 'page', what: 'late' }]);
    socket.send(sampleAnswer());
    socket.receive(sampleInvite());
    expect(signals.slice(1)).toMatchObject([{ kind: 'socket' }, { kind: 'sip', out: true }, { kind: 'sip', out: false }]);
  });

  it('has connections that are met when the page does something with them', () => {
    const { page, peer, signals } = late();
    peer.connect();
    expect(signals).toHaveLength(1);
    peer.getSenders();
    expect(signals.at(-1)).toMatchObject({ kind: 'peer', id: 1, state: 'connected' });
    new page.RTCPeerConnection().connect();
    expect(signals.at(-1)).toMatchObject({ kind: 'peer', id: 2 });
  });
});
