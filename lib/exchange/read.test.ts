import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { DispositionRecord } from '../disposition/record.ts';
import { sampleRecord } from '../disposition/sample-record.ts';
import { csvOf } from './csv.ts';
import { jsonLinesOf } from './jsonl.ts';
import { digestOf, type ReadLimits, readLimits, readLog } from './read.ts';
import type { ByteSource } from './unpack.ts';

const leaving = { identity: 'name', pseudonymOf: (id: string) => id } as const;
const idOf = (n: number): string => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const recordsOf = (count: number, over: Partial<DispositionRecord> = {}): DispositionRecord[] =>
  Array.from({ length: count }, (_, n) => sampleRecord({ record_id: idOf(n), seq: n + 1, ...over }));

async function* pieces(file: string | Uint8Array, size: number): ByteSource {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  for (let at = 0; at < bytes.length; at += size) yield new Uint8Array(bytes.subarray(at, at + size));
}

async function read(file: string | Uint8Array, limits?: Partial<ReadLimits>, size = 1_000) {
  const taken: DispositionRecord[] = [];
  const log = await readLog(pieces(file, size), async (records) => void taken.push(...records), { ...readLimits, ...limits });
  return { ...log, taken };
}

const notes = ['=1+1\nnote', '\'quoted\' "twice"', 'a;b,c\td', '…é\r\n-2', null, '  '];
const noted = recordsOf(notes.length).map((record, n) => ({ ...record, notes: notes[n] ?? null }));

