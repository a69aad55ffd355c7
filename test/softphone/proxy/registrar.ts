import { randomBytes } from 'node:crypto';
import { challenge, parseDigest, verifyDigest } from './digest.ts';
import { type Header, header, methodOf, type SipMessage, uriOf, userOf } from './message.ts';

/** Where a user can be reached. */
export interface Binding<Peer> {
  readonly peer: Peer;
  readonly contact: string;
}

/** What became of a REGISTER. */
export type Registration =
  | { readonly kind: 'challenge' }
  | { readonly kind: 'bound' | 'unbound'; readonly user: string; readonly answer: readonly Header[] };

/** Knows who is where: one contact a user, the last one wins. Holds digest nonces; any user with the password may come in. */
export interface Registrar<Peer> {
  /** Handles a REGISTER that came from this peer. */
  register(message: SipMessage, peer: Peer): Registration;
  /** True when the request bears a right answer in that header. */
  trusts(message: SipMessage, where: 'authorization' | 'proxy-authorization'): boolean;
  /** A fresh challenge for that header. */
  challenge(where: 'WWW-Authenticate' | 'Proxy-Authenticate'): Header;
  /** The user's contact, undefined when away. */
  find(user: string): Binding<Peer> | undefined;
  /** True when the user was ever here: away is 480, unknown is 404. */
  remembers(user: string): boolean;
  /** Forgets every contact of a peer whose socket closed. */
  forget(peer: Peer): void;
}

/** Makes a registrar for one realm and one password. */
export function createRegistrar<Peer>(realm: string, password: string): Registrar<Peer> {
  const bindings = new Map<string, Binding<Peer>>();
  const known = new Set<string>();
  const nonces = new Set<string>();
  const trusts: Registrar<Peer>['trusts'] = (message, where) =>
    verifyDigest(parseDigest(header(message, where)), methodOf(message), password, (nonce) => nonces.has(nonce));
  return {
    trusts,
    register(message, peer) {
      if (!trusts(message, 'authorization')) return { kind: 'challenge' };
      const user = userOf(header(message, 'to') ?? '');
      const contact = header(message, 'contact') ?? '';
      const expires = Number(/;\s*expires=(\d+)/.exec(contact)?.[1] ?? header(message, 'expires') ?? 600);
      if (contact === '*' || expires === 0) {
        bindings.delete(user);
        return { kind: 'unbound', user, answer: [] };
      }
      bindings.set(user, { peer, contact: uriOf(contact) });
      known.add(user);
      return { kind: 'bound', user, answer: [{ name: 'Contact', value: `<${uriOf(contact)}>;expires=${expires}` }] };
    },
    challenge(where) {
      const nonce = randomBytes(12).toString('hex');
      nonces.add(nonce);
      return { name: where, value: challenge(realm, nonce) };
    },
    find: (user) => bindings.get(user),
    remembers: (user) => known.has(user),
    forget(peer) {
      for (const [user, binding] of bindings) if (binding.peer === peer) bindings.delete(user);
    },
  };
}
