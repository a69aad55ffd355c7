import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import type { Instant } from '../base/time.ts';
import type { EventType, FieldsOf } from '../call/event.ts';
import type { Sent } from '../platform/port-protocol.ts';
import { type CallAlert, type CallSnapshot, type Command, type CommandAnswer, callSnapshotKey } from '../platform/protocol.ts';
import { defaultSettings } from '../settings/default-settings.ts';
import type { Settings } from '../settings/setting.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { createDispositions } from '../store/dispositions.ts';
import { createDocuments } from '../store/documents.ts';
import { createDrafts } from '../store/drafts.ts';
import { createIdentity } from '../store/identity.ts';
import { createJournal } from '../store/journal.ts';
import { createPolicyShelf } from '../store/policy-shelf.ts';
import { createSettings } from '../store/settings.ts';
import { createDesk, type Desk } from './desk.ts';
import type { Whence } from './live-call.ts';
import { createPolicies } from './policies.ts';
import type { DeskPorts } from './ports.ts';
import { createWho } from './who.ts';

/** A desk without a browser: its own database, a session in memory, and a clock that a test moves. */
export interface DeskRig {
  readonly desk: Desk;
  readonly db: Database;
  readonly ports: DeskPorts;
  readonly session: Map<string, unknown>;
  readonly snapshot: (callKey: string) => CallSnapshot | undefined;
  readonly only: () => CallSnapshot;
  /** Moves the clock on, and does what falls due. */
  readonly pass: (ms: number) => Promise<void>;
  readonly press: (callKey: string | null, command: Command, tabId?: number | null) => Promise<CommandAnswer>;
  /** The worker died and woke again; `boot` another one: the browser was started anew, and its memory is empty. */
  readonly again: (boot?: string) => Promise<DeskRig>;
  readonly now: () => Instant;
  /** The instant that the desk waits for. */
  readonly wakesAt: () => Instant | null;
  /** What was announced last. */
  readonly announced: () => readonly CallAlert[];
}

interface World {
  readonly db: Database;
  readonly session: Map<string, unknown>;
  readonly clock: { now: Instant };
  readonly shipped: string;
  readonly settings: Settings;
  readonly boot: string;
  /** Puts a port of the test's in the place of one of these. */
  readonly change: (ports: DeskPorts) => DeskPorts;
}

/** The one that the observations of these tests come from, unless they say otherwise. */
export const FRAME = '0d9bd6ac-2f14-4d3b-9a11-6a6c33d2a001';
const START = Date.UTC(2026, 10, 24, 11);
let databases = 0;

export async function openRig(
  shipped: string,
  change: World['change'] = (ports) => ports,
  settings: Partial<Settings> = {},
): Promise<DeskRig> {
  databases += 1;
  const db = openDatabase(`desk-${databases}`);
  return rigOf({
    db,
    session: new Map(),
    clock: { now: START },
    shipped,
    settings: { ...defaultSettings, ...settings },
    boot: 'boot-1',
    change,
  });
}

