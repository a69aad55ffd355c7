import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Program } from './program.ts';

/** What baresip tells of itself, as far as a test asks. */
export type BaresipEvent = 'REGISTER_OK' | 'CALL_RINGING' | 'CALL_INCOMING' | 'CALL_ESTABLISHED' | 'CALL_CLOSED';

/** The line on which baresip takes commands and tells what happens (its module ctrl_tcp: JSON in netstrings). */
export interface BaresipControl {
  send(command: string, params?: string): void;
  /** Resolves when it has told that once more than it was asked for; rejects after 10 s, or when it ends. */
  until(event: BaresipEvent): Promise<void>;
}

/** Connects as soon as the program listens; rejects when it ends before, or after 10 s. */
export async function openControl(program: Program, port: number): Promise<BaresipControl> {
  const socket = await connected(program, port);
  const told: string[] = [];
  let wake = () => {};
  readStrings(socket, (text) => {
    const { event, type } = JSON.parse(text) as { readonly event?: boolean; readonly type?: string };
    if (event === true && type !== undefined) told.push(type);
    wake();
  });
  socket.on('error', () => wake()).on('close', () => wake());
  return {
    send(command, params = '') {
      const text = JSON.stringify({ command, params });
      socket.write(`${Buffer.byteLength(text)}:${text},`);
    },
    async until(event) {
      const limit = performance.now() + 10_000;
      for (;;) {
        const at = told.indexOf(event);
        if (at >= 0) return void told.splice(0, at + 1);
        const left = limit - performance.now();
        if (left <= 0 || socket.destroyed)
          throw new Error(`baresip told no ${event}, but ${told.join(', ') || 'nothing'}\n${program.log()}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
  };
}

async function connected(program: Program, port: number): Promise<Socket> {
  const limit = performance.now() + 10_000;
  while (!program.hasEnded() && performance.now() < limit) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return socket;
    } catch {
      // It does not listen yet.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  throw new Error('it does not listen');
}

/** Calls back for each netstring: `5:hello,`. */
function readStrings(socket: Socket, onString: (text: string) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const colon = rest.indexOf(':');
      const end = colon + 1 + Number(rest.subarray(0, Math.max(0, colon)).toString());
      if (colon < 0 || rest.length <= end) return;
      onString(rest.subarray(colon + 1, end).toString());
      rest = rest.subarray(end + 1);
    }
  });
}
