import type { PolicyChoice } from './setting.ts';

/** The queue that stands for every one without a choice of its own. */
export const everyOther = '*';

/**
 * Chooses a policy for a queue in the place of what was chosen before; null takes the choice away. Undefined: nothing is chosen any more,
 * and what the documents say themselves holds.
 */
export function chooseFor(choices: readonly PolicyChoice[], queue: string, policy: string | null): PolicyChoice[] | undefined {
  const isChosen = choices.some((each) => each.queue === queue);
  const next = isChosen
    ? choices.flatMap((each) => (each.queue !== queue ? [each] : policy === null ? [] : [{ queue, policy }]))
    : [...choices, ...(policy === null ? [] : [{ queue, policy }])];
  return next.length === 0 ? undefined : next;
}