async function rigOf(world: World): Promise<DeskRig> {
  const { db, session, clock } = world;
  const timers: { readonly at: Instant; readonly then: () => void }[] = [];
  let wake: Instant | null = null;
  const memory: DeskPorts['session'] = {
    read: async () => Object.fromEntries(session),
    async write(changes) {
      for (const [key, value] of Object.entries(changes)) {
        if (value === undefined) session.delete(key);
        else session.set(key, structuredClone(value));
      }
    },
  };
  const identity = createIdentity(db);
  const announced: (readonly CallAlert[])[] = [];
  const ports: DeskPorts = world.change({
    journal: createJournal(db),
    dispositions: createDispositions(db),
    drafts: createDrafts(db),
    identity,
    who: createWho({
      given: () => ({ id: null, name: null, locked: false }),
      store: createSettings(db),
      identity,
      session: memory,
      onChange: async () => {},
    }),
    policies: createPolicies({
      shelf: createPolicyShelf({
        documents: createDocuments(db),
        names: ['default'],
        overlays: [],
        shipped: async () => world.shipped,
        digest: async (text) => `hash-${text.length}`,
      }),
      settings: async () => world.settings,
      now: () => clock.now,
    }),
    session: memory,
    clock: { now: () => clock.now, mono: () => clock.now },
    wakeAt: (at) => {
      wake = at;
    },
    after: (ms, then) => void timers.push({ at: clock.now + ms, then }),
    keepAwake: () => {},
    announce: (alerts) => void announced.push(alerts),
    settings: () => world.settings,
    hasTab: async () => false,
    onIdle: () => {},
    newId: () => v7(),
    boot: world.boot,
    here: { producer: 'onhook/test', timeZone: 'Europe/Berlin', utcOffsetMinutes: () => 60, locale: 'en' },
  });
  const desk = createDesk(ports);
  await desk.start();
  const snapshots = (): CallSnapshot[] => [...session].flatMap(([key, value]) => (key.startsWith('call:') ? [value as CallSnapshot] : []));
  return {
    desk,
    db,
    ports,
    session,
    snapshot: (callKey) => session.get(callSnapshotKey(callKey)) as CallSnapshot | undefined,
    only() {
      const [first, ...rest] = snapshots();
      if (first === undefined || rest.length > 0) throw new Error(`there are ${snapshots().length} calls`);
      return first;
    },
    async pass(ms) {
      clock.now += ms;
      for (const timer of timers.filter(({ at }) => at <= clock.now)) timer.then();
      timers.splice(0, timers.length, ...timers.filter(({ at }) => at > clock.now));
      if (wake !== null && wake <= clock.now) await desk.wake();
      // Whatever the timers asked for stands before this in the queue.
      await desk.wake();
    },
    press: (callKey, command, tabId = null) => desk.command({ id: v7(), callKey, command }, tabId),
    again: (boot) => {
      if (boot !== undefined) session.clear();
      return rigOf({ ...world, boot: boot ?? world.boot });
    },
    now: () => clock.now,
    wakesAt: () => wake,
    announced: () => announced.at(-1) ?? [],
  };
}

/** An observation as a bridge sends it, of a SIP call in frame `frame` unless another layer speaks. */
export function seen<T extends EventType>(
  rig: DeskRig,
  type: T,
  fields: FieldsOf<T>,
  over: { own?: string; frame?: string; seq?: number; layer?: 'sip' | 'media'; confidence?: number } = {},
): Sent {
  const { own = 'call-1', frame = FRAME, seq = 0, layer = 'sip', confidence = type === 'call.ended' ? 0.95 : 1 } = over;
  const at = rig.now();
  return {
    observation: {
      id: v7(),
      v: 1,
      leg: `${layer}:${frame}:${own}`,
      at,
      mono: at - START,
      boot: rig.ports.boot,
      seq,
      type,
      fields,
      source: { layer, adapter: layer, frame },
      basis: 'observed',
      confidence,
      evidence: [],
    },
  };
}

const offered = { direction: 'inbound', last4: '4417', withheld: false, dialled: 'billing' } as const;

/** The page that the calls of these tests are on. */
export const from: Whence = { tabId: 7, tabFrame: 0, origin: 'https://phone.example' };

/** Brings a call in; resolves with what the bridge sent. */
export async function rings(rig: DeskRig): Promise<Sent> {
  const sent = seen(rig, 'call.offered', offered);
  await rig.desk.receive([sent], from);
  return sent;
}

/** Brings a call in and answers it five seconds later; the rows are numbered from 0. */
export async function answered(rig: DeskRig): Promise<string> {
  await rings(rig);
  await rig.pass(5_000);
  await rig.desk.receive([seen(rig, 'call.connected', {}, { seq: 1 })], from);
  return rig.only().callKey;
}
