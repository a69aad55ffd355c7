import type { Bridges } from '../platform/bridge-ports.ts';
import type { CommandAnswer } from '../platform/protocol.ts';
import { changeSettings, readSettings } from '../platform/settings.ts';
import { silenceLevelFor } from '../settings/setting.ts';

/** Takes what the line of the call that is up sounds like now, with nobody speaking, for its silence. */
export async function calibrate({ noise }: Pick<Bridges, 'noise'>): Promise<CommandAnswer> {
  if ((await readSettings()).locked.includes('silence_level_db')) return { ok: false, reason: 'locked' };
  const db = await noise();
  if (db === null) return { ok: false, reason: 'unheard' };
  const level = silenceLevelFor(db);
  if (level === null) return { ok: false, reason: 'voice' };
  await changeSettings({ silence_level_db: level });
  return { ok: true, callKey: null };
}
