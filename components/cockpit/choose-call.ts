import type { Instant, Millis } from '../../lib/base/time.ts';
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

export const isSaved = ({ wrapUp }: CallSnapshot): boolean => (wrapUp?.savedAt ?? null) !== null;

/**
 * Remembers when this surface first saw each call filed: *Saved* stands from then, however late the snapshot came. A call that was filed
 * before the surface opened is not shown at all.
 */
export function createFoldBook(): (call: CallSnapshot, now: Instant) => Millis | null {
  const seen = new Map<string, Instant | null>();
  /** What is left of a call's place on the surface; null: it is not filed yet. */
  return (call, now) => {
    const first = seen.get(call.callKey);
    if (!isSaved(call)) {
      seen.set(call.callKey, null);
      return null;
    }
    const since = first === undefined ? (call.wrapUp?.savedAt ?? now) : (first ?? now);
    seen.set(call.callKey, since);
    return Math.max(0, since + SAVED_STANDS - now);
  };
}

/** The calls in the order of their claim to the card. `callKey` is a uuid v7: of two alike the later one leads. */
export function orderCalls(calls: Iterable<CallSnapshot>): CallSnapshot[] {
  return [...calls].sort((one, other) => rankOf(one) - rankOf(other) || (one.callKey < other.callKey ? 1 : -1));
}
