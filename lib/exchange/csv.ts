import Papa from 'papaparse';
import type { DispositionRecord } from '../disposition/record.ts';
import { harmlessText } from './cell.ts';
import { type ColumnName, columnNames, columns, type Leaving, leavingRecord } from './columns.ts';

/** Excel takes a file for UTF-8 only if it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

type Cell = string | number | boolean | null;

function cellOf(record: DispositionRecord, name: ColumnName): Cell {
  const value = record[name];
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  return harmlessText(typeof value === 'string' ? value : JSON.stringify(value));
}

const isText = (name: ColumnName | undefined): boolean => name !== undefined && ['text', 'json', 'time'].includes(columns[name].type);

/**
 * Revisions as CSV (RFC 4180) with the names of the columns on top. Text is quoted and made harmless, so that no spreadsheet runs it; numbers
 * and flags stay what they are. Fields that this version does not know stand in JSON Lines alone.
 */
export function csvOf(records: readonly DispositionRecord[], leaving: Leaving): string {
  const rows = records.map((record) => {
    const given = leavingRecord(record, leaving);
    return columnNames.map((name) => cellOf(given, name));
  });
  const quotes = (value: unknown, column: number): boolean => value !== null && isText(columnNames[column]);
  return BYTE_ORDER_MARK + Papa.unparse({ fields: [...columnNames], data: rows }, { quotes, newline: '\r\n', escapeFormulae: false });
}
