/** What is known of a call when its document is chosen. */
export interface CallAddress {
  /** Our own number or queue as it was dialled; null where nobody saw it. */
  readonly queue: string | null;
  readonly direction: 'inbound' | 'outbound' | null;
}

/** A document, with overlays that make it stricter: `default+relay_first`. */
export interface PolicyName {
  readonly id: string;
  readonly overlays: readonly string[];
}

/** A choice that somebody made: what serves this queue. `*`: every queue without a choice of its own. */
export interface QueueChoice {
  readonly queue: string;
  readonly policy: string;
}

/** A document that is in force, as far as it says itself whom it serves. */
export interface Serving {
  readonly id: string;
  readonly serves: { readonly queues: readonly string[]; readonly directions: readonly string[] };
}

/** Serves whatever nobody chose for. */
const fallbackPolicy = 'default';

/** Reads `default+relay_first`. */
export function policyNameOf(text: string): PolicyName {
  const [id = '', ...overlays] = text.split('+');
  return { id, overlays };
}

/** The way back. */
export const nameOfPolicy = ({ id, overlays }: PolicyName): string => [id, ...overlays].join('+');

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** How closely a document says that it serves this call; 0: not at all, or it makes no claim. */
function claimOf({ serves: { queues, directions } }: Serving, { queue, direction }: CallAddress): number {
  const namesQueue = queue !== null && queues.some((each) => same(each, queue));
  const namesWay = direction !== null && directions.includes(direction);
  if ((queues.length > 0 && !namesQueue) || (directions.length > 0 && !namesWay)) return 0;
  return (namesQueue ? 2 : 0) + (namesWay ? 1 : 0);
}

/**
 * Which document judges a call: what was chosen for its queue; else the one in force that names its queue, or its direction, most closely
 * (of equals the first by id); else what was chosen for every other queue; else the fallback. Whether it can be read is not asked here.
 */
export function choosePolicy(call: CallAddress, choices: readonly QueueChoice[], documents: readonly Serving[]): PolicyName {
  const { queue } = call;
  const chosen = queue === null ? undefined : choices.find((each) => same(each.queue, queue));
  if (chosen !== undefined) return policyNameOf(chosen.policy);
  const [claiming] = documents
    .map((document) => ({ id: document.id, claim: claimOf(document, call) }))
    .filter(({ claim }) => claim > 0)
    .toSorted((one, other) => other.claim - one.claim || (one.id < other.id ? -1 : 1));
  if (claiming !== undefined) return { id: claiming.id, overlays: [] };
  const others = choices.find((each) => each.queue === '*');
  return policyNameOf(others?.policy ?? fallbackPolicy);
}
