import type { Instant } from '../base/time.ts';
import type { FieldsOf } from '../call/event.ts';
import { type DispositionDraft, emptyDraft } from '../disposition/draft.ts';
import type { Observation } from '../observe/observation.ts';
import type { SaveProblem } from '../platform/protocol.ts';
import type { LoadedPolicy } from './ports.ts';

/** A call as the desk holds it in memory: all of it can be read again from the journal, the drafts and the session. */
export interface LiveCall {
  readonly callKey: string;
  readonly rows: readonly Observation[];
  readonly legs: readonly string[];
  readonly tabId: number | null;
  /** Number of the page's frame in its tab, as the browser gives it. */
  readonly tabFrame: number | null;
  /** Of the page that speaks of it, as the browser names it; null by hand. A page can invent a call, not its origin. */
  readonly origin: string | null;
  /** The document pinned at `call.connected`, before it the one that would be; null: none can be read. */
  readonly policy: LoadedPolicy | null;
  readonly draft: DispositionDraft;
  readonly savedAt: Instant | null;
  readonly problem: SaveProblem | null;
  readonly endpointHash: string | null;
}

/** Where a press or an observation came from. */
export interface Whence {
  readonly tabId: number | null;
  readonly tabFrame: number | null;
  readonly origin: string | null;
}

export const newCall = (callKey: string, { tabId, tabFrame, origin }: Whence): LiveCall => ({
  callKey,
  rows: [],
  legs: [],
  tabId,
  tabFrame,
  origin,
  policy: null,
  draft: emptyDraft,
  savedAt: null,
  problem: null,
  endpointHash: null,
});

/** Observations of these types begin a call; what else comes of an unknown leg is journalled and not folded. */
const beginning: ReadonlySet<Observation['type']> = new Set(['call.offered', 'call.connected']);

export const begins = (observation: Observation): boolean => beginning.has(observation.type);

/** Surer than a call that was found late: the page that says so carries the call. */
export const answers = ({ type, confidence, source }: Observation): boolean =>
  type === 'call.connected' && confidence >= 0.5 && source.layer !== 'media';

/** The page that a call is on, by the bind of the leg that was answered, else by its first. */
export function whenceOf(rows: readonly Observation[]): Whence {
  const binds = rows.filter((row) => row.type === 'desk.bind' && row.fields.origin !== undefined);
  const leg = rows.find(answers)?.leg;
  const bind = binds.find((row) => row.leg === leg) ?? binds[0];
  const { tab = null, tabFrame = null, origin = null } = bind?.type === 'desk.bind' ? bind.fields : {};
  return { tabId: tab, tabFrame, origin };
}

/** A SIP leg as its phone names it, whichever frame speaks of it; null for a leg of another kind. */
export const callIdOf = (leg: string): string | null => /^sip:[^:]*:(.+)$/s.exec(leg)?.[1] ?? null;

/** Joins new rows; those that are there already are left out. */
export function withRows(call: LiveCall, rows: readonly Observation[]): LiveCall {
  const known = new Set(call.rows.map((row) => row.id));
  const fresh = rows.filter((row) => !known.has(row.id));
  return { ...call, rows: [...call.rows, ...fresh], legs: [...new Set([...call.legs, ...rows.map((row) => row.leg)])] };
}

/** Who logs a call, as its rows say last; null: nobody has answered, on a phone that shows nobody. */
export function whoOfRows(rows: readonly Observation[]): FieldsOf<'desk.who'> | null {
  const last = rows.findLast((row) => row.type === 'desk.who');
  return last?.type === 'desk.who' ? last.fields : null;
}

/** Whose phone the call began under, by its hash; empty: one that showed nobody. */
export const faceOf = ({ rows }: Pick<LiveCall, 'rows'>): string => whoOfRows(rows)?.phone ?? '';
