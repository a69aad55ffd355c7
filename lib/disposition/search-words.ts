import { UNCLAIMED } from './agent-name.ts';
import type { DispositionRecord } from './record.ts';

/** Marks that no typed word can be, because typed words are letters and digits. */
export const OWED = '#owed';
export const OPEN = '#unclaimed';
const ENDED = '#ended:';

/** Who ended a call, as far as a search asks. */
export const endedSides = ['customer', 'agent', 'dropped', 'other'] as const;
export type EndedSide = (typeof endedSides)[number];

const sides: Readonly<Record<string, EndedSide>> = {
  CUSTOMER_DISCONNECT: 'customer',
  AGENT_DISCONNECT: 'agent',
  TELECOM_PROBLEM: 'dropped',
};

/** The mark under which records with that end are found. */
export const endedWord = (side: EndedSide): string => ENDED + side;

function sideOf({ disconnect_reason, disconnect_reason_agent, end_kind }: DispositionRecord): EndedSide {
  const reason = disconnect_reason_agent ?? disconnect_reason;
  return end_kind === 'drop' ? 'dropped' : (sides[reason ?? ''] ?? 'other');
}

/** The words of a text, as they are searched for: lower case, letters and digits alone, at most 60 of 32 characters. */
export function wordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, 32)))].slice(0, 60);
}

/** Everything that a record is found by. */
export function searchWords(record: DispositionRecord): string[] {
  if (record.record_status === 'void') return [];
  const { wrap_up_code, wrap_up_name, end_code, notes, customer_endpoint_address, queue_name } = record;
  const texts = [wrap_up_code, wrap_up_name, end_code, customer_endpoint_address, queue_name, notes].filter((each) => each !== null);
  const marks = [
    ...(record.call_back_owed && record.call_back_done_at === null ? [OWED] : []),
    ...(record.agent_id === UNCLAIMED ? [OPEN] : []),
    endedWord(sideOf(record)),
  ];
  // A code reads `wrong_number` and is looked for as two words.
  return [...new Set([...marks, ...texts.flatMap((text) => wordsOf(text.replaceAll(/[._]/g, ' ')))])];
}
