import { expect, it } from 'vitest';
import type { CountSignal, SocketSignal } from '../observe/signal.ts';
import { createLayerBook } from './layer-book.ts';

const OURS = 1;
const stamp = { n: 0, at: 1_000_000, mono: 5_000 };
const socket = (up: boolean): SocketSignal => ({ ...stamp, kind: 'socket', up });
const count = (over: Partial<CountSignal>): CountSignal => ({ ...stamp, kind: 'count', frames: 1, dropped: 0, faults: 0, ...over });

function open(lane: { protocol: number | null; flooded: number }, refused = 0) {
  return createLayerBook({ frame: 'f', origin: 'https://phone.example', top: true, ours: OURS, lane: () => lane, refused: () => refused });
}

it('knows nothing of a page whose tap it has not met', () => {
  expect(open({ protocol: null, flooded: 0 }).status()).toEqual({
    frame: 'f',
    origin: 'https://phone.example',
    top: true,
    tap: 'none',
    late: false,
    sockets: 'none',
    peers: 0,
    bridge: false,
    cockpit: 'none',
    dropped: 0,
    refused: 0,
  });
});

it('follows the sockets, and what was let go of on the way', () => {
  const book = open({ protocol: OURS, flooded: 3 }, 2);
  book.hear(socket(true));
  expect(book.status()).toMatchObject({ tap: 'found', sockets: 'up' });
  book.hear(count({ dropped: 4 }));
  book.hear(socket(false));
  expect(book.status()).toMatchObject({ sockets: 'down', dropped: 7, refused: 2 });
});

it('counts texts that are no signals', () => {
  const book = open({ protocol: OURS, flooded: 0 });
  book.drop();
  expect(book.status().dropped).toBe(1);
});

it('says that the page stood already, and how many connections carry sound', () => {
  const book = open({ protocol: OURS, flooded: 0 });
  const stamp = { n: 0, at: 0, mono: 0 };
  book.hear({ kind: 'page', ...stamp, what: 'late' });
  const peer = { kind: 'peer', ...stamp, id: 1, state: 'connected', dtls: 'connected', direction: 'sendrecv', ice: 'frag' } as const;
  book.hear(peer);
  book.hear({ ...peer, id: 2, direction: '-' });
  expect(book.status()).toMatchObject({ late: true, peers: 1 });
  book.hear({ ...peer, state: 'closed' });
  expect(book.status().peers).toBe(0);
});

it('says that a tap is off after its third fault, not before', () => {
  const book = open({ protocol: OURS, flooded: 0 });
  book.hear(count({ faults: 2 }));
  expect(book.status().tap).toBe('found');
  book.hear(count({ faults: 1 }));
  expect(book.status().tap).toBe('off');
});

it('tells a tap from before an update by its protocol', () => {
  expect(open({ protocol: 7, flooded: 0 }).status().tap).toBe('other');
});

it('tells of each change, until nobody listens', () => {
  const book = open({ protocol: OURS, flooded: 0 });
  const heard: string[] = [];
  const quiet = book.subscribe(() => heard.push(book.status().cockpit));
  book.note({ bridge: true });
  book.note({ cockpit: 'covered' });
  quiet();
  book.note({ cockpit: 'gave_up' });
  expect(heard).toEqual(['none', 'covered']);
  expect(book.status()).toMatchObject({ bridge: true, cockpit: 'gave_up' });
});
