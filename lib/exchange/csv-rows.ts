import Papa from 'papaparse';
import { fail, type Result } from '../base/result.ts';
import type { DispositionRecord } from '../disposition/record.ts';
import { armedText } from './cell.ts';
import { type Column, columns } from './columns.ts';
import { type RowProblem, recordOf } from './row.ts';

const tableOf: Readonly<Record<string, Column>> = columns;
const FLAGS: Readonly<Record<string, boolean>> = { true: true, false: false };

/** What a number looks like in a cell; a spreadsheet of another country writes its comma. */
const numberOf = (cell: string): unknown => (/^-?\d+([.,]\d+)?(e[+-]?\d+)?$/i.test(cell) ? Number(cell.replace(',', '.')) : cell);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not the list or map that stood there: the schema names the column.
    return text;
  }
}

function parsedCell(type: Column['type'], cell: string): unknown {
  if (cell === '') return null;
  switch (type) {
    case 'integer':
    case 'number':
      return numberOf(cell);
    case 'flag':
      return FLAGS[cell.toLowerCase()] ?? cell;
    case 'json':
      return jsonOf(armedText(cell));
    case 'text':
    case 'time':
      return armedText(cell);
  }
}

/** A row of cells under the names of its columns. A column that is not ours is kept as text, where it says something. */
function recordOfCells(names: readonly string[], cells: readonly string[]): Result<DispositionRecord, RowProblem> {
  if (cells.length !== names.length) return fail('cut_off');
  const fields = names.flatMap((name, at): [string, unknown][] => {
    const [cell = '', column] = [cells[at], tableOf[name]];
    if (column === undefined) return cell === '' ? [] : [[name, armedText(cell)]];
    return [[name, parsedCell(column.type, cell)]];
  });
  return recordOf(Object.fromEntries(fields), cells.join('\n'));
}

/** What stands between the names on top, and what ends a row. */
interface Dialect {
  readonly delimiter: string;
  readonly newline: '\n' | '\r' | '\r\n';
}

function dialectOf(head: string): Dialect {
  const [first = ''] = head.split(/[\r\n]/, 1);
  const count = (mark: string): number => first.split(mark).length;
  const delimiter = [',', ';', '\t'].toSorted((one, other) => count(other) - count(one))[0] ?? ',';
  const [newline = '\n'] = /\r\n|\n|\r/.exec(head) ?? [];
  return { delimiter, newline: newline as Dialect['newline'] };
}

export type CsvRow = Result<DispositionRecord, RowProblem>;

export interface CsvReader {
  /** Rows that this piece completes; `null` once for a text whose head is not ours. */
  readonly push: (text: string, isLast: boolean) => readonly CsvRow[] | null;
  /** Characters that belong to no row yet: an open quote swallows all that follows. */
  readonly pending: () => number;
}

type Parse = (input: string, isLast: boolean) => { readonly data: readonly string[][]; readonly meta: { readonly cursor: number } };

function parserFor(head: string): Parse {
  const dialect = dialectOf(head);
  // A parser remembers where it broke off: each piece gets a new one.
  return (input, isLast) => new Papa.Parser({ ...dialect, quoteChar: '"' }).parse(input, 0, !isLast);
}

const isHeadWhole = (text: string): boolean => /[\r\n]./s.test(text);
const isBlank = (cells: readonly string[]): boolean => cells.length === 1 && cells[0]?.trim() === '';

/**
 * Reads CSV (RFC 4180) that comes in pieces: with comma, semicolon or tab, line feeds or returns, and quoted line breaks. The byte order
 * mark is gone by then. The first row names the columns.
 */
export function createCsvReader(): CsvReader {
  let text = '';
  let parse: Parse | null = null;
  let names: readonly string[] | null = null;
  /** The rows below the head; null if the head is not ours. */
  const below = (rows: readonly string[][]): readonly string[][] | null => {
    const [head, ...rest] = rows;
    if (names !== null || head === undefined) return rows;
    names = head.map((name) => name.trim());
    return names.includes('record_id') ? rest : null;
  };
  return {
    push: (piece, isLast) => {
      text += piece;
      if (!isLast && !isHeadWhole(text)) return [];
      parse ??= parserFor(text);
      const { data, meta } = parse(text, isLast);
      text = text.slice(meta.cursor);
      const rows = below(data.filter((cells) => !isBlank(cells)));
      return rows?.map((cells) => recordOfCells(names ?? [], cells)) ?? null;
    },
    pending: () => text.length,
  };
}
