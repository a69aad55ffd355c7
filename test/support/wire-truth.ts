import type { Entry } from '../softphone/proxy/ledger.ts';

/** A hold as it passed the exchange: whose offer asked for it, and from the 2xx to it to the 2xx that took it back, or to the BYE. */
export interface WireHold {
  readonly by: 'agent' | 'far';
  readonly ms: number;
}

/** The Call-IDs of all that was placed by or to that user, in order. */
export function placedCalls(entries: readonly Entry[], user: string): string[] {
  const own = entries.filter(
    ({ from, to, method, status }) => method === 'INVITE' && status === undefined && (from === user || to === user),
  );
  return [...new Set(own.map(({ callId }) => callId))];
}

const holds = ({ audio }: Entry): boolean => audio === 'sendonly' || audio === 'inactive';

/** What the signalling of one call says of its holds, read at the user's own socket; told by the offers alone (RFC 3264 §8.4). */
export function wireHolds(entries: readonly Entry[], user: string): WireHold[] {
  const offers = new Map<string, Entry>();
  const open = new Map<WireHold['by'], number>();
  const done: WireHold[] = [];
  const close = (by: WireHold['by'], at: number) => {
    const from = open.get(by);
    if (from !== undefined) done.push({ by, ms: at - from });
    open.delete(by);
  };
  for (const entry of entries.filter(({ from, to }) => from === user || to === user)) {
    const { method, status, cseq, audio, at, from } = entry;
    if (method === 'BYE') for (const by of ['agent', 'far'] as const) close(by, at);
    // A request without an offer gets it in its 2xx, and states its own side in the ACK.
    if (method === 'ACK' && audio !== undefined && !holds(entry)) close(from === user ? 'agent' : 'far', at);
    if (method !== 'INVITE' && method !== 'UPDATE') continue;
    const asker = (from === user) === (status === undefined) ? 'agent' : 'far';
    const name = `${asker} ${method} ${cseq}`;
    if (status === undefined && audio !== undefined) offers.set(name, entry);
    const offer = offers.get(name);
    if (status === undefined || status < 200 || offer === undefined) continue;
    offers.delete(name);
    if (status >= 300) continue;
    if (!holds(offer)) close(asker, at);
    else if (!open.has(asker)) open.set(asker, at);
  }
  return done;
}
