import { describe, expect, it } from 'vitest';
import { sampleAnswer, sampleInvite } from '../sip/sample-message.ts';
import { createFakeWindow, type FakeEvent } from './fake-window.ts';
import { STRANGE_FRAMES } from './frame.ts';
import { KEPT } from './lane.ts';
import { startTap } from './start.ts';

const tapped = () => {
  const fake = createFakeWindow();
  startTap(fake.win, { sockets: true, peers: true });
  return { ...fake, signals: fake.hear() };
};
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const register = sampleInvite().replaceAll('INVITE', 'REGISTER');

describe('a SIP socket', () => {
  it('is reported with each message that can change a call, in order', () => {
    const { page, signals, clock } = tapped();
    const socket = new page.WebSocket('wss://x', 'sip');
    socket.send(register);
    socket.receive(sampleInvite());
    clock.now = 1_500;
    socket.send(sampleAnswer());
    socket.drop();
    expect(signals).toMatchObject([
      { kind: 'socket', n: 0, up: true },
      {
        kind: 'sip',
        n: 1,
        at: 1_000_000,
        mono: 0,
        out: false,
        method: 'INVITE',
        status: 0,
        fromName: 'Ada Whitlock',
        media: 'audio:sendrecv',
      },
      { kind: 'sip', n: 2, at: 1_001_500, mono: 1_500, out: true, method: 'INVITE', status: 200 },
      { kind: 'socket', n: 3, up: false },
    ]);
  });

  it('is known by its frames where it negotiated no protocol', () => {
    const { page, signals } = tapped();
    new page.WebSocket('wss://x').receive(sampleInvite());
    expect(signals.map(({ kind }) => kind)).toEqual(['socket', 'sip']);
  });

  it('is read whatever else it carries first', () => {
    const { page, signals } = tapped();
    const socket = new page.WebSocket('wss://x', 'sip');
    for (let i = 0; i < 50; i++) socket.receive('{}');
    socket.receive(sampleInvite());
    expect(signals.map(({ kind }) => kind)).toEqual(['socket', 'sip']);
  });

  it('is up while one of several is', () => {
    const { page, signals } = tapped();
    const sockets = [1, 2].map(() => new page.WebSocket('wss://x', 'sip'));
    for (const socket of sockets) socket.send(register);
    for (const socket of sockets) socket.drop();
    expect(signals).toMatchObject([{ up: true }, { up: false }]);
    expect(signals).toHaveLength(2);
  });

  it.each([
    ['an ArrayBuffer', bytes(sampleInvite()).buffer],
    ['a view', bytes(sampleInvite())],
    ['a DataView', new DataView(bytes(sampleInvite()).buffer)],
  ])('is read in %s', (_, data) => {
    const { page, signals } = tapped();
    new page.WebSocket('wss://x', 'sip').receive(data);
    expect(signals).toMatchObject([{ kind: 'socket' }, { kind: 'sip', method: 'INVITE' }]);
  });
});

it('tells nothing of what was not sent', () => {
  const { page, signals } = tapped();
  const socket = new page.WebSocket('wss://x', 'sip');
  socket.send(register);
  expect(() => socket.send('refused')).toThrow('InvalidStateError');
  socket.drop();
  socket.send(sampleAnswer());
  expect(signals.map(({ kind }) => kind)).toEqual(['socket', 'socket']);
});

it('passes frames on as they are', () => {
  const { page } = tapped();
  const socket = new page.WebSocket('wss://x', 'sip');
  const given = [sampleInvite(), bytes('x'), new Blob(['x']), 'y'.repeat(1_000_000), null, { toString: () => 'z' }];
  for (const data of given) socket.send(data);
  expect(socket.sent.map((data, i) => data === given[i])).toEqual(given.map(() => true));
});

it('counts what it cannot read, at most every five seconds, and no keep-alive', () => {
  const { page, signals, clock } = tapped();
  const socket = new page.WebSocket('wss://x', 'sip');
  const unreadable = [new Blob(['x']), bytes('x'.repeat(70_000)), 'x'.repeat(70_000), sampleInvite().slice(0, 99), bytes('\0\xff'), {}];
  for (const data of ['\r\n\r\n', bytes('\r\n'), ...unreadable]) socket.receive(data);
  clock.now = 5_000;
  socket.receive(register);
  socket.receive(register);
  expect(signals).toMatchObject([{ kind: 'socket' }, { kind: 'count', frames: 4, dropped: unreadable.length, faults: 0 }]);
});

it('forgets a socket that speaks something else', () => {
  const { page, signals } = tapped();
  const socket = new page.WebSocket('wss://x', 'chat');
  expect(socket.countListeners('message')).toBe(1);
  for (let i = 0; i < STRANGE_FRAMES; i++) socket[i % 2 === 0 ? 'receive' : 'send'](`{"i":${i}}`);
  expect(socket.countListeners('message')).toBe(0);
  socket.send(sampleInvite());
  expect(signals).toEqual([]);
});

