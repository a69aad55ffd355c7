import type { Observation } from '../observe/observation.ts';
import { parseObservation } from '../observe/observation.ts';
import type { Sent } from '../platform/protocol.ts';
import { begins } from './live-call.ts';

/** Observations that came from a bridge, sorted by the call they speak of. */
export interface Intake {
  /** Rows of a call that is known or begins here. */
  readonly ofCall: ReadonlyMap<string, readonly Observation[]>;
  /** Rows of legs that no call claims: journalled, not folded. */
  readonly unbound: readonly Observation[];
  /** Ids that will never be committed: the sender forgets them too. */
  readonly refused: readonly string[];
  readonly privates: ReadonlyMap<string, NonNullable<Sent['private']>>;
}

export interface IntakeDeps {
  readonly callOfLeg: (leg: string) => Promise<string | null>;
  /** Mints a call for a leg whose first observation begins one. */
  readonly newCall: (leg: string) => string;
}

const idOf = (raw: unknown): string | null =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id : null;

/** A bridge speaks of what telephony does; the desk's own rows and the people's half come from elsewhere. */
const fromBridge = ({ type, leg, source }: Observation): boolean =>
  /^(call|media|quality|link|adapter)\./.test(type) && source.layer !== 'hand' && source.layer !== 'desk' && !leg.startsWith('hand:');

/** Parses what a bridge sent and finds each observation's call. Malformed ones are refused one by one. */
export async function takeIn(sent: readonly Sent[], { callOfLeg, newCall }: IntakeDeps): Promise<Intake> {
  const ofCall = new Map<string, Observation[]>();
  const unbound: Observation[] = [];
  const refused: string[] = [];
  const privates = new Map<string, NonNullable<Sent['private']>>();
  const minted = new Map<string, string>();
  for (const one of sent) {
    const parsed = parseObservation(one.observation);
    if (!parsed.ok || !fromBridge(parsed.value)) {
      const id = idOf(one.observation);
      if (id !== null) refused.push(id);
      continue;
    }
    const { leg } = parsed.value;
    let callKey = minted.get(leg) ?? (await callOfLeg(leg));
    if (callKey === null && begins(parsed.value)) callKey = newCall(leg);
    if (callKey === null) {
      unbound.push(parsed.value);
      continue;
    }
    minted.set(leg, callKey);
    ofCall.set(callKey, [...(ofCall.get(callKey) ?? []), parsed.value]);
    if (one.private !== undefined) privates.set(callKey, one.private);
  }
  return { ofCall, unbound, refused, privates };
}
