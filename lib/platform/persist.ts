import { SECOND } from '../base/time.ts';

/** A worker may die with a request in its hands: it is asked again after this. */
const AGAIN = SECOND;
const GIVE_UP = 30 * SECOND;

const pause = (): Promise<null> => new Promise((resolve) => setTimeout(resolve, AGAIN, null));

/** Asks until there is an answer; null after 30 s. Whoever answers must take a repetition for the same request. */
export async function persist<T>(ask: () => Promise<T>): Promise<T | null> {
  const until = performance.now() + GIVE_UP;
  while (performance.now() < until) {
    const answer = await Promise.race([ask().catch(pause), pause()]);
    if (answer !== null) return answer;
  }
  return null;
}