describe('a log', () => {
  it.each([
    ['JSON Lines', jsonLinesOf(noted, leaving)],
    ['JSON Lines, gzipped', gzipSync(jsonLinesOf(noted, leaving))],
    ['JSON Lines with a byte order mark and returns', `\uFEFF${jsonLinesOf(noted, leaving).replaceAll('\n', '\r\n')}\r\n`],
    ['JSON Lines without a last line feed', jsonLinesOf(noted, leaving).trimEnd()],
    ['CSV with a byte order mark and quoted line breaks', csvOf(noted, leaving)],
    ['CSV in UTF-16', Buffer.from(csvOf(noted, leaving), 'utf16le')],
  ])('is read as it was written: %s', async (_, file) => {
    for (const size of [5, 7, 100_000]) {
      const { taken, ...log } = await read(file, {}, size);
      expect(log).toEqual({ problem: null, rows: notes.length, refused: 0, refusals: [] });
      expect(taken).toEqual(noted);
    }
  });

  it.each([
    [';', '\r\n'],
    [';', '\n'],
    ['\t', '\r\n'],
    [',', '\n'],
    [',', '\r'],
  ])('is read as a spreadsheet saves it again: with %j and %j', async (delimiter, newline) => {
    const names = Object.keys(sampleRecord());
    const quoted = (value: unknown): string => {
      if (value === null) return '';
      const text =
        typeof value === 'object' ? JSON.stringify(value) : String(value).replace(/^(true|false)$/, (flag) => flag.toUpperCase());
      return /[;,"\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const [record] = recordsOf(1, { notes: 'one\ntwo; "three"', disconnect_confidence: 0.9 });
    const cells = Object.values(record ?? {}).map(quoted);
    const german = cells.map((cell) => (cell === '0.9' && delimiter === ';' ? '0,9' : cell));
    const file = `${[names.join(delimiter), german.join(delimiter)].join(newline)}${newline}`;
    expect((await read(file)).taken).toEqual([record]);
  });

  it('keeps what this version does not know', async () => {
    const later = { ...sampleRecord(), later_field: { a: [1] } };
    expect((await read(jsonLinesOf([later], leaving))).taken).toEqual([later]);
    const file = csvOf([sampleRecord()], leaving).replace('schema_version', 'team,schema_version').replace('\r\n', '\r\nBilling,');
    expect((await read(file)).taken).toEqual([{ ...sampleRecord(), team: 'Billing' }]);
  });
});

describe('a row', () => {
  const good = JSON.stringify(sampleRecord());
  it.each([
    ['{"record_id": "x', 'not_json', null],
    ['[]', 'not_a_record', null],
    ['{"kind":"onhook.manifest"}', 'not_a_record', null],
    [JSON.stringify({ ...sampleRecord(), schema_version: 2, seq: 'new' }), 'newer_version', '2'],
    [JSON.stringify({ ...sampleRecord(), seq: '7', end_kind: 'x' }), 'wrong_fields', 'seq, end_kind'],
    [JSON.stringify({ ...sampleRecord(), notes: '\ud800' }), 'bad_text', null],
    [good.replace('Europe', 'Eur\uFFFDpe'), 'bad_text', null],
    [good.replace('"notes":null', `"notes":"${'x'.repeat(5_000)}"`), 'too_long', null],
  ])('is refused by itself, with the reason: %.40s', async (line, reason, detail) => {
    const { taken, ...log } = await read(`${good}\n\n${line}\n${good}\n`, { row: 5_000 });
    expect(log).toEqual({ problem: null, rows: 3, refused: 1, refusals: [{ row: 3, reason, detail }] });
    expect(taken).toHaveLength(2);
  });

  it('is refused with its number in a long file', async () => {
    const lines = Array.from({ length: 80_000 }, () => '');
    lines[73_410] = JSON.stringify({ ...sampleRecord(), revision: 'one', hold_segments: {} });
    lines[79_999] = good;
    const { rows, refusals, taken } = await read(lines.join('\n'), {}, 65_536);
    expect({ rows, taken: taken.length }).toEqual({ rows: 2, taken: 1 });
    expect(refusals).toEqual([{ row: 73_411, reason: 'wrong_fields', detail: 'revision, hold_segments' }]);
  });

  it('of CSV is refused by the number that a spreadsheet shows', async () => {
    const file = csvOf(noted, leaving).replace(idOf(3), 'nobody').replace('"2026-11-24T11:00:00.000Z"', '24.11.2026');
    expect((await read(file)).refusals).toEqual([
      { row: 2, reason: 'wrong_fields', detail: 'initiation_timestamp' },
      { row: 5, reason: 'wrong_fields', detail: 'record_id' },
    ]);
  });

  it('of CSV that has lost cells is refused', async () => {
    expect(await read(`${csvOf([sampleRecord()], leaving)}\r\n1,2\r\n`)).toMatchObject({
      rows: 2,
      refusals: [{ row: 3, reason: 'cut_off' }],
    });
  });

  it('with half a character, or saved in another encoding, is told', async () => {
    const file = Buffer.from(csvOf([sampleRecord({ notes: 'é' })], leaving).slice(1), 'latin1');
    expect(await read(file)).toMatchObject({ taken: [], refusals: [{ row: 2, reason: 'bad_text' }] });
  });
});

describe('a file', () => {
  it('that was cut off is read up to the cut', async () => {
    const file = gzipSync(jsonLinesOf(recordsOf(3_000), leaving));
    const { problem, taken, refusals } = await read(file.subarray(0, file.length / 2));
    expect(problem).toBe('truncated');
    expect(taken.length).toBeGreaterThan(1_000);
    expect(taken).toEqual(recordsOf(3_000).slice(0, taken.length));
    expect(refusals).toEqual([{ row: taken.length + 1, reason: 'cut_off', detail: null }]);
  });

  it.each([
    ['PK\u0003\u0004 a zip', 'unknown_format'],
    ['Time;Caller\n1;2\n', 'unknown_format'],
    [`${csvOf([sampleRecord()], leaving)}"open ${'x'.repeat(9_000)}`, 'open_quote'],
  ])('of another kind is told: %.12s', async (file, problem) => {
    expect((await read(file, { row: 4_000 })).problem).toBe(problem);
  });

  it('without a row is read', async () => {
    for (const file of ['', '\n \n', csvOf([], leaving)]) expect(await read(file)).toMatchObject({ problem: null, rows: 0 });
  });

  it('hands on its records in batches', async () => {
    const sizes: number[] = [];
    await readLog(pieces(jsonLinesOf(recordsOf(2_500), leaving), 9_999), async (records) => void sizes.push(records.length));
    expect(sizes).toEqual([1_000, 1_000, 500]);
  });

  it('has a digest', async () => {
    expect(await digestOf(pieces('abc', 2))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
