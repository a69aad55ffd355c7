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

interface Taken {
  readonly observation: Observation;
  readonly who: Sent['private'];
}

function parseAll(sent: readonly Sent[], refused: string[]): Taken[] {
  return sent.flatMap((one) => {
    const parsed = parseObservation(one.observation);
    if (parsed.ok && fromBridge(parsed.value)) return [{ observation: parsed.value, who: one.private }];
    const id = idOf(one.observation);
    if (id !== null) refused.push(id);
    return [];
  });
}

/** Parses what a bridge sent and finds each observation's call. Malformed ones are refused one by one. */
export async function takeIn(sent: readonly Sent[], { callOfLeg, newCall }: IntakeDeps): Promise<Intake> {
  const refused: string[] = [];
  const taken = parseAll(sent, refused);
  const keys = new Map<string, string | null>();
  for (const leg of new Set(taken.map(({ observation }) => observation.leg))) keys.set(leg, await callOfLeg(leg));
  // A layer may say what it can see before it says that a call began: the call is found first, its rows after.
  for (const { observation } of taken)
    if (keys.get(observation.leg) === null && begins(observation)) keys.set(observation.leg, newCall(observation.leg));
  const ofCall = new Map<string, Observation[]>();
  const unbound: Observation[] = [];
  const privates = new Map<string, NonNullable<Sent['private']>>();
  for (const { observation, who } of taken) {
    const callKey = keys.get(observation.leg) ?? null;
    if (callKey === null) unbound.push(observation);
    else ofCall.set(callKey, [...(ofCall.get(callKey) ?? []), observation]);
    if (callKey !== null && who !== undefined) privates.set(callKey, who);
  }
  return { ofCall, unbound, refused, privates };
}
