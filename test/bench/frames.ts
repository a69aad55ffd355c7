import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { sampleAnswer, sampleInvite } from '../../lib/sip/sample-message.ts';

export type FrameKind = 'sip' | 'other';

/** Serves an empty page, and sockets that send frames of either kind. */
export interface FrameServer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Frames after which each kind of socket is known for what it is. */
export const FIRST_FRAMES = 32;

let made = 0;

/** No two are alike: an INVITE with its SDP and a 200 with its own in turn, or the like of them in JSON. */
function makeFrame(kind: FrameKind): string {
  made += 1;
  const options = { callId: `bench-${made}`, extra: [`X-Number: ${made}`] };
  const text = made % 2 === 0 ? sampleInvite(options) : sampleAnswer(options);
  return kind === 'sip' ? text : JSON.stringify({ number: made, text });
}

/**
 * A socket at `/sip` or `/other` gets {@link FIRST_FRAMES} when it opens, and as many as it asks for when it says a number; then it is
 * closed. Frames are made before the first is sent.
 */
export async function startFrameServer(): Promise<FrameServer> {
  const http = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<!doctype html><html lang="en"><title>Frames</title><body>');
  });
  const sockets = new WebSocketServer({ server: http, handleProtocols: (offered) => (offered.has('sip') ? 'sip' : false) });
  sockets.on('connection', (socket, { url }) => {
    const kind = url === '/sip' ? 'sip' : 'other';
    sendAll(socket, kind, FIRST_FRAMES);
    socket.on('message', (data) => {
      sendAll(socket, kind, Number(String(data)));
      socket.close();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate();
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

function sendAll(socket: WebSocket, kind: FrameKind, count: number): void {
  const frames = Array.from({ length: count }, () => makeFrame(kind));
  for (const frame of frames) socket.send(frame);
}
