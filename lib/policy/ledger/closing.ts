import type { LedgerRung } from '../../call/guidance.ts';
import { closingInProgress } from '../step/progress.ts';
import type { View } from '../view.ts';
import { done, left, now } from './rung.ts';

/** The sentences of the closing in progress, and of one that is done: an answer belongs to its question. */
export function closingRungs(view: View): LedgerRung[] {
  const progress = closingInProgress(view);
  if (progress === null) return [];
  const { way, doneAt } = progress;
  const said = way.items.flatMap((item, i) => ('say' in item ? [{ item, i }] : []));
  return said.map(({ item, i }, n) => {
    const at = doneAt[i];
    const next = said[n + 1]?.i ?? way.items.length;
    const isWhole = doneAt.length >= next;
    if (at !== undefined && isWhole) return done(view.standing, item.rung, at);
    return doneAt.length >= i ? now(item.rung) : left(item.rung);
  });
}
