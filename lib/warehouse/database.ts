import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { Merged } from '../disposition/merge.ts';
import type { Range } from './range.ts';
import type { Totals } from './totals.ts';

/** A record as the logs that were added amount to, with what it is found by. */
export interface RecordRow extends Merged {
  readonly record_id: string;
  /** Where the agent was; empty for a void. */
  readonly day: string;
  readonly at: string;
  /** `markKeysOf`. */
  readonly marks: readonly string[];
}

export interface DayRow extends Totals {
  readonly day: string;
}

/** What has come from a device. */
export interface DeviceRow {
  readonly device_id: string;
  readonly ranges: readonly Range[];
}

export interface ManifestRow {
  /** Of its canonical text. */
  readonly digest: string;
  readonly device_id: string;
  readonly previous: string | null;
}

/** One press of *add*. `open` after a start of the browser: it was broken off. */
export interface ImportRow {
  readonly id: number;
  readonly at: number;
  readonly files: readonly string[];
  readonly rows: number;
  readonly state: 'open' | 'done';
}

export interface WarehouseDatabase extends Dexie {
  readonly records: Table<RecordRow, string>;
  readonly days: Table<DayRow, string>;
  readonly devices: Table<DeviceRow, string>;
  readonly manifests: Table<ManifestRow, string>;
  readonly imports: Table<ImportRow, number, Omit<ImportRow, 'id'>>;
}

const DATABASE = 'onhook-warehouse';
/** As the agent's own database: on the disk before it is shown. */
const options: DexieOptions = { chromeTransactionDurability: 'strict', cache: 'disabled' };

/** The lead's database, apart from the one that calls are written to: adding logs never waits for a call, nor a call for it. */
export function openWarehouse(name: string = DATABASE, onOutdated: () => void = () => {}): WarehouseDatabase {
  const db = new Dexie(name, options) as WarehouseDatabase;
  db.version(1).stores({
    records: 'record_id, [day+at+record_id], *marks',
    days: 'day',
    devices: 'device_id',
    manifests: 'digest, device_id',
    imports: '++id, state',
  });
  db.on('versionchange', () => {
    db.close({ disableAutoOpen: true });
    onOutdated();
    return false;
  });
  return db;
}
