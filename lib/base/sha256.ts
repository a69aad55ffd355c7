import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export interface Sha256 {
  readonly update: (bytes: Uint8Array) => void;
  /** In hex; nothing may be added after it. */
  readonly hex: () => string;
}

/**
 * SHA-256 that takes its bytes piece by piece and answers at once. The browser's own does neither: it wants the whole file in memory, and a
 * transaction of IndexedDB that waits for it commits.
 */
export function createSha256(): Sha256 {
  const hash = sha256.create();
  return {
    update: (bytes) => void hash.update(bytes),
    hex: () => bytesToHex(hash.digest()),
  };
}

/** SHA-256 of a text in UTF-8, in hex. */
export const sha256Of = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
