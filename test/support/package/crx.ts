import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

/** Tags of the header's fields, as Chromium's `crx3.proto` numbers them: field number times eight, plus two for bytes. */
const PROOF_OF_RSA = 2 * 8 + 2;
const SIGNED_HEADER = 10_000 * 8 + 2;
const PUBLIC_KEY = 1 * 8 + 2;
const SIGNATURE = 2 * 8 + 2;
const CRX_ID = 1 * 8 + 2;
/** What is signed begins with this, so that no signature for another purpose passes. */
const CONTEXT = 'CRX3 SignedData\0';
const ID_BYTES = 16;

function varint(value: number): number[] {
  const low = value % 128;
  return value < 128 ? [low] : [low + 128, ...varint(Math.floor(value / 128))];
}

const bytesField = (tag: number, bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([...varint(tag), ...varint(bytes.length)]), bytes]);

function word(value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(value);
  return out;
}

/** The public half of a private key in PEM, as DER (SubjectPublicKeyInfo). Throws where the text is no RSA key. */
function publicKeyOf(pem: string): Buffer {
  const key = createPublicKey(createPrivateKey(pem));
  if (key.asymmetricKeyType !== 'rsa') throw new Error('not an RSA key');
  return key.export({ type: 'spki', format: 'der' });
}

const idBytes = (publicKey: Buffer): Buffer => createHash('sha256').update(publicKey).digest().subarray(0, ID_BYTES);

/** The id that Chromium gives to every package signed with this key: 32 letters, a to p. */
export function extensionIdOf(pem: string): string {
  return [...idBytes(publicKeyOf(pem)).toString('hex')].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
}

/** A CRX3 package around a ZIP: RSA, PKCS #1 v1.5, SHA-256, one proof, which is the developer's. */
export function crxOf(zip: Uint8Array, pem: string): Buffer {
  const publicKey = publicKeyOf(pem);
  const signedHeader = bytesField(CRX_ID, idBytes(publicKey));
  const signed = Buffer.concat([Buffer.from(CONTEXT), word(signedHeader.length), signedHeader, zip]);
  const proof = Buffer.concat([bytesField(PUBLIC_KEY, publicKey), bytesField(SIGNATURE, sign('sha256', signed, pem))]);
  const header = Buffer.concat([bytesField(PROOF_OF_RSA, proof), bytesField(SIGNED_HEADER, signedHeader)]);
  return Buffer.concat([Buffer.from('Cr24'), word(3), word(header.length), header, zip]);
}
