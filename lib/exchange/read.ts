import type { Result } from '../base/result.ts';
import { createSha256 } from '../base/sha256.ts';
import type { DispositionRecord } from '../disposition/record.ts';
import { createCsvReader } from './csv-rows.ts';
import { createLineCutter, type Line } from './line-cutter.ts';
import { type RowProblem, recordOfLine } from './row.ts';
import { type ByteSource, type Bytes, type UnpackLimits, type UnpackProblem, unpack, unpackLimits } from './unpack.ts';

/** Why a file was not read to its end. `unknown_format`: neither JSON Lines nor CSV with our columns. `open_quote`: CSV whose quote never ends. */
export type FileProblem = UnpackProblem | 'unknown_format' | 'open_quote';

export interface RefusedRow {
  /** From 1, as an editor counts lines and a spreadsheet rows. */
  readonly row: number;
  readonly reason: RowProblem;
  /** Names of fields, or a version. */
  readonly detail: string | null;
}

/** What became of a file. */
export interface ReadLog {
  readonly problem: FileProblem | null;
  /** Rows that hold a record or should: blank ones and a head do not count. */
  readonly rows: number;
  readonly refused: number;
  /** The first of those that were refused. */
  readonly refusals: readonly RefusedRow[];
}

export interface ReadLimits extends UnpackLimits {
  /** Characters of one row. */
  readonly row: number;
  /** How many refusals are told one by one. */
  readonly refusals: number;
  /** Records that are handed on together. */
  readonly batch: number;
}

export const readLimits: ReadLimits = { ...unpackLimits, row: 1024 * 1024, refusals: 1_000, batch: 1_000 };

type Take = (records: readonly DispositionRecord[]) => Promise<void>;
type NumberedRow = readonly [row: number, read: Result<DispositionRecord, RowProblem>];

/** Text to rows, piece by piece. */
interface RowReader {
  readonly push: (text: string, isLast: boolean) => readonly NumberedRow[] | FileProblem;
}

function createLineReader(longest: number): RowReader {
  const cutter = createLineCutter(longest);
  let at = 0;
  const read = (line: Line): NumberedRow[] => {
    at += 1;
    if (line === null) return [[at, { ok: false, reason: 'too_long' }]];
    return line.trim() === '' ? [] : [[at, recordOfLine(line)]];
  };
  return {
    push: (text, isLast) => {
      const rest = [...cutter.push(text), ...(isLast ? [cutter.rest()] : [])];
      return rest.flatMap((line) => (line === undefined ? [] : read(line)));
    },
  };
}

function createCellReader(longest: number): RowReader {
  const csv = createCsvReader();
  let at = 1;
  return {
    push: (text, isLast) => {
      const rows = csv.push(text, isLast);
      if (rows === null) return 'unknown_format';
      if (!isLast && csv.pending() > longest) return 'open_quote';
      return rows.map((row) => {
        at += 1;
        return [at, row] as const;
      });
    },
  };
}

/** A spreadsheet’s “Unicode text” is UTF-16, and says so in its first two bytes. */
const decoderFor = (bytes: Bytes | undefined): TextDecoder => {
  const mark = (bytes?.[0] ?? 0) * 256 + (bytes?.[1] ?? 0);
  return new TextDecoder(mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8');
};

/** Which of our formats a text begins as; null for none, undefined while it has said nothing yet. */
function readerFor(text: string, longest: number): RowReader | null | undefined {
  const head = text.trimStart();
  if (head === '') return undefined;
  if (head.startsWith('{')) return createLineReader(longest);
  return /^["'a-z_]/i.test(head) ? createCellReader(longest) : null;
}

interface RowSink {
  readonly add: (rows: readonly NumberedRow[], isCut: boolean) => Promise<void>;
  readonly end: () => Promise<Omit<ReadLog, 'problem'>>;
}

/** Counts rows, tells the refused ones and hands on the others in batches. */
function createSink(take: Take, limits: ReadLimits): RowSink {
  const refusals: RefusedRow[] = [];
  let [rows, refused] = [0, 0];
  let batch: DispositionRecord[] = [];
  const refuse = (row: number, reason: RowProblem, detail: string | null): void => {
    refused += 1;
    if (refusals.length < limits.refusals) refusals.push({ row, reason, detail });
  };
  const hand = async (): Promise<void> => {
    const full = batch;
    batch = [];
    if (full.length > 0) await take(full);
  };
  return {
    add: async (read, isCut) => {
      rows += read.length;
      for (const [row, each] of read) {
        if (each.ok) batch.push(each.value);
        else refuse(row, isCut && each.reason === 'not_json' ? 'cut_off' : each.reason, each.detail ?? null);
        if (batch.length >= limits.batch) await hand();
      }
    },
    end: async () => {
      await hand();
      return { rows, refused, refusals };
    },
  };
}

/** Text that comes in pieces, to rows. */
function createTextReader(sink: RowSink, longest: number) {
  let reader: RowReader | null | undefined;
  let head = '';
  let problem: FileProblem | null = null;
  return {
    problem: () => problem,
    /** Whether more is wanted. */
    push: async (text: string, last: 'more' | 'end' | 'cut'): Promise<boolean> => {
      if (problem !== null) return false;
      head += text;
      reader ??= readerFor(head, longest);
      if (reader === undefined) return true;
      const read = reader === null ? 'unknown_format' : reader.push(head, last !== 'more');
      head = '';
      if (typeof read === 'string') problem = read;
      else await sink.add(read, last === 'cut');
      return problem === null;
    },
  };
}

/**
 * Reads a log: JSON Lines or CSV, gzipped or not, by what it holds and not by its name. Records come in the order of the file, and the next
 * piece is read when `take` has had them; each row is refused or taken by itself. Memory stays within a few pieces, whatever the file is.
 */
export async function readLog(source: ByteSource, take: Take, limits: ReadLimits = readLimits): Promise<ReadLog> {
  const sink = createSink(take, limits);
  const text = createTextReader(sink, limits.row);
  let decoder: TextDecoder | null = null;
  const decode = (bytes?: Bytes): string => {
    decoder ??= decoderFor(bytes);
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  };
  const stopped = await unpack(source, (bytes) => text.push(decode(bytes), 'more'), limits);
  if (stopped === null || stopped === 'truncated') await text.push(decode(), stopped === null ? 'end' : 'cut');
  return { problem: text.problem() ?? stopped, ...(await sink.end()) };
}

/** SHA-256 of a file, in hex; null where it could not be read. */
export async function digestOf(source: ByteSource): Promise<string | null> {
  const sha = createSha256();
  try {
    for await (const bytes of source) sha.update(bytes);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
  return sha.hex();
}
