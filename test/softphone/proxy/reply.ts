import { createHash } from 'node:crypto';
import { canonical, type Header, header, type SipMessage, tagOf } from './message.ts';
import { topVia } from './routing.ts';

const COPIED = new Set(['via', 'from', 'call-id', 'cseq']);
const OWN_TAG = 'proxy-';

/** Our own answer to a request; its To-tag is the same for each retransmission (RFC 3261 §8.2.7). */
export function replyTo(request: SipMessage, status: number, reason: string, extra: readonly Header[] = []): SipMessage {
  const to = header(request, 'to') ?? '';
  const seed = `${topVia(request)?.branch}|${header(request, 'call-id')}`;
  const tag = tagOf(to) === undefined ? `;tag=${OWN_TAG}${createHash('sha1').update(seed).digest('hex').slice(0, 10)}` : '';
  const copied = request.headers.filter((h) => COPIED.has(canonical(h.name)));
  return {
    startLine: `SIP/2.0 ${status} ${reason}`,
    headers: [...copied, { name: 'To', value: to + tag }, ...extra, { name: 'Content-Length', value: '0' }],
    body: '',
  };
}

/** True for a request within a dialog that only our own refusal made: the ACK to it ends here. */
export function isOurs(request: SipMessage): boolean {
  return tagOf(header(request, 'to'))?.startsWith(OWN_TAG) === true;
}
