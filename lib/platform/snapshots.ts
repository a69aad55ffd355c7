import { browser } from 'wxt/browser';
import { type CallSnapshot, FOCUS_KEY, UI_KEY, type UiSnapshot } from './protocol.ts';

export interface Snapshots {
  readonly calls: ReadonlyMap<string, CallSnapshot>;
  readonly ui: UiSnapshot | null;
  /** Key of the call that the side panel shows. */
  readonly focus: string | null;
}

export interface SnapshotSource {
  /** The same object until something changed. */
  readonly current: () => Snapshots;
  readonly subscribe: (listener: () => void) => () => void;
}

const CALL = 'call:';

function apply(before: Snapshots, changes: Readonly<Record<string, unknown>>): Snapshots {
  const calls = new Map(before.calls);
  for (const [key, value] of Object.entries(changes)) {
    if (!key.startsWith(CALL)) continue;
    if (value === undefined) calls.delete(key.slice(CALL.length));
    else calls.set(key.slice(CALL.length), value as CallSnapshot);
  }
  const focus = FOCUS_KEY in changes ? ((changes[FOCUS_KEY] as { callKey: string } | null | undefined)?.callKey ?? null) : before.focus;
  const ui = UI_KEY in changes ? ((changes[UI_KEY] as UiSnapshot | undefined) ?? null) : before.ui;
  return { calls, ui, focus };
}

/** What the desk last wrote, and every change of it. Needs no live worker: `storage.session` is the browser's own. */
export async function openSnapshots(): Promise<SnapshotSource> {
  const listeners = new Set<() => void>();
  let now: Snapshots = { calls: new Map(), ui: null, focus: null };
  let early: Record<string, unknown>[] | null = [];
  browser.storage.session.onChanged.addListener((changes) => {
    const values = Object.fromEntries(Object.entries(changes).map(([key, change]) => [key, change.newValue]));
    if (early !== null) return void early.push(values);
    now = apply(now, values);
    for (const listener of listeners) listener();
  });
  // Changes that come while the first reading is under way are newer than it.
  now = apply(now, await browser.storage.session.get(null));
  for (const values of early) now = apply(now, values);
  early = null;
  return {
    current: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
