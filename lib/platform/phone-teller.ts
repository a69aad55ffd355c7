import { type PhoneIdentity, phoneIdentity } from '../observe/phone-identity.ts';
import type { Signal } from '../observe/signal.ts';
import { sendMessage } from './channel.ts';
import { createLegGate } from './leg-gate.ts';
import { persist } from './persist.ts';

export interface PhoneTeller {
  /** Tells the desk whose phone this frame shows, whenever it shows somebody else, until the desk has answered. */
  readonly hear: (signal: Signal) => void;
  readonly shown: () => PhoneIdentity | null;
}

export function createPhoneTeller(): PhoneTeller {
  // A page that invents a new face with each message would keep the worker busy.
  const gate = createLegGate();
  let known: PhoneIdentity | null = null;
  let told: string | null = null;
  let telling = false;
  const tell = async (): Promise<void> => {
    if (telling) return;
    telling = true;
    // The last one counts: what was shown while we told of another is told next.
    for (let user = known?.user; user !== undefined && user !== told; user = known?.user) {
      const shown = user;
      if ((await persist(() => sendMessage('phone/identity', { user: shown }))) === null) break;
      told = shown;
    }
    telling = false;
  };
  let changes = 0;
  const hear = (signal: Signal): void => {
    const next = phoneIdentity(known, signal);
    if (next === null || (next === known && told === next.user)) return;
    if (next !== known && !gate.admits(String(changes++), signal.mono)) return;
    known = next;
    void tell();
  };
  return { hear, shown: () => known };
}
