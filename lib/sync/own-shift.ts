import { downloads } from '../platform/downloads.ts';
import { digestOf, gzip } from '../platform/files.ts';
import { extensionVersion } from '../platform/package.ts';
import { readSettings } from '../platform/settings.ts';
import type { Database } from '../store/database.ts';
import { createIdentity } from '../store/identity.ts';
import { createShiftLog } from '../store/shift-log.ts';
import type { BundleMeans } from './bundle.ts';
import { createShift, type Shift } from './shift.ts';

/** What a bundle of this device is made with. */
export async function ownMeans(db: Database): Promise<BundleMeans> {
  const identity = createIdentity(db);
  return {
    gzip,
    digest: digestOf,
    pseudonym: identity.agentHash,
    deviceId: await identity.deviceId(),
    producer: `onhook/${extensionVersion()}`,
  };
}

/** What the settings let a file of this device say of who logged. */
export const ownIdentity = async () => (await readSettings()).values.export_identity;

/** The shift file of this device, as far as this world can write it. */
export function openOwnShift(db: Database): Shift {
  return createShift({
    log: createShiftLog(db),
    files: downloads,
    means: () => ownMeans(db),
    identity: ownIdentity,
    now: () => Date.now(),
  });
}
