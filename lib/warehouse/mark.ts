import type { DispositionRecord } from '../disposition/record.ts';
import { enderOf, isAnswered } from './ended-by.ts';

/** What a lead looks at one by one. */
export const marks = ['owed', 'unwarned', 'unlogged', 'held'] as const;
export type Mark = (typeof marks)[number];

/** The answer that counts: the desk's own where it differs from what was shown; null where there was none. */
export const verdictOf = ({ verdict_at_end, verdict_at_end_computed }: DispositionRecord): DispositionRecord['verdict_at_end'] =>
  verdict_at_end_computed ?? verdict_at_end;

const MAY: readonly unknown[] = ['permitted', 'permitted_with_supervisor'];

/** The agent ended it, and the answer then was another than yes. An end without any answer is not held against anybody. */
const isUnwarned = (record: DispositionRecord): boolean =>
  enderOf(record) === 'agent' && verdictOf(record) !== null && !MAY.includes(verdictOf(record));

const holds: Readonly<Record<Mark, (record: DispositionRecord) => boolean>> = {
  owed: ({ call_back_owed, call_back_done_at }) => call_back_owed && call_back_done_at === null,
  unwarned: isUnwarned,
  /** They spoke, and neither what it was about nor how it ended is known. */
  unlogged: (record) => isAnswered(record) && record.wrap_up_code === null && record.end_code === null,
  held: ({ agent_longest_hold_duration_ms }) => agent_longest_hold_duration_ms > 0,
};

/** The marks that a record bears. A void bears none. */
export const marksOf = (record: DispositionRecord): readonly Mark[] =>
  record.record_status === 'void' ? [] : marks.filter((mark) => holds[mark](record));

/** The day of the call where the agent was, YYYY-MM-DD: the same on every lead's machine. */
export const dayOf = ({ initiation_timestamp, utc_offset_minutes }: DispositionRecord): string =>
  new Date(Date.parse(initiation_timestamp) + utc_offset_minutes * 60_000).toISOString().slice(0, 10);

const PAD = 12;

/** Keys of the index of marks: by mark, then day, then time; holds by their length. */
export const markKeysOf = (record: DispositionRecord): readonly string[] =>
  marksOf(record).map((mark) => {
    const order = mark === 'held' ? String(record.agent_longest_hold_duration_ms).padStart(PAD, '0') : record.initiation_timestamp;
    return `${mark}|${dayOf(record)}|${order}`;
  });

/** From and to of the keys of a mark on one day. `above`: only holds that are longer, in milliseconds. */
export const markRange = (mark: Mark, day: string, above = 0): readonly [from: string, to: string] => [
  `${mark}|${day}|${above > 0 ? String(above + 1).padStart(PAD, '0') : ''}`,
  `${mark}|${day}|\uffff`,
];
