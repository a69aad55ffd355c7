/** Stands in `agent_id` until somebody has answered who logs; such records can be claimed once. */
export const UNCLAIMED = 'unclaimed';

/** Longest name of an agent, in UTF-16 units; a setting may be as long. */
export const LONGEST_NAME = 120;

/** A name as it was typed, on one line; null for what is none. The word for a record without an owner is nobody's name. */
export function parseName(typed: string): string | null {
  const name = typed
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
    .trim();
  return name === '' || name.toLowerCase() === UNCLAIMED ? null : name;
}
