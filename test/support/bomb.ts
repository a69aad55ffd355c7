import { constants, crc32, deflateRawSync } from 'node:zlib';

const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff]);

/** A sound gzip file (RFC 1952) that unpacks to `piece`, so many times over: made without packing it more than once. */
export function bombOf(piece: Buffer, times: number): Buffer<ArrayBuffer> {
  // Flushed at its end, a block is whole by itself and ends on a byte.
  const packed = deflateRawSync(piece, { level: 9, finishFlush: constants.Z_SYNC_FLUSH });
  let sum = 0;
  for (let at = 0; at < times; at += 1) sum = crc32(piece, sum);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(sum, 0);
  tail.writeUInt32LE((piece.length * times) % 2 ** 32, 4);
  return Buffer.concat([HEAD, ...Array.from({ length: times }, () => packed), deflateRawSync(Buffer.alloc(0)), tail]);
}
