import { createHash } from 'node:crypto';
import { canonical, type Header, header, type SipMessage, uriOf, without } from './message.ts';

/** One Via hop: the sender's host and the branch that names the transaction (RFC 3261 §20.42). */
export interface Via {
  readonly sentBy: string;
  readonly branch: string;
}

/** The topmost Via, undefined when there is none left. */
export function topVia(message: SipMessage): Via | undefined {
  const value = header(message, 'via');
  if (value === undefined) return undefined;
  const sentBy = /^SIP\s*\/\s*2\.0\s*\/\s*\w+\s+([^;\s]+)/i.exec(value)?.[1]?.toLowerCase() ?? '';
  return { sentBy, branch: /;\s*branch=([^;,\s]+)/i.exec(value)?.[1] ?? '' };
}

/** Puts our Via on top. */
export function pushVia(message: SipMessage, host: string, branch: string): SipMessage {
  return { ...message, headers: [{ name: 'Via', value: `SIP/2.0/WS ${host};branch=${branch}` }, ...message.headers] };
}

/** Takes the topmost Via off. */
export function popVia(message: SipMessage): SipMessage {
  return withoutFirst(message, 'via');
}

/**
 * The branch under which a request goes on: a function of the branch under which it came, so that a retransmission, a CANCEL and
 * the ACK to a refusal all fall into the transaction of their INVITE (stateless proxy, RFC 3261 §16.11).
 */
export function branchFor(via: Via): string {
  return `z9hG4bK-p${createHash('sha1').update(`${via.sentBy}|${via.branch}`).digest('hex').slice(0, 16)}`;
}

/** Puts our Record-Route above the others (RFC 3261 §16.6 step 4). */
export function recordRoute(message: SipMessage, uri: string): SipMessage {
  const at = message.headers.findIndex((h) => canonical(h.name) !== 'via');
  const own: Header = { name: 'Record-Route', value: `<${uri}>` };
  return { ...message, headers: [...message.headers.slice(0, at), own, ...message.headers.slice(at)] };
}

/** Takes our own URI off the top of the route set (RFC 3261 §16.4). */
export function popOwnRoute(message: SipMessage, uri: string): SipMessage {
  const top = header(message, 'route');
  return top !== undefined && uriOf(top) === uri ? popOwnRoute(withoutFirst(message, 'route'), uri) : message;
}

/** Counts Max-Forwards down, 70 where it is missing; undefined when it was 0 (RFC 3261 §16.6 step 3). */
export function countHop(message: SipMessage): SipMessage | undefined {
  const left = Number(header(message, 'max-forwards') ?? 70);
  if (!(left > 0)) return undefined;
  const rest = without(message, 'max-forwards');
  const at = rest.headers.findIndex((h) => canonical(h.name) !== 'via');
  return { ...rest, headers: [...rest.headers.slice(0, at), { name: 'Max-Forwards', value: String(left - 1) }, ...rest.headers.slice(at)] };
}

function withoutFirst(message: SipMessage, name: string): SipMessage {
  const at = message.headers.findIndex((h) => canonical(h.name) === name);
  return at < 0 ? message : { ...message, headers: message.headers.filter((_, i) => i !== at) };
}
