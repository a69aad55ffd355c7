import { expect, test } from 'vitest';
import { challenge, digestResponse, parseDigest, verifyDigest } from './proxy/digest.ts';

// RFC 2617 §3.5.
const VECTOR = {
  username: 'Mufasa',
  realm: 'testrealm@host.com',
  nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
  uri: '/dir/index.html',
  qop: 'auth',
  nc: '00000001',
  cnonce: '0a4f113b',
};
const RESPONSE = '6629fae49393a05397450978507c4ef1';

test('computes the response of RFC 2617 §3.5', () => {
  expect(digestResponse(VECTOR, 'GET', 'Circle Of Life')).toBe(RESPONSE);
});

test('computes a response without qop from the nonce alone', () => {
  const { username, realm, nonce, uri } = VECTOR;
  expect(digestResponse({ username, realm, nonce, uri }, 'GET', 'Circle Of Life')).toBe('670fd8c2df070c60b045671b8b24ff02');
});

test('accepts the right answer to its own nonce, and nothing else', () => {
  const given = { ...VECTOR, response: RESPONSE };
  const ours = (nonce: string) => nonce === VECTOR.nonce;
  expect(verifyDigest(given, 'GET', 'Circle Of Life', ours)).toBe(true);
  expect(verifyDigest(given, 'GET', 'wrong', ours)).toBe(false);
  expect(verifyDigest(given, 'PUT', 'Circle Of Life', ours)).toBe(false);
  expect(verifyDigest(given, 'GET', 'Circle Of Life', () => false)).toBe(false);
  expect(verifyDigest(undefined, 'GET', 'Circle Of Life', ours)).toBe(false);
});

test('reads quoted and bare parameters, and refuses an incomplete answer', () => {
  const value = `Digest username="a", realm="r, s", nonce="n", uri="sip:r", response="x", qop=auth, nc=00000001, cnonce="c"`;
  expect(parseDigest(value)).toEqual({
    username: 'a',
    realm: 'r, s',
    nonce: 'n',
    uri: 'sip:r',
    response: 'x',
    qop: 'auth',
    nc: '00000001',
    cnonce: 'c',
  });
  expect(parseDigest('Digest username="a"')).toBeUndefined();
  expect(parseDigest('Basic YTpi')).toBeUndefined();
  expect(parseDigest(undefined)).toBeUndefined();
});

test('asks for MD5 and qop auth', () => {
  expect(challenge('demo', 'n1')).toBe('Digest realm="demo", nonce="n1", algorithm=MD5, qop="auth"');
});
