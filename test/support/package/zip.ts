import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a package: its path from the package's folder, with `/`, and its bytes. */
export interface Entry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 2.0: deflate. */
const VERSION = 20;
/** Names are UTF-8. */
const UTF8 = 0x0800;
const STORED = 0;
const DEFLATED = 8;
/** 1980-01-01, the first day that the format knows: the same files give the same bytes on any day. */
const DAY = 0x0021;

type Field = readonly [bytes: 2 | 4, value: number];

function fields(all: readonly Field[]): Buffer {
  const out = Buffer.alloc(all.reduce((length, [bytes]) => length + bytes, 0));
  let at = 0;
  for (const [bytes, value] of all) at = out.writeUIntLE(value, at, bytes);
  return out;
}

interface Packed {
  readonly name: Buffer;
  readonly body: Uint8Array;
  /** From the version on: what the local and the central header share. */
  readonly shared: Buffer;
}

function pack({ path, bytes }: Entry): Packed {
  const deflated = deflateRawSync(bytes, { level: 9 });
  const smaller = deflated.length < bytes.length;
  const body = smaller ? deflated : bytes;
  const name = Buffer.from(path, 'utf8');
  const shared = fields([
    [2, VERSION],
    [2, UTF8],
    [2, smaller ? DEFLATED : STORED],
    [2, 0],
    [2, DAY],
    [4, crc32(bytes)],
    [4, body.length],
    [4, bytes.length],
    [2, name.length],
    [2, 0],
  ]);
  return { name, body, shared };
}

/** A ZIP archive (PKWARE's APPNOTE 6.3, without ZIP64: a package is far from 4 GiB), sorted by path. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const parts: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const { name, body, shared } = pack(entry);
    const local = Buffer.concat([fields([[4, LOCAL]]), shared, name]);
    const rest = fields([
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ]);
    directory.push(
      Buffer.concat([
        fields([
          [4, CENTRAL],
          [2, VERSION],
        ]),
        shared,
        rest,
        name,
      ]),
    );
    parts.push(local, body);
    offset += local.length + body.length;
  }
  const central = Buffer.concat(directory);
  const end = fields([
    [4, END],
    [2, 0],
    [2, 0],
    [2, directory.length],
    [2, directory.length],
    [4, central.length],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...parts, central, end]);
}
