import { expect, it } from 'vitest';
import { sampleInvite } from '../sip/sample-message.ts';
import { createFakeWindow, type FakeEvent } from './fake-window.ts';
import { startTap } from './start.ts';

const tapped = () => {
  const fake = createFakeWindow();
  const before = { socket: Object.getOwnPropertyDescriptors(fake.Native), proto: Object.getOwnPropertyDescriptors(fake.Native.prototype) };
  startTap(fake.win, { sockets: true, peers: true });
  return { ...fake, before, signals: fake.hear() };
};

it('looks as before to the page', () => {
  const { page, Native, before } = tapped();
  const { WebSocket } = page;
  const socket = new WebSocket('wss://x');
  expect(socket).toBeInstanceOf(WebSocket);
  expect(socket.constructor).toBe(WebSocket);
  expect(Object.getPrototypeOf(socket)).toBe(Native.prototype);
  expect(Object.getOwnPropertyDescriptors(WebSocket)).toEqual(before.socket);
  const changed = {
    send: { ...before.proto.send, value: Native.prototype.send },
    constructor: { ...before.proto.constructor, value: WebSocket },
  };
  expect(Object.getOwnPropertyDescriptors(WebSocket.prototype)).toEqual({ ...before.proto, ...changed });
  expect([WebSocket.name, WebSocket.length, WebSocket.prototype.send.name, WebSocket.prototype.send.length]).toEqual([
    'WebSocket',
    1,
    'send',
    1,
  ]);
  expect([String(WebSocket), String(WebSocket.prototype.send)]).toEqual(Array(2).fill('function () { [native code] }'));
  expect(() => Reflect.apply(WebSocket as unknown as () => void, undefined, ['wss://x'])).toThrow(TypeError);
  expect(Object.keys(socket)).toEqual(Object.keys(new Native('wss://x')));
});

it('can be extended', () => {
  const { page, signals } = tapped();
  class Phone extends page.WebSocket {}
  const phone = new Phone('wss://x', 'sip');
  phone.receive(sampleInvite());
  expect([phone.constructor === Phone, phone instanceof page.WebSocket]).toEqual([true, true]);
  expect(signals.map(({ kind }) => kind)).toEqual(['socket', 'sip']);
});

it('hears a frame before the page does, and lets all handlers run in their order', () => {
  const { page, signals } = tapped();
  const socket = new page.WebSocket('wss://x', 'sip');
  const order: unknown[] = [];
  for (const name of ['first', 'second'])
    socket.addEventListener('message', (event: FakeEvent) => order.push([name, event.data, signals.length]));
  const text = sampleInvite();
  socket.receive(text);
  expect(order).toEqual([
    ['first', text, 2],
    ['second', text, 2],
  ]);
});
