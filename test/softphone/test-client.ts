import { once } from 'node:events';
import { WebSocket } from 'ws';
import { digestResponse } from './proxy/digest.ts';

/** A bare SIP client for tests of the exchange: it writes what it is told and keeps what it gets. */
export interface Client {
  readonly name: string;
  /** Its sent-by in Via, and the host of its Contact. */
  readonly host: string;
  readonly domain: string;
  /** Of all that `send` sends; one of its own for each client. */
  readonly callId: string;
  /** Its Contact line. */
  readonly contact: string;
  /** Sends a request; Via branch and Call-ID follow from method and sequence number, CANCEL and ACK take those of the INVITE. */
  send(method: string, uri: string, cseq: number, lines: readonly string[]): void;
  /** Sends the last INVITE again. */
  repeat(): void;
  /** Answers a request it got, with To-tag `callee`. */
  answer(request: string, status: string): void;
  raw(text: string): void;
  /** The next frame that begins so, from those not yet taken; rejects when the socket closes first. */
  next(start: string): Promise<string>;
  close(): void;
}

/** Connects as a user of that domain, and resolves when the socket is open. */
export async function connect(url: string, name: string, domain = 'demo.example'): Promise<Client> {
  const callId = `call-${name}`;
  // A plus sign has no place in the name of a host.
  const host = `${name.replace('+', '')}.invalid`;
  const socket = new WebSocket(url, 'sip');
  const got: string[] = [];
  let lastInvite = '';
  let closed = false;
  let wake = () => {};
  socket.on('message', (data) => {
    got.push(data.toString());
    wake();
  });
  socket.on('close', () => {
    closed = true;
    wake();
  });
  await once(socket, 'open');
  const raw = (text: string) => socket.send(text);
  return {
    name,
    host,
    domain,
    callId,
    contact: `Contact: <sip:${name}@${host}>`,
    raw,
    send(method, uri, cseq, lines) {
      const branch = `z9hG4bK${['CANCEL', 'ACK'].includes(method) ? 'INVITE' : method}${cseq}`;
      const head = [`${method} ${uri} SIP/2.0`, `Via: SIP/2.0/WS ${host};branch=${branch}`, `From: <sip:${name}@${domain}>;tag=${name}`];
      const text = [...head, `Call-ID: ${callId}`, `CSeq: ${cseq} ${method}`, ...lines, '', ''].join('\r\n');
      if (method === 'INVITE') lastInvite = text;
      raw(text);
    },
    repeat: () => raw(lastInvite),
    answer(request, status) {
      const kept = request.split('\r\n').filter((line) => /^(Via|From|Call-ID|CSeq):/i.test(line));
      raw([`SIP/2.0 ${status}`, ...kept, `${/^To: .*$/m.exec(request)?.[0].trim()};tag=callee`, '', ''].join('\r\n'));
    },
    async next(start) {
      for (;;) {
        const at = got.findIndex((text) => text.startsWith(start));
        if (at >= 0) return got.splice(at, 1)[0] ?? '';
        if (closed) throw new Error(`closed before ${start}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    close: () => socket.terminate(),
  };
}

/** Sends the request, and resolves with the header that answers the challenge to it. */
export async function prove(
  client: Client,
  method: string,
  uri: string,
  headers: readonly string[],
  refusal: number,
  where: string,
): Promise<string> {
  client.send(method, uri, 1, headers);
  const challenged = await client.next(`SIP/2.0 ${refusal}`);
  const nonce = /nonce="([^"]+)"/.exec(challenged)?.[1] ?? '';
  const parts = { username: client.name, realm: client.domain, nonce, uri, qop: 'auth', nc: '00000001', cnonce: 'c' };
  const response = digestResponse(parts, method, 'secret');
  return `${where}: Digest username="${client.name}", realm="${client.domain}", nonce="${nonce}", uri="${uri}", response="${response}", qop=auth, nc=00000001, cnonce="c"`;
}

/** Registers at its exchange; resolves when it has said so. */
export async function register(client: Client, ...extra: readonly string[]): Promise<void> {
  const lines = [`To: <sip:${client.name}@${client.domain}>`, client.contact, ...extra];
  const proof = await prove(client, 'REGISTER', `sip:${client.domain}`, lines, 401, 'Authorization');
  client.send('REGISTER', `sip:${client.domain}`, 2, [...lines, proof]);
  const answer = await client.next('SIP/2.0 200');
  if (!answer.includes(';expires=')) throw new Error(`not registered: ${answer}`);
}
