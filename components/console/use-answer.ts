import { useLiveQuery } from 'dexie-react-hooks';
import type { Result } from '../../lib/base/result.ts';
import { attempt } from '../../lib/warehouse/attempt.ts';

/** What the warehouse answers, asked again whenever what it read has changed; undefined until the first answer. A failure is an answer too. */
export const useAnswer = <T>(query: () => Promise<T>, deps: readonly unknown[]): Result<T> | undefined =>
  useLiveQuery(() => attempt(query), [...deps]);
