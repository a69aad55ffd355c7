import { type Instant, SECOND } from '../base/time.ts';
import type { CallRow } from '../store/database.ts';
import type { Board } from './board.ts';
import type { Commit } from './commit.ts';
import { type LiveCall, newCall, originOf, withRows } from './live-call.ts';
import type { DeskPorts, LoadedPolicy } from './ports.ts';
import { deskRow } from './press.ts';

/** Uuid of the frame that a leg was seen in; null for what was said by hand. */
const frameOf = (leg: string): string | null => (/^(?:sip|vendor|peer|media|dom):/.test(leg) ? (leg.split(':')[1] ?? null) : null);

/** How unsure an end is that nobody saw: the wrap-up asks. */
const UNSEEN = 0.3;

/** Closes what a frame had open when it went: nobody pretends to know how the calls ended. */
export async function endForFrame(deps: { ports: DeskPorts; board: Board; commit: Commit }, frame: string, at: Instant): Promise<void> {
  const { ports, board, commit } = deps;
  for (const call of board.all()) {
    const leg = call.legs.find((each) => frameOf(each) === frame);
    if (leg === undefined || board.folded(call).session.ended !== null) continue;
    const row = { id: ports.newId(), boot: ports.boot, leg, at };
    const unsure = { confidence: UNSEEN, evidence: ['frame_gone'] };
    await commit(call, [deskRow('call.ended', { endedBy: 'unknown', endKind: 'unknown' }, row, unsure)]);
  }
}

/** Reads the calls back that were open when the worker died or the browser ended, and takes away snapshots that no call stands for. */
export async function takeUp(ports: DeskPorts, board: Board, active: LoadedPolicy | null): Promise<void> {
  const session = await ports.session.read();
  for (const row of await ports.journal.openCalls()) board.put(await readCall(ports, row, session, active));
  for (const key of Object.keys(session)) {
    const callKey = key.startsWith('call:') ? key.slice('call:'.length) : null;
    if (callKey !== null && board.get(callKey) === undefined) board.drop(callKey);
  }
}

type Memory = Readonly<Record<string, unknown>>;

async function readCall(ports: DeskPorts, { callKey, legs }: CallRow, session: Memory, active: LoadedPolicy | null): Promise<LiveCall> {
  const rows = await ports.journal.rowsOfLegs(legs);
  const pin = rows.find((row) => row.type === 'desk.pin');
  const hash = pin?.type === 'desk.pin' ? pin.fields.hash : active?.pin.hash;
  const policy = hash === active?.pin.hash ? active : await ports.policies.byHash(hash ?? '');
  const before = session[`call:${callKey}`] as { readonly tabId: number | null } | undefined;
  const who = session[`private:${callKey}`] as { readonly number: string } | undefined;
  const draft = await ports.drafts.get(callKey);
  const origin = originOf(rows);
  const call = newCall(callKey, { tabId: before?.tabId ?? null, origin }, policy);
  return {
    ...withRows(draft === undefined ? call : { ...call, draft }, rows),
    legs,
    endpointHash: who === undefined ? null : await ports.identity.endpointHash(who.number),
  };
}

/** How long a frame may take to connect again after the worker died. */
const RETURN_WITHIN = 10 * SECOND;

/** The frames of a call that is up: those of an earlier run of the browser cannot come back, those of this run have a while to. */
export function framesToAwait(
  call: LiveCall,
  boot: string,
): { readonly frames: readonly string[]; readonly wait: number; readonly last: Instant } {
  const frames = call.legs.map(frameOf).filter((frame) => frame !== null);
  const last = Math.max(...call.rows.map((row) => row.at));
  return { frames, wait: call.rows.some((row) => row.boot === boot) ? RETURN_WITHIN : 0, last };
}
