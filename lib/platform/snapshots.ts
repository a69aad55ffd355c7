import { browser } from 'wxt/browser';
import { onMessage, sendMessage } from './channel.ts';
import { persist } from './persist.ts';
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
    if (value === undefined || value === null) calls.delete(key.slice(CALL.length));
    else calls.set(key.slice(CALL.length), value as CallSnapshot);
  }
  const focus = FOCUS_KEY in changes ? ((changes[FOCUS_KEY] as { callKey: string } | null | undefined)?.callKey ?? null) : before.focus;
  const ui = UI_KEY in changes ? ((changes[UI_KEY] as UiSnapshot | undefined) ?? null) : before.ui;
  return { calls, ui, focus };
}

interface Memory {
  readonly listen: (onChange: (values: Readonly<Record<string, unknown>>) => void) => void;
  readonly read: () => Promise<Readonly<Record<string, unknown>>>;
}

/** Needs no live worker: `storage.session` is the browser's own. */
const session: Memory = {
  listen: (onChange) =>
    browser.storage.session.onChanged.addListener((changes) =>
      onChange(Object.fromEntries(Object.entries(changes).map(([key, { newValue }]) => [key, newValue]))),
    ),
  read: () => browser.storage.session.get(null),
};

/** For a framed page in Firefox, which has no `storage.session`: the desk's worker tells. */
const relayed: Memory = {
  listen: (onChange) => void onMessage('frame/snapshots-changed', ({ data }) => onChange(data)),
  read: async () => (await persist(() => sendMessage('frame/snapshots', undefined))) ?? {},
};

/** What the desk last wrote, and every change of it. */
export async function openSnapshots(): Promise<SnapshotSource> {
  const listeners = new Set<() => void>();
  let now: Snapshots = { calls: new Map(), ui: null, focus: null };
  let early: Readonly<Record<string, unknown>>[] | null = [];
  // Firefox has the name there all the same, with nothing behind it.
  const memory = browser.storage.session === undefined ? relayed : session;
  memory.listen((values) => {
    if (early !== null) return void early.push(values);
    now = apply(now, values);
    for (const listener of listeners) listener();
  });
  // Changes that come while the first reading is under way are newer than it.
  now = apply(now, await memory.read());
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
