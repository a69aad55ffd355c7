import { canonicalJson } from '../base/json.ts';
import { sha256Of } from '../base/sha256.ts';
import type { DispositionRecord } from './record.ts';

/** What any number of logs amount to for one record. */
export interface Merged {
  /** The revision that holds. */
  readonly record: DispositionRecord;
  /** The lowest revision that was seen, and which device wrote it. */
  readonly origin: Origin;
}

export interface Origin {
  readonly revision: number;
  readonly device_id: string;
}

/** What decides between two revisions before their text does. */
export type Rank = Pick<DispositionRecord, 'record_status' | 'revision' | 'device_id' | 'seq'>;

const isVoid = ({ record_status }: Rank): boolean => record_status === 'void';
const order = (one: string | number, other: string | number): number => (one < other ? -1 : one > other ? 1 : 0);

/** Above zero if `one` ranks higher: a void, else the higher revision, else the larger (device_id, seq). Zero only for one revision. */
export const compareRanks = (one: Rank, other: Rank): number =>
  Number(isVoid(one)) - Number(isVoid(other)) ||
  order(one.revision, other.revision) ||
  order(one.device_id, other.device_id) ||
  order(one.seq, other.seq);

/** Two texts of one revision should not exist; the digest makes every reader choose the same one. */
function byDigest(one: DispositionRecord, other: DispositionRecord): number {
  const [a, b] = [canonicalJson(one), canonicalJson(other)];
  return a === b ? 0 : order(sha256Of(a), sha256Of(b));
}

/** A total order, so that no order of arrival matters; wall time never decides. Throws on a record with no canonical text (`canonicalJson`). */
const compareRevisions = (one: DispositionRecord, other: DispositionRecord): number => compareRanks(one, other) || byDigest(one, other);

const compareOrigins = (one: Origin, other: Origin): number => order(one.revision, other.revision) || order(one.device_id, other.device_id);

/** One revision, as the beginning of a merge. */
export const mergedOf = (record: DispositionRecord): Merged => ({
  record,
  origin: { revision: record.revision, device_id: record.device_id },
});

/** Both must be of one record. Commutative, associative and idempotent. Gives back `one` itself where `other` changes nothing. */
export function merge(one: Merged, other: Merged): Merged {
  const record = compareRevisions(one.record, other.record) >= 0 ? one.record : other.record;
  const origin = compareOrigins(one.origin, other.origin) <= 0 ? one.origin : other.origin;
  return record === one.record && origin === one.origin ? one : { record, origin };
}

/** Whether the revision that holds was written by another device than the first one. */
export const isForeign = ({ record, origin }: Merged): boolean => record.device_id !== origin.device_id;
