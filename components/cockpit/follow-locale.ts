import { baseLocale, isLocale, overwriteGetLocale } from '../../.paraglide/runtime.js';
import type { SnapshotSource } from '../../lib/platform/snapshots.ts';

/** Messages follow the locale that the desk writes into its snapshots: a framed page of ours may not read settings itself. */
export function followLocale(source: SnapshotSource): void {
  overwriteGetLocale(() => {
    const wanted = source.current().ui?.locale;
    return isLocale(wanted) ? wanted : baseLocale;
  });
}
