import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A bare SIP client for tests of the exchange: it writes what it is told and keeps what it gets. */
export interface Client {
  readonly name: string;
  /** Its Contact line; the host is its name, `.invalid`. */
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

/** Connects and resolves when the socket is open. */
export async function connect(url: string, name: string): Promise<Client> {
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
    contact: `Contact: <sip:${name}@${name}.invalid>`,
    raw,
    send(method, uri, cseq, lines) {
      const branch = `z9hG4bK${['CANCEL', 'ACK'].includes(method) ? 'INVITE' : method}${cseq}`;
      const head = [
        `${method} ${uri} SIP/2.0`,
        `Via: SIP/2.0/WS ${name}.invalid;branch=${branch}`,
        `From: <sip:${name}@demo.example>;tag=${name}`,
      ];
      const text = [...head, `Call-ID: call-${name}`, `CSeq: ${cseq} ${method}`, ...lines, '', ''].join('\r\n');
      if (method === 'INVITE') lastInvite = text;
      raw(text);
    },
    repeat: () => raw(lastInvite),
    answer(request, status) {
      const kept = request.split('\r\n').filter((line) => /^(Via|From|Call-ID|CSeq):/.test(line));
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
