import { useSyncExternalStore } from 'react';
import type { SnapshotSource, Snapshots } from '../../lib/platform/snapshots.ts';

/** What the desk last wrote; repaints on every change of it. */
export const useSnapshots = (source: SnapshotSource): Snapshots => useSyncExternalStore(source.subscribe, source.current);
