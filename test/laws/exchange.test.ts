import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { sampleRecord } from '../../lib/disposition/sample-record.ts';
import { armedText } from '../../lib/exchange/cell.ts';
import { type ColumnName, columnNames, columns, leavingRecord } from '../../lib/exchange/columns.ts';
import { csvOf } from '../../lib/exchange/csv.ts';
import { jsonLinesOf } from '../../lib/exchange/jsonl.ts';

const all = { identity: 'name', pseudonymOf: (agentId: string) => agentId } as const;

/** What text of an agent's or a caller's is made of, with what a spreadsheet is afraid of far too often. */
const alarming = fc.constantFrom(...'=+-@|\uFF0B\uFF0D\uFF1D\uFF20\'"\t\r\n;, \u00A0\uFEFF', '=1+1', "=cmd|' /C calc'!A0", '""', '\r\n');
const text = fc.array(fc.oneof(alarming, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 12 }).map((parts) => parts.join(''));
const maybe = fc.option(text);
const record: fc.Arbitrary<DispositionRecord> = fc
  .record({
    notes: maybe,
    wrap_up_name: maybe,
    queue_name: maybe,
    agent_id: text.filter((each) => each !== ''),
    ended_against_advice_reason: maybe,
    wrap_up_secondary: fc.array(text),
    policy_steps: fc.array(fc.record({ offset_ms: fc.nat(), type: text, value: maybe })),
    utc_offset_minutes: fc.integer({ min: -720, max: 840 }),
    disconnect_confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    transfer_count: fc.option(fc.nat()),
  })
  .map(sampleRecord);

const read = (csv: string): string[][] => Papa.parse<string[]>(csv.slice(1), { delimiter: ',' }).data;

/** What a reader makes of a cell, by its column's type. */
function readCell(name: ColumnName, cell: string): unknown {
  const { type } = columns[name];
  if (cell === '') return null;
  if (type === 'integer' || type === 'number') return Number(cell);
  if (type === 'flag') return cell === 'true';
  return type === 'json' ? JSON.parse(armedText(cell)) : armedText(cell);
}

it('CSV gives back every record, whatever is written into it; an empty text reads as none', () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), (records) => {
      const csv = csvOf(records, all);
      expect(csv.startsWith('\uFEFF')).toBe(true);
      const [head, ...rows] = read(csv);
      expect(head).toEqual(columnNames);
      const back = rows.map((row) => Object.fromEntries(columnNames.map((name, at) => [name, readCell(name, row[at] ?? '')])));
      const none = (value: unknown): unknown => (value === '' ? null : Object.is(value, -0) ? 0 : value);
      expect(back).toEqual(
        records.map((each) => Object.fromEntries(Object.entries(leavingRecord(each, all)).map(([name, value]) => [name, none(value)]))),
      );
    }),
  );
});

const listed = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20|]/;
/** Without the white space: a text that another separator cuts in two is no cell of ours. */
const formula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|]/;
/** A number of ours is no text, whatever sign it bears. */
const isNumber = (cell: string): boolean => /^-?\d+(\.\d+)?(e-\d+)?$/.test(cell);

it.each([
  [',', listed],
  [';', formula],
  ['\t', formula],
])('no text begins a cell with what a spreadsheet runs where it splits at %j', (delimiter, dangerous) => {
  fc.assert(
    fc.property(record, (one) => {
      const cells = Papa.parse<string[]>(csvOf([one], all).slice(1), { delimiter })
        .data.slice(1)
        .flat();
      expect(cells.filter((cell) => !isNumber(cell) && dangerous.test(cell))).toEqual([]);
    }),
  );
});

it('JSON Lines has one revision a line, whatever is written into it', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 4 }), (records) => {
      const lines = jsonLinesOf(records, all).split('\n');
      expect(lines.pop()).toBe('');
      expect(lines.map((line) => JSON.parse(line))).toEqual(records.map((each) => JSON.parse(JSON.stringify(each))));
    }),
  );
});
