import type { Instant } from '../base/time.ts';
import { type CallAlert, type CallSnapshot, callSnapshotKey, FOCUS_KEY } from '../platform/protocol.ts';
import { type Folded, foldCall } from './fold.ts';
import type { LiveCall } from './live-call.ts';
import type { DeskPorts } from './ports.ts';
import { drawCall, focusOf } from './snapshot.ts';

/** The calls that are up or in their wrap-up, and what the surfaces see of them. */
export interface Board {
  readonly get: (callKey: string) => LiveCall | undefined;
  readonly all: () => readonly LiveCall[];
  readonly keyOfLeg: (leg: string) => string | null;
  /** Puts a call and marks it for the next drawing. */
  readonly put: (call: LiveCall) => void;
  readonly drop: (callKey: string) => void;
  readonly folded: (call: LiveCall) => Folded;
  /** Marks calls whose answer changes at or before `now`. */
  readonly due: (now: Instant) => void;
  /** Draws what is marked, writes it for the surfaces, and asks to be woken for the next change. */
  readonly publish: () => Promise<void>;
  readonly focus: () => CallSnapshot | null;
}

/** A call that nobody answered is filed without a word: it is not shown after its end. */
const isShown = ({ session }: Folded): boolean => session.ended === null || session.connected !== null || endsLate(session);
const endsLate = ({ end }: Folded['session']): boolean => end?.fields.endKind === 'hangup' || end?.fields.endKind === 'transferred';

const alertOf = ({ callKey, tabId, alert: { state } }: CallSnapshot): CallAlert[] =>
  state === 'due' || state === 'overdue' ? [{ callKey, tabId, state }] : [];

export function createBoard(ports: DeskPorts): Board {
  const calls = new Map<string, LiveCall>();
  const legs = new Map<string, string>();
  const drawn = new Map<string, { readonly snapshot: CallSnapshot; readonly nextChangeAt: Instant | null }>();
  const gone = new Set<string>();
  const marked = new Set<string>();
  // Rows are never edited in place, so their list is a key for what they amount to.
  const folds = new WeakMap<LiveCall['rows'], Folded>();

  const folded = (call: LiveCall): Folded => {
    const known = folds.get(call.rows);
    if (known !== undefined) return known;
    const fresh = foldCall(call);
    folds.set(call.rows, fresh);
    return fresh;
  };
  const draw = (callKey: string, now: Instant): void => {
    const call = calls.get(callKey);
    if (call !== undefined && isShown(folded(call))) {
      drawn.set(callKey, drawCall(call, folded(call), now, ports));
      gone.delete(callKey);
    } else if (drawn.delete(callKey) || call === undefined) gone.add(callKey);
  };
  const focus = (): CallSnapshot | null => {
    const key = focusOf([...drawn.values()].map(({ snapshot }) => snapshot));
    return key === null ? null : (drawn.get(key)?.snapshot ?? null);
  };
  const publish = async (): Promise<void> => {
    const keys = [...marked];
    const now = ports.clock.now();
    for (const key of keys) draw(key, now);
    const focused = focus();
    const changes: Record<string, unknown> = { [FOCUS_KEY]: focused === null ? null : { callKey: focused.callKey } };
    for (const key of keys) changes[callSnapshotKey(key)] = drawn.get(key)?.snapshot;
    for (const key of gone) changes[callSnapshotKey(key)] = undefined;
    await ports.session.write(changes);
    // Only now: what could not be written is written with the next.
    marked.clear();
    gone.clear();
    ports.announce([...drawn.values()].flatMap(({ snapshot }) => alertOf(snapshot)));
    const next = [...drawn.values()].map(({ nextChangeAt }) => nextChangeAt).filter((at) => at !== null);
    ports.wakeAt(next.length === 0 ? null : Math.min(...next));
    ports.keepAwake([...calls.values()].some((call) => folded(call).session.ended === null));
  };

  return {
    get: (callKey) => calls.get(callKey),
    all: () => [...calls.values()],
    keyOfLeg: (leg) => legs.get(leg) ?? null,
    put(call) {
      calls.set(call.callKey, call);
      for (const leg of call.legs) legs.set(leg, call.callKey);
      marked.add(call.callKey);
    },
    drop(callKey) {
      for (const leg of calls.get(callKey)?.legs ?? []) legs.delete(leg);
      calls.delete(callKey);
      marked.add(callKey);
    },
    folded,
    due(now) {
      for (const [key, { nextChangeAt }] of drawn) if (nextChangeAt !== null && nextChangeAt <= now) marked.add(key);
    },
    publish,
    focus,
  };
}
