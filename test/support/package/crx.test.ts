import { createHash, generateKeyPairSync, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { crxOf, extensionIdOf } from './crx.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const zip = Buffer.from('PK: any bytes at all');

/** The fields of a message whose fields are all bytes, as the protobuf format has them; read apart from the writer. */
function readFields(message: Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  let at = 0;
  const varint = (): number => {
    const end = message.findIndex((byte, i) => i >= at && byte < 128) + 1;
    const value = message.subarray(at, end).reduceRight((sum, byte) => sum * 128 + (byte & 127), 0);
    at = end;
    return value;
  };
  while (at < message.length) {
    const field = Math.floor(varint() / 8);
    const length = varint();
    found.set(field, message.subarray(at, at + length));
    at += length;
  }
  return found;
}

const at = (fields: Map<number, Buffer>, field: number): Buffer => fields.get(field) ?? Buffer.alloc(0);

/** A CRX3 file taken apart. */
function readCrx(crx: Buffer) {
  const length = crx.readUInt32LE(8);
  const header = readFields(crx.subarray(12, 12 + length));
  const proof = readFields(at(header, 2));
  return {
    magic: crx.subarray(0, 4).toString(),
    version: crx.readUInt32LE(4),
    publicKey: at(proof, 1),
    signature: at(proof, 2),
    signedHeader: at(header, 10_000),
    zip: crx.subarray(12 + length),
  };
}

const isGood = ({ signature, signedHeader, zip: body }: ReturnType<typeof readCrx>): boolean => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(signedHeader.length);
  return verify('sha256', Buffer.concat([Buffer.from('CRX3 SignedData\0'), length, signedHeader, body]), publicKey, signature);
};

it('is a CRX of version 3 around the very ZIP', () => {
  expect(readCrx(crxOf(zip, pem))).toMatchObject({ magic: 'Cr24', version: 3, zip });
});

it('carries the public key, its id and a signature over both and the ZIP', () => {
  const crx = readCrx(crxOf(zip, pem));
  expect(crx.publicKey).toEqual(publicKey.export({ type: 'spki', format: 'der' }));
  expect(at(readFields(crx.signedHeader), 1)).toEqual(createHash('sha256').update(crx.publicKey).digest().subarray(0, 16));
  expect(isGood(crx)).toBe(true);
  expect(isGood({ ...crx, zip: Buffer.from('PK: other bytes') })).toBe(false);
});

it('gives one key one id, in letters from a to p', () => {
  expect(extensionIdOf(pem)).toMatch(/^[a-p]{32}$/);
  expect(extensionIdOf(pem)).toBe(extensionIdOf(pem));
  const hex = at(readFields(readCrx(crxOf(zip, pem)).signedHeader), 1).toString('hex');
  expect([...extensionIdOf(pem)].map((letter) => (letter.charCodeAt(0) - 97).toString(16)).join('')).toBe(hex);
});
