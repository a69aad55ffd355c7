import type { Database } from './database.ts';
import { keepFirst } from './settings.ts';

export interface Identity {
  /** A uuid, minted once for this installation. */
  readonly deviceId: () => Promise<string>;
  /** HMAC-SHA-256 in hex under a key that cannot leave the device: knows a caller again without keeping the number. */
  readonly endpointHash: (endpoint: string) => Promise<string>;
  /** The same of the agent's own address, apart from that of a caller who bears it. */
  readonly agentHash: (user: string) => Promise<string>;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isKey = (value: unknown): value is CryptoKey => value instanceof CryptoKey;
const hmac = { name: 'HMAC', hash: 'SHA-256' } as const;

async function endpointKey(db: Database): Promise<CryptoKey> {
  const kept = (await db.kv.get('endpoint_key'))?.value;
  if (isKey(kept)) return kept;
  // Made before the transaction: IndexedDB commits one that waits for anything else.
  const made = await crypto.subtle.importKey('raw', crypto.getRandomValues(new Uint8Array(32)), hmac, false, ['sign']);
  return keepFirst(db, 'endpoint_key', isKey, made);
}

/** Who this device is. */
export function createIdentity(db: Database): Identity {
  const hash = async (text: string): Promise<string> => {
    const mac = await crypto.subtle.sign('HMAC', await endpointKey(db), new TextEncoder().encode(text));
    return [...new Uint8Array(mac)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  return {
    deviceId: () => keepFirst(db, 'device_id', isText, crypto.randomUUID()),
    endpointHash: hash,
    // No number begins so.
    agentHash: (user) => hash(`agent:${user}`),
  };
}
