import type { Instant } from '../../lib/base/time.ts';
import { SECOND } from '../../lib/base/time.ts';
import type { CallSnapshot } from '../../lib/platform/protocol.ts';

/** How long *Saved* stands before a filed call folds away. */
export const SAVED_STANDS = 1.5 * SECOND;

/** Connected and not held; else ringing; else held; else the latest wrap-up: a wrap-up never delays a new call. */
function rankOf({ session }: CallSnapshot): number {
  switch (session.state) {
    case 'talking':
    case 'remote_held':
      return 0;
    case 'ringing':
    case 'dialling':
      return 1;
    case 'held':
      return 2;
    case 'ended':
      return 3;
  }
}

/** True while a call has a place on the surface: until it is filed, and for a moment after. */
export function isOpen({ wrapUp }: CallSnapshot, now: Instant): boolean {
  const savedAt = wrapUp?.savedAt ?? null;
  return savedAt === null || now < savedAt + SAVED_STANDS;
}

/** The open calls, the one to show first. `callKey` is a uuid v7: of two alike the later one leads. */
export function orderCalls(calls: Iterable<CallSnapshot>, now: Instant): CallSnapshot[] {
  return [...calls]
    .filter((call) => isOpen(call, now))
    .sort((one, other) => rankOf(one) - rankOf(other) || (one.callKey < other.callKey ? 1 : -1));
}
