import { type Border, completed, createBorder, oneVia, type Sending, type Target, withSession } from './border.ts';
import { type Header, header, hostOf, methodOf, requestUri, type SipMessage, statusOf, tagOf, userOf, without } from './message.ts';
import type { Peer, Peers } from './peer.ts';
import type { Registrar } from './registrar.ts';
import { isOurs, replyTo } from './reply.ts';
import { branchFor, countHop, popOwnRoute, popVia, pushVia, recordRoute, topVia } from './routing.ts';

/** What the router needs. */
export interface RouterDeps {
  /** The domain we are, and other names that mean the same. */
  readonly domains: readonly string[];
  /** Our own URI as it stands in Record-Route. */
  readonly ownUri: string;
  /** Our own sent-by in Via. */
  readonly host: string;
  readonly queues: Readonly<Record<string, string>>;
  readonly peers: Peers;
  readonly registrar: Registrar<Peer>;
  send(peer: Peer, message: SipMessage): void;
}

type Found = Target | { readonly status: number; readonly reason: string };

/** Passes messages on without keeping any transaction: the answer's way back stands in its Via, so a retransmission does no harm. */
export function createRouter(deps: RouterDeps): { route(from: Peer, message: SipMessage): void } {
  const border = createBorder(deps.host);
  const sendAll = (sendings: readonly Sending[]): void => {
    for (const [peer, message] of sendings) deps.send(peer, message);
  };
  const refuse = (to: Peer, request: SipMessage, status: number, reason: string, extra: Header[] = []): void => {
    if (methodOf(request) !== 'ACK') deps.send(to, replyTo(request, status, reason, extra));
  };
  const register = (from: Peer, request: SipMessage) => {
    const done = deps.registrar.register(request, from);
    if (done.kind === 'challenge') return refuse(from, request, 401, 'Unauthorized', [deps.registrar.challenge('WWW-Authenticate')]);
    from.name = done.user;
    deps.send(from, replyTo(request, 200, 'OK', done.answer));
  };
  const forward = (from: Peer, request: SipMessage) => {
    const method = methodOf(request);
    const opens = method === 'INVITE' && tagOf(header(request, 'to')) === undefined;
    if (opens && !deps.registrar.trusts(request, 'proxy-authorization'))
      return refuse(from, request, 407, 'Proxy Authentication Required', [deps.registrar.challenge('Proxy-Authenticate')]);
    const target = targetOf(deps, border, from, request, opens);
    if ('status' in target) return refuse(from, request, target.status, target.reason);
    const counted = countHop(popOwnRoute(without(request, 'proxy-authorization'), deps.ownUri));
    if (counted === undefined) return refuse(from, request, 483, 'Too Many Hops');
    if (opens) border.learn(request, from, target);
    const aimed = { ...counted, startLine: `${method} ${target.uri} SIP/2.0` };
    const marked = opens ? asserted(recordRoute(aimed, deps.ownUri)) : aimed;
    const via = topVia(request) ?? { sentBy: '', branch: '' };
    const own = from.isDependent && border.confirms(request) ? { ...via, branch: `${via.branch}-ack` } : via;
    const onward = pushVia(marked, deps.host, branchFor(own));
    if (!target.peer.isDependent) return deps.send(target.peer, onward);
    const shown = oneVia(opens ? withSession(onward, deps.domains[0] ?? '') : onward);
    if (opens) border.offered(shown);
    deps.send(target.peer, shown);
    sendAll(border.beside(request, from));
  };
  const goBack = (from: Peer, response: SipMessage): void => {
    if (topVia(response)?.sentBy !== deps.host) return;
    const popped = popVia(response);
    const to = deps.peers.behind(topVia(popped)?.sentBy ?? '');
    if (to?.isDependent) border.answered(popped);
    if (to) deps.send(to, popped);
    if (from.isDependent) sendAll(border.transferred(response, from));
  };
  return {
    route(from, message) {
      const whole = from.isDependent ? completed(message, deps.registrar.find(from.name)?.contact) : message;
      if (statusOf(message) !== undefined) return goBack(from, whole);
      if (methodOf(message) === 'REGISTER') return register(from, message);
      if (isOurs(message)) return refuse(from, message, 481, 'Call Does Not Exist');
      if (methodOf(message) !== 'MESSAGE') return forward(from, whole);
      refuse(from, message, 200, 'OK');
      sendAll(border.told(message));
    },
  };
}

/** Within a call a dependent client means its far end, whatever address it writes. */
function targetOf(deps: RouterDeps, border: Border, from: Peer, request: SipMessage, opens: boolean): Found {
  const farEnd = from.isDependent && !opens ? border.farEnd(request, from) : undefined;
  return farEnd ?? locate(deps, requestUri(request));
}

/** Finds who a Request-URI means: an address of record of our domain, else the host of a client's contact. */
function locate(deps: RouterDeps, uri: string): Found {
  if (!deps.domains.includes(hostOf(uri))) {
    const peer = deps.peers.behind(hostOf(uri));
    return peer ? { peer, uri } : { status: 480, reason: 'Temporarily Unavailable' };
  }
  const called = userOf(uri);
  if (called === 'busy') return { status: 486, reason: 'Busy Here' };
  const user = deps.queues[called] ?? called;
  const binding = deps.registrar.find(user);
  if (binding) return { peer: binding.peer, uri: binding.contact };
  return deps.registrar.remembers(user) ? { status: 480, reason: 'Temporarily Unavailable' } : { status: 404, reason: 'Not Found' };
}

/** States who calls, as a real exchange does for a caller it has checked (RFC 3325 §9.1). */
function asserted(request: SipMessage): SipMessage {
  const from = (header(request, 'from') ?? '').replace(/;\s*tag=[^;]*/, '');
  const clean = without(request, 'p-asserted-identity');
  return { ...clean, headers: [...clean.headers, { name: 'P-Asserted-Identity', value: from }] };
}
