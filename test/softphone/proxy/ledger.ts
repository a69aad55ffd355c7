import { type AudioDirection, audioDirection } from './audio-direction.ts';
import { formatMessage, header, methodOf, type SipMessage, statusOf } from './message.ts';

/** One message as it passed: `in` when the proxy received it, `out` when it sent it on. */
export interface Entry {
  /** Wall clock, ms with fractions (performance.timeOrigin + performance.now()). */
  readonly at: number;
  readonly dir: 'in' | 'out';
  /** The user at that end, or `proxy`. */
  readonly from: string;
  readonly to: string;
  readonly startLine: string;
  readonly method: string;
  /** Of a response only. */
  readonly status?: number;
  readonly callId: string;
  readonly cseq: number;
  /** Of a message with audio in its SDP only. */
  readonly audio?: AudioDirection;
  readonly text: string;
}

/** Which entries are meant: every field given must be equal; `status: 'none'` means a request. */
export type Pattern = Partial<Pick<Entry, 'dir' | 'from' | 'to' | 'method' | 'callId' | 'cseq' | 'audio'>> & {
  readonly status?: number | 'none';
};

/** True when the entry has all that the pattern asks for. */
export function matches(entry: Entry, pattern: Pattern): boolean {
  const { status, ...rest } = pattern;
  if (status !== undefined && (status === 'none' ? entry.status !== undefined : entry.status !== status)) return false;
  return Object.entries(rest).every(([key, value]) => entry[key as keyof Entry] === value);
}

/** Everything that passed, in order: the ground truth of the tests. */
export interface Ledger {
  readonly entries: readonly Entry[];
  /** Calls back for each new entry until the returned function is called. */
  on(listener: (entry: Entry) => void): () => void;
  /** All entries from that index on that match. */
  find(pattern: Pattern, from?: number): Entry[];
  /** Resolves with the first match from that index on, waiting for it if need be; rejects after `timeoutMs` (10 s). */
  until(pattern: Pattern, from?: number, timeoutMs?: number): Promise<Entry>;
  add(entry: Entry): void;
}

/** Makes an empty ledger. */
export function createLedger(): Ledger {
  const entries: Entry[] = [];
  const listeners = new Set<(entry: Entry) => void>();
  const on: Ledger['on'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const find: Ledger['find'] = (pattern, from = 0) => entries.slice(from).filter((entry) => matches(entry, pattern));
  return {
    entries,
    on,
    find,
    until(pattern, from = 0, timeoutMs = 10_000) {
      const past = find(pattern, from)[0];
      if (past) return Promise.resolve(past);
      return new Promise((resolve, reject) => {
        const off = on((entry) => {
          if (matches(entry, pattern)) settle(() => resolve(entry));
        });
        const timer = setTimeout(
          () => settle(() => reject(new Error(`nothing like ${JSON.stringify(pattern)} passed within ${timeoutMs} ms`))),
          timeoutMs,
        );
        const settle = (done: () => void) => {
          clearTimeout(timer);
          off();
          done();
        };
      });
    },
    add(entry) {
      entries.push(entry);
      for (const listener of [...listeners]) listener(entry);
    },
  };
}

/** Describes a message that passes now. */
export function entryOf(message: SipMessage, dir: Entry['dir'], from: string, to: string): Entry {
  const status = statusOf(message);
  const audio = audioDirection(message.body);
  return {
    at: performance.timeOrigin + performance.now(),
    dir,
    from,
    to,
    startLine: message.startLine,
    method: methodOf(message),
    ...(status === undefined ? {} : { status }),
    callId: header(message, 'call-id') ?? '',
    cseq: Number.parseInt(header(message, 'cseq') ?? '', 10),
    ...(audio === undefined ? {} : { audio }),
    text: formatMessage(message),
  };
}
