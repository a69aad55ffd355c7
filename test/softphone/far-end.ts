import { header, parseMessage, requestUri, type SipMessage, tagOf, uriOf } from './proxy/message.ts';
import { type Client, connect, prove, register } from './test-client.ts';

/** Which side of the media's handshake it is: whoever was offered `actpass` says `active`, and the other is passive. */
type Setup = 'actpass' | 'active' | 'passive';

/** A description that a browser takes, of sound that never comes: nobody listens at its address. */
export function deafSdp(direction: string, setup: Setup): string {
  const fingerprint = Array.from({ length: 32 }, (_, i) => (i + 16).toString(16).toUpperCase()).join(':');
  const session = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0'];
  const media = ['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'c=IN IP4 127.0.0.1', 'a=rtcp-mux', 'a=mid:0', 'a=rtpmap:111 opus/48000/2'];
  const ice = ['a=ice-ufrag:fare', 'a=ice-pwd:farendfarendfarendfarend', 'a=candidate:1 1 udp 2122260223 127.0.0.1 9 typ host'];
  const rest = [`a=fingerprint:sha-256 ${fingerprint}`, `a=setup:${setup}`, `a=${direction}`, ''];
  return [...session, ...media, ...ice, ...rest].join('\r\n');
}

/** What a message of the far end's is made of beside its dialog. */
interface Saying {
  readonly sdp?: string;
  readonly lines?: readonly string[];
}

/** A phone without sound at the far end of a call, which says what a script tells it to. */
export interface FarEnd {
  /** Calls that user, and resolves when the INVITE is under way with credentials. */
  call(user: string, saying: Saying): Promise<void>;
  /** The next message that begins so, or rejects after 10 s; its tag and contact are kept, so that what is sent now is sent within the dialog. */
  hear(start: string): Promise<SipMessage>;
  /** Answers a request under that tag of ours. */
  answer(request: SipMessage, status: string, saying?: Saying & { readonly tag?: string }): void;
  /** Sends a request within the dialog. */
  ask(method: string, saying?: Saying): void;
  /** The dialog, as an INVITE names it that is to take its place (RFC 3891 §6.1). */
  named(): string;
  /** Confirms the answer to an INVITE. */
  confirm(answer: SipMessage, saying?: Saying): void;
  close(): void;
}

const bodyOf = ({ sdp, lines = [] }: Saying): string =>
  [...lines, ...(sdp === undefined ? [] : ['Content-Type: application/sdp']), `Content-Length: ${sdp?.length ?? 0}`, '', sdp ?? ''].join(
    '\r\n',
  );

/** Rejects after 10 s with what was waited for. */
async function soon<T>(waiting: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the far end heard no ${what} within 10 s`)), 10_000);
  });
  try {
    return await Promise.race([waiting, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Registers that user at the exchange; a name of digits is a number. */
export async function createFarEnd(url: string, domain: string, user: string): Promise<FarEnd> {
  const client = await connect(url, user, domain);
  await register(client);
  return openDialog(client, domain);
}

function openDialog(client: Client, domain: string): FarEnd {
  const own = `<sip:${client.name}@${domain}>;tag=${client.name}`;
  let dialog = { callId: '', from: own, to: '', uri: '' };
  let cseq = 10;
  const say = (method: string, number: number, saying: Saying, branch: string) =>
    client.raw(
      [
        `${method} ${dialog.uri} SIP/2.0`,
        `Via: SIP/2.0/WS ${client.host};branch=${branch}`,
        `From: ${dialog.from}`,
        `To: ${dialog.to}`,
        `Call-ID: ${dialog.callId}`,
        `CSeq: ${number} ${method}`,
        client.contact,
        'Max-Forwards: 70',
        bodyOf(saying),
      ].join('\r\n'),
    );
  return {
    async call(user, saying) {
      const uri = `sip:${user}@${domain}`;
      const to = `To: <${uri}>`;
      const proof = await prove(client, 'INVITE', uri, [to, client.contact], 407, 'Proxy-Authorization');
      dialog = { callId: client.callId, from: own, to: `<${uri}>`, uri };
      say('INVITE', 2, { ...saying, lines: [...(saying.lines ?? []), proof] }, 'z9hG4bK-opening');
    },
    async hear(start) {
      const message = parseMessage(await soon(client.next(start), start));
      if (message === undefined) throw new Error(`not read: ${start}`);
      const isRequest = requestUri(message) !== '';
      const [to, from] = [header(message, 'to') ?? '', header(message, 'from') ?? ''];
      const contact = header(message, 'contact');
      const uri = contact === undefined ? dialog.uri : uriOf(contact);
      const other = isRequest ? from : to;
      if (tagOf(other) !== undefined && header(message, 'cseq')?.endsWith('INVITE'))
        dialog = { ...dialog, callId: header(message, 'call-id') ?? '', to: other, uri };
      return message;
    },
    answer(request, status, { tag = client.name, ...saying } = {}) {
      const kept = request.headers
        .filter(({ name }) => /^(via|from|call-id|cseq)$/i.test(name))
        .map(({ name, value }) => `${name}: ${value}`);
      const to = header(request, 'to') ?? '';
      const tagged = tagOf(to) === undefined ? `${to};tag=${tag}` : to;
      if (tagOf(to) === undefined) dialog = { ...dialog, from: tagged };
      client.raw([`SIP/2.0 ${status}`, ...kept, `To: ${tagged}`, client.contact, bodyOf(saying)].join('\r\n'));
    },
    ask(method, saying = {}) {
      cseq += 1;
      say(method, cseq, saying, `z9hG4bK-${method}${cseq}`);
    },
    confirm(answer, saying = {}) {
      say('ACK', Number.parseInt(header(answer, 'cseq') ?? '', 10), saying, `z9hG4bK-ack${header(answer, 'cseq')?.replace(' ', '')}`);
    },
    named: () => `${dialog.callId};to-tag=${tagOf(dialog.to)};from-tag=${tagOf(dialog.from)}`,
    close: () => client.close(),
  };
}
