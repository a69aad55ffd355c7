import { createHash } from 'node:crypto';

/** What a digest answer is computed from (RFC 2617 §3.2.2; SIP: RFC 3261 §22.4). */
export interface DigestParts {
  readonly username: string;
  readonly realm: string;
  readonly nonce: string;
  readonly uri: string;
  readonly response: string;
  readonly qop?: string;
  readonly nc?: string;
  readonly cnonce?: string;
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** The challenge header's value: MD5, qop "auth". */
export function challenge(realm: string, nonce: string): string {
  return `Digest realm="${realm}", nonce="${nonce}", algorithm=MD5, qop="auth"`;
}

/** Reads an Authorization or Proxy-Authorization value; undefined when it is no complete digest answer. */
export function parseDigest(value: string | undefined): DigestParts | undefined {
  if (value === undefined || !/^digest\s/i.test(value)) return undefined;
  const found: Record<string, string> = {};
  for (const [, name = '', quoted, bare = ''] of value.slice(7).matchAll(/(\w+)\s*=\s*(?:"([^"]*)"|([^\s,]+))/g))
    found[name.toLowerCase()] = quoted ?? bare;
  const { username, realm, nonce, uri, response, qop, nc, cnonce } = found;
  if (username === undefined || realm === undefined || nonce === undefined || uri === undefined || response === undefined) return undefined;
  const parts = { username, realm, nonce, uri, response };
  return qop === undefined ? parts : { ...parts, qop, nc: nc ?? '', cnonce: cnonce ?? '' };
}

/** The response that a client which knows the password would send. */
export function digestResponse(parts: Omit<DigestParts, 'response'>, method: string, password: string): string {
  const ha1 = md5(`${parts.username}:${parts.realm}:${password}`);
  const ha2 = md5(`${method}:${parts.uri}`);
  const middle = parts.qop === undefined ? parts.nonce : `${parts.nonce}:${parts.nc}:${parts.cnonce}:${parts.qop}`;
  return md5(`${ha1}:${middle}:${ha2}`);
}

/** True when the answer bears one of our nonces and the right response. */
export function verifyDigest(
  parts: DigestParts | undefined,
  method: string,
  password: string,
  isOurNonce: (nonce: string) => boolean,
): boolean {
  return parts !== undefined && isOurNonce(parts.nonce) && parts.response === digestResponse(parts, method, password);
}
