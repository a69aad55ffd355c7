import { v7 } from 'uuid';
import { createTurns } from '../base/turns.ts';
import { createAnnouncer } from '../platform/announcer.ts';
import { sha256 } from '../platform/digest.ts';
import { report } from '../platform/log.ts';
import { extensionVersion, shippedOverlays, shippedPolicies, shippedPolicy } from '../platform/package.ts';
import { UI_KEY, type UiSnapshot } from '../platform/protocol.ts';
import { sessionMemory } from '../platform/session-memory.ts';
import { readSettings, watchSettings } from '../platform/settings.ts';
import { hasTab } from '../platform/tabs.ts';
import { shortcuts } from '../platform/toolbar.ts';
import type { Waiting } from '../platform/waiting.ts';
import { openDatabase } from '../store/database.ts';
import { createDispositions } from '../store/dispositions.ts';
import { createDocuments } from '../store/documents.ts';
import { createDrafts } from '../store/drafts.ts';
import { createIdentity } from '../store/identity.ts';
import { createJournal } from '../store/journal.ts';
import { createPolicyShelf } from '../store/policy-shelf.ts';
import { createSettings } from '../store/settings.ts';
import { createDesk, type Desk } from './desk.ts';
import { createPolicies } from './policies.ts';
import { createWho } from './who.ts';

/** The desk on the browser's own stores and clocks, with the calls taken up that were open. */
export async function openDesk(boot: string, waiting: Waiting, onIdle: () => void): Promise<Desk> {
  const db = openDatabase();
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  const identity = createIdentity(db);
  const settings = createSettings(db);
  const shelf = createPolicyShelf({
    documents: createDocuments(db),
    names: shippedPolicies,
    overlays: shippedOverlays,
    shipped: shippedPolicy,
    digest: sha256,
  });
  let given = await readSettings();
  const who = createWho({
    given: () => ({ id: given.values.agent_id, name: given.values.agent_name, locked: given.locked.includes('agent_id') }),
    store: settings,
    identity,
    session: sessionMemory,
    onChange: () => writeUi(),
  });
  const writeUi = async (): Promise<void> => {
    const keys = await shortcuts();
    const ui: UiSnapshot = { locale, shortcuts: keys, settings: given.values, who: who.current(), face: who.key() };
    await sessionMemory.write({ [UI_KEY]: ui });
  };
  const reread = async (): Promise<void> => {
    given = await readSettings();
    await writeUi();
    await desk.redraw();
  };
  // Two readings at once may end the other way round, and the older one would stand.
  const rereads = createTurns();
  watchSettings(() => void rereads.run(reread).catch(report('settings')));
  const desk = createDesk({
    journal: createJournal(db),
    dispositions: createDispositions(db),
    drafts: createDrafts(db),
    identity,
    who,
    policies: createPolicies({ shelf, settings: async () => (await readSettings()).values, now: () => Date.now() }),
    session: sessionMemory,
    clock: { now: () => Date.now(), mono: () => performance.now() },
    ...waiting,
    announce: createAnnouncer({ notifies: () => given.values.hold_notify, onFailure: report('badge') }),
    settings: () => given.values,
    after: (ms, then) => void setTimeout(then, ms),
    newId: () => v7(),
    hasTab,
    onIdle,
    boot,
    here: {
      producer: `onhook/${extensionVersion()}`,
      timeZone,
      utcOffsetMinutes: (at) => -new Date(at).getTimezoneOffset(),
      locale,
    },
  });
  await desk.start();
  return desk;
}
