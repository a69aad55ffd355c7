import type { CodeList } from './code.ts';
import type { Outcome } from './outcome.ts';

/** What a call was likely about, from how it ended. The first row that fits and whose code is in the team's list. */
const rows: readonly (readonly [end: RegExp, code: string])[] = [
  [/^(conduct|prank|persistence|customer_ended\.upset)/, 'conduct'],
  [/^(resolved\.wrong_number|misdial)/, 'wrong_number'],
  [/^moved\.callback_booked/, 'call_back'],
  [/^moved/, 'transferred'],
  [/^(technical|silent)/, 'technical'],
  [/^(resolved|customer_ended\.satisfied)/, 'sorted'],
];

/** The code to mark in the wrap-up, or null: nothing is suggested that the end does not speak for. */
export function suggestedCode(list: CodeList, outcome: Pick<Outcome, 'endCode'>, callBackOwed: boolean): string | null {
  const fitting = rows.filter(([end]) => end.test(outcome.endCode ?? '')).map(([, code]) => code);
  const wanted = callBackOwed ? ['call_back', ...fitting] : fitting;
  return wanted.find((code) => list.codes.some((each) => each.code === code)) ?? null;
}
