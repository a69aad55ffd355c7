/** Why the bytes of a file could not all be had. `too_large` and `bomb`: stopped at a limit. `truncated`: what came before is sound. */
export type UnpackProblem = 'unreadable' | 'truncated' | 'corrupt' | 'too_large' | 'bomb';

/** All in bytes, but for `ratio`, which is unpacked to packed. */
export interface UnpackLimits {
  readonly unpacked: number;
  readonly ratio: number;
  /** So much may come out whatever the ratio: a small file of like lines packs well. */
  readonly free: number;
}

const MIB = 1024 * 1024;
/** A million lines of a record each are about 2.4 GiB; a thousand-fold ratio is the most that gzip can do, and records pack 10 to 40 times. */
export const unpackLimits: UnpackLimits = { unpacked: 4_096 * MIB, ratio: 200, free: 16 * MIB };

/** A browser unpacks all that it is given before it asks whether anybody reads: this times 1,032 is what lies in memory at most. */
const SLICE = 16 * 1024;

export type Bytes = Uint8Array<ArrayBuffer>;
export type ByteSource = AsyncIterable<Bytes>;

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

function* slicesOf(bytes: Bytes): Generator<Bytes> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}

/** False: no more is wanted. */
type Take = (bytes: Bytes) => Promise<boolean>;

interface Feeding {
  readonly packed: () => number;
  /** Whether everything is in, so that whatever fails now fails for want of more. */
  readonly isOver: () => boolean;
  readonly done: Promise<UnpackProblem | null>;
}

/** Puts all of a source into a gunzip. */
function feed(source: ByteSource, writer: WritableStreamDefaultWriter<Bytes>): Feeding {
  let [packed, isOver] = [0, false];
  let problem: UnpackProblem = 'unreadable';
  const put = async (): Promise<null> => {
    for await (const bytes of source) {
      problem = 'corrupt';
      for (const slice of slicesOf(bytes)) {
        packed += slice.length;
        await writer.write(slice);
      }
      problem = 'unreadable';
    }
    [isOver, problem] = [true, 'truncated'];
    await writer.close();
    return null;
  };
  // The reader waits for bytes that will not come; a stream that failed by itself has told it so.
  const failed = (): Promise<UnpackProblem> =>
    writer.abort().then(
      () => problem,
      () => problem,
    );
  return { packed: () => packed, isOver: () => isOver, done: put().catch(failed) };
}

async function gunzip(source: ByteSource, take: Take, limits: UnpackLimits): Promise<UnpackProblem | null> {
  const stream = new DecompressionStream('gzip');
  const reader = stream.readable.getReader();
  const fed = feed(source, stream.writable.getWriter());
  let unpacked = 0;
  let corrupt = false;
  const next = (): Promise<Bytes | undefined> =>
    reader.read().then(
      ({ value }) => value,
      () => {
        corrupt = !fed.isOver();
        return undefined;
      },
    );
  for (let bytes = await next(); bytes !== undefined; bytes = await next()) {
    unpacked += bytes.length;
    const isBomb = unpacked > limits.free && unpacked > fed.packed() * limits.ratio;
    if (unpacked > limits.unpacked || isBomb) {
      await reader.cancel();
      return isBomb ? 'bomb' : 'too_large';
    }
    if (!(await take(bytes))) {
      await reader.cancel();
      return null;
    }
  }
  const problem = await fed.done;
  return problem === 'truncated' && corrupt ? 'corrupt' : problem;
}

async function* chained(first: Bytes, rest: AsyncIterator<Bytes>): ByteSource {
  try {
    yield first;
    for (;;) {
      const { done, value } = await rest.next();
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops early lets the file go.
    await rest.return?.();
  }
}

async function copy(source: ByteSource, take: Take, limits: UnpackLimits): Promise<UnpackProblem | null> {
  let total = 0;
  for await (const bytes of source) {
    total += bytes.length;
    if (total > limits.unpacked) return 'too_large';
    if (!(await take(bytes))) return null;
  }
  return null;
}

/**
 * Hands on what a file holds, unpacked where it is gzipped, which its first bytes say and not its name: some drives unpack on the way. One
 * piece at a time; memory stays within a few slices whatever the file unpacks to.
 */
export async function unpack(source: ByteSource, take: Take, limits: UnpackLimits = unpackLimits): Promise<UnpackProblem | null> {
  const pieces = source[Symbol.asyncIterator]();
  try {
    const first = await pieces.next();
    if (first.done) return null;
    const whole = chained(first.value, pieces);
    return isGzip(first.value) ? await gunzip(whole, take, limits) : await copy(whole, take, limits);
  } catch (error) {
    if (error instanceof DOMException) return 'unreadable';
    throw error;
  }
}
