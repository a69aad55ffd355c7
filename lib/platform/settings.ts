import { browser } from 'wxt/browser';
import type { SilenceSettings } from '../observe/adapters/media/hearing.ts';
import { type EffectiveSettings, effectiveSettings, type GivenSettings, ownSettings, type Settings } from '../settings/setting.ts';

/** Where the user's own settings lie, in `storage.local`. */
const KEY = 'settings';

/** What an administrator gave; Firefox rejects where there is no policy, which is no fault. */
async function readManaged(): Promise<unknown> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    return {};
  }
}

async function readUser(): Promise<unknown> {
  return (await browser.storage.local.get(KEY))[KEY];
}

/** As they stand now. For the worker and pages of our own: a framed page gets them with the snapshot. */
export async function readSettings(): Promise<EffectiveSettings> {
  const [user, managed] = await Promise.all([readUser(), readManaged()]);
  return effectiveSettings(user, managed);
}

/** What counts as silence, as the adapters take it. */
export async function readSilence(): Promise<SilenceSettings> {
  const { silence_level_db, silence_after_ms, line_silent_after_ms } = (await readSettings()).values;
  return { levelDb: silence_level_db, afterMs: silence_after_ms, lineAfterMs: line_silent_after_ms };
}

/** What the user changed, without the administrator's word. */
export const readOwnSettings = async (): Promise<GivenSettings> => ownSettings(await readUser());

/** Says that either source changed. Call before the first await. */
export function watchSettings(onChange: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed' || (area === 'local' && KEY in changes)) onChange();
  });
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? { ...value } : {});

/** What to change, or how, from the values that are in force when its turn comes: what a surface shows may be older than that. */
export type SettingsChange = GivenSettings | ((now: Settings) => GivenSettings);

/**
 * Changes the user's own settings name by name; a name given as undefined goes back to what ships. What is not named stays as it lies.
 * The value is what stands then: an administrator's word still goes before the user's. For the worker and pages of our own.
 */
export async function changeSettings(change: SettingsChange): Promise<EffectiveSettings> {
  // Two pages of ours, or two keys in a row, may change at once: each must see what the other wrote.
  await navigator.locks.request('onhook-settings', async () => {
    const given = typeof change === 'function' ? change((await readSettings()).values) : change;
    const next = Object.entries({ ...asObject(await readUser()), ...given }).filter(([, value]) => value !== undefined);
    await browser.storage.local.set({ [KEY]: Object.fromEntries(next) });
  });
  return readSettings();
}
