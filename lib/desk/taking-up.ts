import { type Instant, SECOND } from '../base/time.ts';
import type { CallRow } from '../store/database.ts';
import type { Board } from './board.ts';
import type { Commit } from './commit.ts';
import { type LiveCall, newCall, whenceOf, withRows } from './live-call.ts';
import { addressOf } from './policies.ts';
import type { DeskPorts } from './ports.ts';
import { deskRow } from './press.ts';

/** Uuid of the frame that a leg was seen in; null for what was said by hand. */
const frameOf = (leg: string): string | null => (/^(?:sip|vendor|peer|media|dom):/.test(leg) ? (leg.split(':')[1] ?? null) : null);

/**
 * The frame that a call lives in: where a bridge was replaced, the one that took it up last. A leg that is over has none, as of a phone
 * that is open twice and was answered elsewhere.
 */
export function homeOf({ legs, rows }: LiveCall): string | null {
  const over = new Set(rows.flatMap(({ type, leg }) => (type === 'call.ended' ? [leg] : [])));
  const frames = (of: readonly string[]): string[] => of.map(frameOf).filter((frame) => frame !== null);
  return frames(legs.filter((leg) => !over.has(leg))).at(-1) ?? frames(legs).at(-1) ?? null;
}

/** How unsure an end is that nobody saw: the wrap-up asks. */
const UNSEEN = 0.3;

/** Closes what a frame had open when it went: nobody pretends to know how the calls ended. */
export async function endForFrame(deps: { ports: DeskPorts; board: Board; commit: Commit }, frame: string, at: Instant): Promise<void> {
  const { ports, board, commit } = deps;
  for (const call of board.all()) {
    const legs = call.legs.filter((each) => frameOf(each) === frame);
    // The leg whose later word takes this back: a phone that comes back speaks of its signalling first.
    const leg = legs.findLast((each) => !each.startsWith('media:')) ?? legs.at(-1);
    if (leg === undefined || homeOf(call) !== frame || board.folded(call).session.ended !== null) continue;
    const row = { id: ports.newId(), boot: ports.boot, leg, at };
    const unsure = { confidence: UNSEEN, evidence: ['frame_gone'] };
    await commit(call, [deskRow('call.ended', { endedBy: 'unknown', endKind: 'unknown' }, row, unsure)]);
  }
}

/** Reads the calls back that were open when the worker died or the browser ended, and takes away snapshots that no call stands for. */
export async function takeUp(ports: DeskPorts, board: Board): Promise<void> {
  const session = await ports.session.read();
  for (const row of await ports.journal.openCalls()) board.put(await readCall(ports, row, session));
  for (const key of Object.keys(session)) {
    const callKey = key.startsWith('call:') ? key.slice('call:'.length) : null;
    if (callKey !== null && board.get(callKey) === undefined) board.drop(callKey);
  }
}

type Memory = Readonly<Record<string, unknown>>;

async function readCall(ports: DeskPorts, { callKey, legs }: CallRow, session: Memory): Promise<LiveCall> {
  const rows = await ports.journal.rowsOfLegs(legs);
  const pin = rows.find((row) => row.type === 'desk.pin');
  const { policies } = ports;
  const policy =
    pin?.type === 'desk.pin' ? await policies.byHash(pin.fields.hash, pin.fields.overlays) : await policies.forCall(addressOf(rows));
  const before = session[`call:${callKey}`] as { readonly tabId: number | null } | undefined;
  const who = session[`private:${callKey}`] as { readonly number: string } | undefined;
  const draft = await ports.drafts.get(callKey);
  // Whether the tab is still that page's is known when its bridge comes back.
  const call = { ...newCall(callKey, { ...whenceOf(rows), tabId: before?.tabId ?? null }), policy };
  return {
    ...withRows(draft === undefined ? call : { ...call, draft }, rows),
    legs,
    endpointHash: who === undefined ? null : await ports.identity.endpointHash(who.number),
  };
}

/** How long a frame may take to connect again after the worker died. */
const RETURN_WITHIN = 10 * SECOND;

export interface Awaited {
  readonly frame: string | null;
  readonly wait: number;
  readonly last: Instant;
}

/**
 * The frame of a call that is up, and how long to wait for it. One of this run has a while to come back. One of an earlier run of the
 * browser cannot; where only the extension was started anew, its page is still there, and a fresh bridge takes the call up.
 */
export async function frameToAwait(call: LiveCall, { boot, hasTab }: Pick<DeskPorts, 'boot' | 'hasTab'>): Promise<Awaited> {
  const last = Math.max(...call.rows.map((row) => row.at));
  const { tabId } = whenceOf(call.rows);
  const mayReturn = call.rows.some((row) => row.boot === boot) || (tabId !== null && (await hasTab(tabId)));
  return { frame: homeOf(call), wait: mayReturn ? RETURN_WITHIN : 0, last };
}
