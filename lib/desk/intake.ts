import type { Observation } from '../observe/observation.ts';
import { parseObservation } from '../observe/observation.ts';
import type { Sent } from '../platform/port-protocol.ts';
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
  /** What was journalled of legs before. */
  readonly rowsOfLegs: (legs: readonly string[]) => Promise<readonly Observation[]>;
  /** The call that a leg joins whose sound travels under that ICE fragment: a peer connection and its signalling name the same one. */
  readonly callOfFragment: (fragment: string) => string | null;
  /** The call that rings or is up in another tab of the same site and that this observation begins there, too. */
  readonly callOfCallId: (begin: Observation) => string | null;
  /** The call that the agent began by hand and that a connection without signalling is of, if there is one. */
  readonly callByHand: () => string | null;
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

type Keys = Map<string, string | null>;
interface Named {
  readonly leg: string;
  readonly fragment: string;
}

const namesIn = (rows: readonly Observation[]): Named[] =>
  rows.flatMap(({ type, leg, fields }) => (type === 'link.ice' ? [{ leg, fragment: fields.fragment }] : []));

const isMedia = ({ source }: Observation): boolean => source.layer === 'media';

/** Joins legs that no call has yet to the call that carries the same fragment, here or among those that are up. */
function joinByFragment(keys: Keys, named: readonly Named[], callOfFragment: IntakeDeps['callOfFragment']): void {
  for (const { leg, fragment } of named) {
    if (keys.get(leg) !== null) continue;
    const here = named.find((other) => other.fragment === fragment && typeof keys.get(other.leg) === 'string');
    keys.set(leg, callOfFragment(fragment) ?? (here === undefined ? null : (keys.get(here.leg) ?? null)));
  }
}

/** A call that was up before anybody looked: the agent may have said so already. */
const isLate = ({ evidence }: Observation): boolean => evidence.includes('late_start');

/** Finds the call of each leg. A layer may say what it can see before it says that a call began: the call is found first, its rows after. */
function findCalls(keys: Keys, taken: readonly Taken[], named: readonly Named[], deps: IntakeDeps): void {
  const { callOfFragment, callOfCallId, callByHand, newCall } = deps;
  const begin = (media: boolean): void => {
    for (const { observation: each } of taken) {
      if (!begins(each) || isMedia(each) !== media || keys.get(each.leg) !== null) continue;
      keys.set(each.leg, callOfCallId(each) ?? (((media || isLate(each)) && callByHand()) || newCall(each.leg)));
    }
  };
  joinByFragment(keys, named, callOfFragment);
  begin(false);
  // A connection makes a call only where no signalling of its own has made one.
  joinByFragment(keys, named, callOfFragment);
  begin(true);
}

/** Parses what a bridge sent and finds each observation's call. Malformed ones are refused one by one. */
export async function takeIn(sent: readonly Sent[], deps: IntakeDeps): Promise<Intake> {
  const refused: string[] = [];
  const taken = parseAll(sent, refused);
  const keys: Keys = new Map();
  for (const leg of new Set(taken.map(({ observation }) => observation.leg))) keys.set(leg, await deps.callOfLeg(leg));
  const fresh = [...keys].flatMap(([leg, callKey]) => (callKey === null ? [leg] : []));
  const earlier = fresh.length === 0 ? [] : await deps.rowsOfLegs(fresh);
  findCalls(keys, taken, namesIn([...earlier, ...taken.map(({ observation }) => observation)]), deps);
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
