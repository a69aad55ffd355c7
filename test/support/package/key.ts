import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ok, type Result } from '../../../lib/base/result.ts';
import { extensionIdOf } from './crx.ts';

/** Where the key lies that is made when none was given; git does not see it. */
export const OWN_KEY = 'onhook-company.pem';

export interface SigningKey {
  readonly pem: string;
  readonly path: string;
  /** It was not there before. */
  readonly made: boolean;
}

/** The signing key at a path; `mayMake`: made there where there is none. The reason is a sentence for whoever typed the command. */
export function keyAt(path: string, mayMake: boolean): Result<SigningKey> {
  if (!existsSync(path) && !mayMake) return { ok: false, reason: `there is no key at ${path}` };
  const made = !existsSync(path);
  if (made) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    // Whoever has the key can put code into every browser that trusts it.
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  const pem = readFileSync(path, 'utf8');
  try {
    extensionIdOf(pem);
  } catch {
    return { ok: false, reason: `${path} holds no RSA private key in PEM` };
  }
  return ok({ pem, path, made });
}
