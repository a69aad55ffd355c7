import { v7 } from 'uuid';
import { sha256 } from '../platform/digest.ts';
import { extensionVersion, shippedPolicy } from '../platform/package.ts';
import { UI_KEY } from '../platform/protocol.ts';
import { sessionMemory } from '../platform/session-memory.ts';
import { shortcuts } from '../platform/toolbar.ts';
import type { Waiting } from '../platform/waiting.ts';
import { openDatabase } from '../store/database.ts';
import { createDispositions } from '../store/dispositions.ts';
import { createDrafts } from '../store/drafts.ts';
import { createIdentity } from '../store/identity.ts';
import { createJournal } from '../store/journal.ts';
import { createSettings } from '../store/settings.ts';
import { createDesk, type Desk } from './desk.ts';
import { createPolicies } from './policies.ts';

/** The desk on the browser's own stores and clocks, with the calls taken up that were open. */
export async function openDesk(boot: string, waiting: Waiting): Promise<Desk> {
  const db = openDatabase();
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  await sessionMemory.write({ [UI_KEY]: { locale, shortcuts: await shortcuts() } });
  const desk = createDesk({
    journal: createJournal(db),
    dispositions: createDispositions(db),
    drafts: createDrafts(db),
    identity: createIdentity(db),
    policies: createPolicies({ shipped: shippedPolicy, digest: sha256, settings: createSettings(db) }),
    session: sessionMemory,
    clock: { now: () => Date.now(), mono: () => performance.now() },
    ...waiting,
    after: (ms, then) => void setTimeout(then, ms),
    newId: () => v7(),
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
