import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isForeign, type Merged, merge, mergedOf } from '../../lib/disposition/merge.ts';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { sampleRecord } from '../../lib/disposition/sample-record.ts';

const idOf = (n: number): string => `019a0000-0000-7000-8000-00000000000${n}`;

/** Few ids, revisions, devices and numbers, so that every kind of tie comes up; the wall clock says anything. */
const revision: fc.Arbitrary<DispositionRecord> = fc
  .record({
    record: fc.nat(2),
    revision: fc.integer({ min: 1, max: 3 }),
    device_id: fc.constantFrom('device-1', 'device-2', 'Device-1', 'ä'),
    seq: fc.integer({ min: 1, max: 3 }),
    record_status: fc.constantFrom('final', 'amended', 'amended', 'void'),
    notes: fc.constantFrom(null, 'a', 'b'),
    last_update_timestamp: fc.constantFrom('2020-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z'),
  })
  .map(({ record, ...over }) => sampleRecord({ ...over, record_id: idOf(record) }));

const log = fc.array(revision, { maxLength: 8 });
type Log = ReadonlyMap<string, Merged>;

const join = (one: Log, other: Log): Log => {
  const both = new Map(one);
  for (const [id, merged] of other) {
    const before = both.get(id);
    both.set(id, before === undefined ? merged : merge(before, merged));
  }
  return both;
};
const readLog = (records: readonly DispositionRecord[]): Log =>
  records.map((record): Log => new Map([[record.record_id, mergedOf(record)]])).reduce(join, new Map());
const contentOf = (merged: Log): unknown => [...merged].toSorted(([one], [other]) => (one < other ? -1 : 1));

function same(one: Log, other: Log): void {
  expect(contentOf(one)).toEqual(contentOf(other));
}

it('is commutative', () => {
  fc.assert(
    fc.property(log, log, (a, b) => same(join(readLog(a), readLog(b)), join(readLog(b), readLog(a)))),
    { numRuns: 1_000 },
  );
});

it('is associative', () => {
  fc.assert(
    fc.property(log, log, log, (a, b, c) => {
      const [one, two, three] = [readLog(a), readLog(b), readLog(c)];
      same(join(join(one, two), three), join(one, join(two, three)));
    }),
    { numRuns: 1_000 },
  );
});

it('is idempotent: what comes twice changes nothing, not even the object', () => {
  fc.assert(
    fc.property(log, log, (a, b) => {
      const all = join(readLog(a), readLog(b));
      same(join(all, readLog(a)), all);
      for (const merged of all.values()) expect(merge(merged, structuredClone(merged))).toBe(merged);
    }),
    { numRuns: 1_000 },
  );
});

it('comes to the same in whatever order single revisions arrive', () => {
  const shuffled = log.chain((records) =>
    fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length, maxLength: records.length })),
  );
  fc.assert(
    fc.property(shuffled, ([records, others]) => same(readLog(records), readLog(others))),
    { numRuns: 1_000 },
  );
});

it('lets a void stand against every edit, also a later one of a higher revision', () => {
  fc.assert(
    fc.property(log, log, fc.nat(2), (before, after, n) => {
      const erased = sampleRecord({ record_id: idOf(n), record_status: 'void', revision: 2 });
      const all = readLog([...before, erased, ...after]);
      expect(all.get(idOf(n))?.record.record_status).toBe('void');
    }),
  );
  const edit = sampleRecord({ revision: 9, record_status: 'amended', last_update_timestamp: '2099-01-01T00:00:00.000Z' });
  const erased = sampleRecord({ revision: 2, record_status: 'void' });
  expect(merge(mergedOf(edit), mergedOf(erased)).record).toBe(erased);
});

it('takes the highest revision, then the larger device and number, and never asks the clock', () => {
  const late = { last_update_timestamp: '2099-01-01T00:00:00.000Z' };
  const pairs = [
    [{ revision: 2 }, { revision: 1, ...late }],
    [
      { device_id: 'b', seq: 1 },
      { device_id: 'a', seq: 9, ...late },
    ],
    [{ seq: 10 }, { seq: 9, ...late }],
  ] as const;
  for (const [winner, loser] of pairs) {
    const [one, other] = [sampleRecord(winner), sampleRecord(loser)];
    expect(merge(mergedOf(one), mergedOf(other)).record).toBe(one);
    expect(merge(mergedOf(other), mergedOf(one)).record).toBe(one);
  }
});

it('marks a revision that another device wrote than the first', () => {
  const first = mergedOf(sampleRecord({ revision: 1, device_id: 'a' }));
  const theirs = mergedOf(sampleRecord({ revision: 2, device_id: 'b' }));
  expect(isForeign(merge(theirs, first))).toBe(true);
  expect(isForeign(merge(first, mergedOf(sampleRecord({ revision: 2, device_id: 'a' }))))).toBe(false);
  expect(isForeign(theirs)).toBe(false);
});