it('believes no event that the page dispatched itself', () => {
  const { page, signals } = tapped();
  const socket = new page.WebSocket('wss://x', 'sip');
  socket.dispatchEvent(new page.MessageEvent('message', { data: sampleInvite() }));
  expect(signals).toEqual([]);
});

it('says when the page goes and comes back, once there was a SIP socket', () => {
  const { page, signals } = tapped();
  page.happen('pagehide');
  page.happen('pageshow');
  new page.WebSocket('wss://x', 'sip').send(register);
  page.happen('pageshow');
  page.happen('pagehide');
  page.happen('pageshow');
  expect(signals).toMatchObject([{ kind: 'socket' }, { what: 'hide' }, { kind: 'count', frames: 1 }, { what: 'show' }]);
});

it('passes all through after three faults of its own, and says so', () => {
  const { page, signals } = tapped();
  const socket = new page.WebSocket('wss://x', 'sip');
  socket.send(register);
  const strange = { type: 'message', isTrusted: true } as FakeEvent;
  for (let i = 0; i < 4; i++) socket.dispatchEvent(strange);
  socket.receive(sampleInvite());
  new page.WebSocket('wss://x', 'sip').send(sampleAnswer());
  expect(socket.sent).toEqual([register]);
  const fault = { kind: 'count', faults: 1 };
  expect(signals).toMatchObject([{ kind: 'socket' }, { ...fault, frames: 1 }, fault, fault]);
});

it('throws nothing where even its report fails', () => {
  const { page, signals, clock } = tapped();
  const socket = new page.WebSocket('wss://x', 'sip');
  socket.send(register);
  clock.broken = true;
  expect(() => socket.receive(sampleInvite().slice(0, 99))).not.toThrow();
  clock.broken = false;
  clock.now = 5_000;
  socket.receive(register);
  expect(signals).toMatchObject([{ kind: 'socket' }, { kind: 'count', frames: 3, dropped: 1, faults: 1 }]);
});

describe('the lane', () => {
  it('keeps what happens before a bridge comes, the newest of it', () => {
    const { win, page, hear } = createFakeWindow();
    startTap(win, { sockets: true, peers: true });
    const socket = new page.WebSocket('wss://x', 'sip');
    for (let i = 0; i <= KEPT; i++) socket.receive(sampleInvite({ callId: `c${i}` }));
    const signals = hear();
    expect(signals.map(({ n }) => n)).toEqual(Array.from({ length: KEPT }, (_, i) => i + 2));
  });

  it('keeps for the next bridge what the last one heard in leaving', () => {
    const { win, page, hear, hearOnce } = createFakeWindow();
    startTap(win, { sockets: true, peers: true });
    const leaver = hearOnce();
    const socket = new page.WebSocket('wss://x', 'sip');
    socket.receive(sampleInvite());
    expect(leaver.map(({ kind }) => kind)).toEqual(['socket']);
    expect(hear().map(({ kind }) => kind)).toEqual(['socket', 'sip']);
  });

  it('speaks to every bridge that asks, also after document.open() and a second tap', () => {
    const { page, win, hear } = tapped();
    const { WebSocket } = page;
    startTap(win, { sockets: true, peers: true });
    expect(page.WebSocket).toBe(WebSocket);
    const second = hear();
    new page.WebSocket('wss://x').receive(sampleInvite());
    expect(second.map(({ kind }) => kind)).toEqual(['socket', 'sip']);
  });

  it('is found on a document that took the place of the first', () => {
    const fake = tapped();
    const { WebSocket } = fake.page;
    const next = createFakeWindow();
    fake.page.document = next.page.document;
    startTap(fake.win, { sockets: true, peers: true });
    expect(fake.page.WebSocket).toBe(WebSocket);
    const signals = next.hear();
    new fake.page.WebSocket('wss://x').receive(sampleInvite());
    expect(signals.map(({ kind }) => kind)).toEqual(['socket', 'sip']);
  });
});

it('leaves a realm without sockets as it was', () => {
  const { page, win } = createFakeWindow();
  Object.assign(page, { WebSocket: undefined });
  startTap(win, { sockets: true, peers: true });
  expect(page.WebSocket).toBeUndefined();
});

it('keeps texts apart when a page sends within the hearing of one', () => {
  const { page, win, hear } = createFakeWindow();
  startTap(win, { sockets: true, peers: true });
  const outer = new page.WebSocket('wss://x', 'sip');
  const inner = new page.WebSocket('wss://x', 'sip');
  let within: string[] = ['inner'];
  const signals = hear(() => {
    const [callId] = within;
    within = [];
    if (callId !== undefined) inner.receive(sampleInvite({ callId }));
  });
  outer.receive(sampleInvite({ callId: 'outer' }));
  const calls = signals.flatMap((signal) => (signal.kind === 'sip' ? [signal.callId] : []));
  expect(calls.toSorted()).toEqual(['inner', 'outer']);
});
