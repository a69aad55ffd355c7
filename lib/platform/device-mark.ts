import { browser } from 'wxt/browser';

/** The database's half of the mark. */
interface OtherHalf {
  readonly get: (key: string) => Promise<unknown>;
  readonly put: (key: string, value: unknown) => Promise<{ readonly ok: boolean }>;
}

const KEY = 'mark';
const FORGOT = 'forgot';
/** A device that has forgotten once is taken to do so for this long. */
const MEMORY = 30 * 86_400_000;

/** When this device last lost what was stored here; null if that is not known to have happened, or long ago. */
export async function forgotAt(now: number): Promise<number | null> {
  const { [FORGOT]: at } = await browser.storage.local.get(FORGOT);
  return typeof at === 'number' && now - at < MEMORY ? at : null;
}

/**
 * Looks for our own mark, which stands in `storage.local` and in the database alike. One half without the other, or two that differ: what
 * was stored here was cleared, wholly or in part. With neither it is the first run, or a profile that was wiped as a whole: nothing on the
 * device can tell these apart, and it counts as the first run. The value is as `forgotAt`. Call once, at the start of the worker.
 */
export async function checkMark(database: OtherHalf, now: number): Promise<number | null> {
  const [{ [KEY]: here }, there] = await Promise.all([browser.storage.local.get(KEY), database.get(KEY)]);
  if (here === undefined && there === undefined) {
    const made = crypto.randomUUID();
    // The database first: if the second write is lost, the next start finds one half and says so, which is the safer error.
    if ((await database.put(KEY, made)).ok) await browser.storage.local.set({ [KEY]: made });
    return forgotAt(now);
  }
  if (here === there) return forgotAt(now);
  const mark = typeof here === 'string' ? here : there;
  await database.put(KEY, mark);
  await browser.storage.local.set({ [KEY]: mark, [FORGOT]: now });
  return now;
}
