import { browser } from 'wxt/browser';
import { report } from './log.ts';
import { relay } from './snapshot-relay.ts';

/** The browser's memory: gone with the browser, shared by our surfaces, never by a content script. */
export const sessionMemory = {
  read: (): Promise<Record<string, unknown>> => browser.storage.session.get(null),
  /** `undefined` removes a key. */
  async write(changes: Readonly<Record<string, unknown>>): Promise<void> {
    const gone = Object.keys(changes).filter((key) => changes[key] === undefined);
    const kept = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    if (Object.keys(kept).length > 0) await browser.storage.session.set(kept);
    if (gone.length > 0) await browser.storage.session.remove(gone);
    void relay(changes).catch(report('relay'));
  },
};

const BOOT = 'boot';

/** A uuid of this run of the browser: monotonic readings of two runs are never compared. */
export async function bootOf(): Promise<string> {
  const { [BOOT]: kept } = await browser.storage.session.get(BOOT);
  if (typeof kept === 'string') return kept;
  const made = crypto.randomUUID();
  await browser.storage.session.set({ [BOOT]: made });
  return made;
}
