import { canonical, type Header, header, methodOf, requestUri, type SipMessage, statusOf, uriOf, userOf } from './message.ts';
import type { Peer } from './peer.ts';
import { replyTo } from './reply.ts';
import { pushVia } from './routing.ts';

/** Whom a request goes to, and at which address. */
export interface Target {
  readonly peer: Peer;
  readonly uri: string;
}

/** What goes out, and to whom. */
export type Sending = readonly [Peer, SipMessage];

/**
 * Serves clients which were made for an exchange that is an end of each call itself, as RingCentral's web phone was: it names its peer
 * by number where a Contact belongs, keeps one header of a name, answers a CANCEL but not the INVITE, and leaves a declined call and a
 * transferred one to the exchange.
 */
export interface Border {
  /** Learns from an opening INVITE who speaks with whom. */
  learn(invite: SipMessage, from: Peer, to: Target): void;
  /** Keeps the INVITE as it went to a dependent client. */
  offered(sent: SipMessage): void;
  /** Keeps that this answer to an INVITE of a dependent client was a yes. */
  answered(answer: SipMessage): void;
  /** True for the ACK to a yes, which is a transaction of its own (RFC 3261 §13.2.2.4); the client repeats the one of its INVITE. */
  confirms(request: SipMessage): boolean;
  /** The other end of a call, asked for by one who does not know its address. */
  farEnd(request: SipMessage, from: Peer): Target | undefined;
  /** What a client says of a call beside its signalling: 12 declines it. */
  told(message: SipMessage): Sending[];
  /** What else goes out with a request that was sent on to a dependent client. */
  beside(request: SipMessage, caller: Peer): Sending[];
  /** What the far end's report of a transfer brings, once the client has confirmed it. */
  transferred(answer: SipMessage, client: Peer): Sending[];
}

interface Call {
  readonly ends: readonly [Target, Target];
  /** As the caller sent it, and as it went to the client. */
  readonly invite: SipMessage;
  sent?: SipMessage;
  /** The last sequence number that the dependent client has used. */
  cseq: number;
  /** Its INVITEs that were answered with a yes. */
  readonly accepted: Set<number>;
  report?: SipMessage;
}

const DECLINES = /\bCmd="12"/;

/** Makes an empty table of calls; `host` is our own sent-by. */
export function createBorder(host: string): Border {
  const calls = new Map<string, Call>();
  const callOf = (message: SipMessage) => calls.get(header(message, 'call-id') ?? '');
  return {
    learn(invite, from, to) {
      const own = { peer: from, uri: uriOf(header(invite, 'contact') ?? '') };
      calls.set(header(invite, 'call-id') ?? '', { ends: [own, to], invite, cseq: 0, accepted: new Set() });
    },
    offered(sent) {
      const call = callOf(sent);
      if (call) call.sent = sent;
    },
    answered(answer) {
      const status = statusOf(answer) ?? 0;
      if (methodOf(answer) === 'INVITE' && status >= 200 && status < 300) callOf(answer)?.accepted.add(sequenceOf(answer));
    },
    confirms: (request) => methodOf(request) === 'ACK' && callOf(request)?.accepted.has(sequenceOf(request)) === true,
    farEnd(request, from) {
      const call = callOf(request);
      if (call) call.cseq = Math.max(call.cseq, sequenceOf(request));
      return call?.ends.find(({ peer }) => peer !== from);
    },
    told(message) {
      const call = callOf(message);
      if (call?.sent === undefined || !DECLINES.test(message.body)) return [];
      const [caller, client] = call.ends;
      return [
        [client.peer, withMethod(call.sent, 'CANCEL', sequenceOf(call.sent))],
        [caller.peer, replyTo(call.invite, 603, 'Decline')],
      ];
    },
    beside(request, caller) {
      const call = callOf(request);
      if (call && isDone(request)) call.report = request;
      if (methodOf(request) !== 'CANCEL' || call === undefined) return [];
      return [[caller, replyTo(call.invite, 487, 'Request Terminated')]];
    },
    transferred(answer, client) {
      const call = callOf(answer);
      const { report, ends } = call ?? {};
      const other = ends?.find(({ peer }) => peer !== client);
      if (call === undefined || report === undefined || other === undefined || methodOf(answer) !== 'NOTIFY') return [];
      delete call.report;
      const [from, to] = [header(report, 'from') ?? '', header(report, 'to') ?? ''];
      const callId = header(report, 'call-id') ?? '';
      return [
        [client, byeOf(requestUri(report), from, to, callId, sequenceOf(report) + 1, host)],
        [other.peer, byeOf(other.uri, to, from, callId, call.cseq + 1, host)],
      ];
    },
  };
}

/** What a dependent client left out of an INVITE or of its answer: where it can be reached. */
export function completed(message: SipMessage, contact: string | undefined): SipMessage {
  const status = statusOf(message) ?? 200;
  if (contact === undefined || methodOf(message) !== 'INVITE' || status <= 100 || status >= 300) return message;
  if (header(message, 'contact') !== undefined) return message;
  return { ...message, headers: [...message.headers, { name: 'Contact', value: `<${contact}>` }] };
}

/** All hops in one header (RFC 3261 §7.3.1): a client that keeps one of a name must give back all of them. */
export function oneVia(message: SipMessage): SipMessage {
  const isVia = ({ name }: Header) => canonical(name) === 'via';
  const value = message.headers
    .filter(isVia)
    .map((via) => via.value)
    .join(', ');
  return { ...message, headers: [{ name: 'Via', value }, ...message.headers.filter((one) => !isVia(one))] };
}

/** The header by which that exchange tells its clients whom to answer beside the signalling. */
export function withSession(invite: SipMessage, domain: string): SipMessage {
  const caller = userOf(header(invite, 'from') ?? '');
  const called = userOf(header(invite, 'to') ?? '');
  const head = `<Hdr SID="1" Req="1" From="exchange@${domain}" To="${called}@${domain}" Cmd="6"/>`;
  const value = `<Msg>${head}<Bdy Phn="${caller}" ToPhn="${called}"/></Msg>`;
  return { ...invite, headers: [...invite.headers, { name: 'P-rc', value }] };
}

const sequenceOf = (message: SipMessage): number => Number.parseInt(header(message, 'cseq') ?? '', 10);

const isDone = (request: SipMessage): boolean => methodOf(request) === 'NOTIFY' && /^SIP\/2\.0 2\d\d/.test(request.body);

/** The same request of another method, in the same transaction (RFC 3261 §9.1). */
function withMethod(request: SipMessage, method: string, sequence: number): SipMessage {
  const kept = request.headers.filter(({ name }) => ['via', 'from', 'to', 'call-id'].includes(canonical(name)));
  const rest = [
    { name: 'CSeq', value: `${sequence} ${method}` },
    { name: 'Max-Forwards', value: '70' },
    { name: 'Content-Length', value: '0' },
  ];
  return { startLine: `${method} ${requestUri(request)} SIP/2.0`, headers: [...kept, ...rest], body: '' };
}

function byeOf(uri: string, from: string, to: string, callId: string, sequence: number, host: string): SipMessage {
  const headers = [
    { name: 'From', value: from },
    { name: 'To', value: to },
    { name: 'Call-ID', value: callId },
  ];
  return pushVia(withMethod({ startLine: `BYE ${uri} SIP/2.0`, headers, body: '' }, 'BYE', sequence), host, `z9hG4bK-bye${sequence}`);
}
