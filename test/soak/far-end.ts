import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { sampleAnswer, sampleInvite } from '../../lib/sip/sample-message.ts';

/** A SIP far end that rings, and agrees to every hold; and a page that is a phone on it, with no sound. */
export interface FarEnd {
  readonly origin: string;
  stop(): Promise<void>;
}

const answerTo = (request: string): string => {
  const [, ...head] = (request.split('\r\n\r\n')[0] ?? '').split('\r\n');
  const body = sampleAnswer({ direction: request.includes('a=sendonly') ? 'recvonly' : 'sendrecv' }).split('\r\n\r\n')[1] ?? '';
  const kept = head.filter((line) => /^(Via|From|To|Call-ID|CSeq):/.test(line));
  return `SIP/2.0 200 OK\r\n${kept.join('\r\n')}\r\nContent-Type: application/sdp\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
};

/**
 * The phone: `ring()` begins a call and answers it, `turn(direction)` holds (`sendonly`) or resumes (`sendrecv`), `cycle()` does both once,
 * `end()` is the customer's BYE. Each resolves when the frames have gone both ways, so that what the page did is what was to be observed.
 */
export const PHONE = `
  const socket = new WebSocket(location.origin.replace('http', 'ws'), 'sip');
  const opened = new Promise((resolve) => { socket.onopen = resolve; });
  const arrivals = [];
  socket.onmessage = ({ data, timeStamp }) => { window.heardAt = timeStamp; arrivals.shift()?.(data); };
  const next = () => new Promise((resolve) => { arrivals.push(resolve); });
  let call = null, cseq = 100;
  const reply = (request, code, sdp) => 'SIP/2.0 ' + code + '\\r\\n' + request.split('\\r\\n\\r\\n')[0].split('\\r\\n').slice(1)
    .filter((line) => /^(Via|From|Call-ID|CSeq):/.test(line)).join('\\r\\n') + '\\r\\n' + call.to + '\\r\\n'
    + (sdp ? 'Content-Type: application/sdp\\r\\n\\r\\n' + sdp : 'Content-Length: 0\\r\\n\\r\\n');
  const request = (method, sdp) => method + ' sip:far@end SIP/2.0\\r\\nVia: SIP/2.0/WS x;branch=z9hG4bK' + (++cseq) + '\\r\\nFrom: <sip:agent1@exchange.example>;tag=1ags55\\r\\nTo: '
    + call.from + '\\r\\nCall-ID: ' + call.id + '\\r\\nCSeq: ' + cseq + ' ' + method + '\\r\\n' + (sdp ? 'Content-Type: application/sdp\\r\\n\\r\\n' + sdp : 'Content-Length: 0\\r\\n\\r\\n');
  const sdp = (text, direction) => text.split('\\r\\n\\r\\n')[1].replace(/a=(sendrecv|sendonly|recvonly|inactive)/, 'a=' + direction);
  const head = (text, name) => new RegExp('^' + name + ': (.*)$', 'm').exec(text)[1].trim();
  window.ring = async (id) => {
    await opened;
    const arrived = next();
    socket.send('RING ' + id);
    const invite = await arrived;
    call = { id, invite, from: head(invite, 'From'), to: 'To: ' + head(invite, 'To') + ';tag=1ags55' };
    socket.send(reply(invite, '180 Ringing'));
    socket.send(reply(invite, '200 OK', sdp(invite, 'sendrecv')));
  };
  window.turn = async (direction) => {
    const arrived = next();
    socket.send(request('INVITE', sdp(call.invite, direction)));
    await arrived;
    socket.send(request('ACK').replace(/CSeq: \\d+/, 'CSeq: ' + cseq));
  };
  window.cycle = async () => {
    await window.turn('sendonly');
    await window.turn('sendrecv');
  };
  window.end = async () => {
    const arrived = next();
    socket.send('LEAVE ' + call.id);
    const bye = await arrived;
    socket.send(reply(bye, '200 OK'));
  };`;

const onePage: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><html lang="en"><title>Phone</title><body><h1>A phone without a sound</h1><script>${PHONE}</script>`);
};

/** Serves pages (the phone's, unless told) and far end on loopback. */
export async function startFarEnd(pages: RequestListener = onePage): Promise<FarEnd> {
  const http = createServer(pages);
  const sockets = new WebSocketServer({ server: http, handleProtocols: () => 'sip' });
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
      const text = String(data);
      const id = text.slice(text.indexOf(' ') + 1);
      if (text.startsWith('RING ')) socket.send(sampleInvite({ callId: id }));
      else if (text.startsWith('LEAVE ')) socket.send(goodbye(id));
      else if (text.startsWith('INVITE ')) socket.send(answerTo(text));
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

const goodbye = (id: string): string =>
  [
    'BYE sip:v7q0s1@192.0.2.7;transport=ws SIP/2.0',
    'Via: SIP/2.0/WS exchange.example;branch=z9hG4bKbye',
    'From: "Ada Whitlock" <sip:+15550104417@exchange.example>;tag=9fxced76sl',
    'To: <sip:agent1@exchange.example>;tag=1ags55',
    `Call-ID: ${id}`,
    'CSeq: 4712 BYE',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
