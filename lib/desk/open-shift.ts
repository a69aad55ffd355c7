import { lowerBadge, raiseBadge } from '../platform/badge.ts';
import { checkMark } from '../platform/device-mark.ts';
import { watchDownloads } from '../platform/downloads.ts';
import { watchHours } from '../platform/hours.ts';
import { openDatabase } from '../store/database.ts';
import { createSettings } from '../store/settings.ts';
import { openOwnShift } from '../sync/own-shift.ts';
import { createShiftKeeper, type ShiftKeeper } from './shift-keeper.ts';

/** The keeper on the browser's own stores, downloads and alarms. Call before the first await of the worker: one of them may be what woke it. */
export function openShift(onFault: (error: unknown) => void): ShiftKeeper {
  const db = openDatabase();
  const mark = checkMark(createSettings(db), Date.now());
  const keeper = createShiftKeeper({
    shift: openOwnShift(db),
    forgets: async () => (await mark) !== null,
    sign: (waits) => (waits ? raiseBadge('sign_off', null) : lowerBadge(['sign_off'], null)),
  });
  const look = (): void => void keeper.look().catch(onFault);
  watchDownloads(look);
  watchHours(look);
  mark.then(look, onFault);
  return keeper;
}
