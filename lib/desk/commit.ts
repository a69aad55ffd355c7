import { ok, type Result } from '../base/result.ts';
import type { FieldsOf } from '../call/event.ts';
import { recordedWho } from '../disposition/who.ts';
import type { Observation } from '../observe/observation.ts';
import type { StoreProblem } from '../store/attempt.ts';
import type { Board } from './board.ts';
import { begins, type LiveCall, type Whence, withRows } from './live-call.ts';
import { addressOf } from './policies.ts';
import type { DeskPorts, LoadedPolicy } from './ports.ts';
import { deskRow, handLeg } from './press.ts';

/** `page`: who speaks, where that is not the call's own page. */
export type Commit = (call: LiveCall, rows: readonly Observation[], page?: Whence) => Promise<Result<LiveCall, StoreProblem>>;

/** The row that ties a leg of that page to its call. */
export function bindOf(callKey: string, { origin, tabId, tabFrame }: Whence, row: Parameters<typeof deskRow>[2]): Observation {
  const page = {
    ...(origin === null ? {} : { origin }),
    ...(tabId === null ? {} : { tab: tabId }),
    ...(tabFrame === null ? {} : { tabFrame }),
  };
  return deskRow('desk.bind', { leg: row.leg, callKey, ...page }, row);
}

export interface CommitDeps {
  readonly ports: Pick<DeskPorts, 'journal' | 'clock' | 'newId' | 'boot' | 'who' | 'policies'>;
  readonly board: Board;
}

const stageOf = (rows: readonly Observation[]): 'open' | 'ended' => (rows.some((row) => row.type === 'call.ended') ? 'ended' : 'open');

/**
 * Makes the one way in which rows reach a call: with the bind of a new leg, who logs it at its begin, the pin of the policy at
 * `call.connected` and the call's own row, in one strict transaction. Nothing is shown that was not committed.
 */
export function createCommit({ ports, board }: CommitDeps): Commit {
  const own = (leg: string) => ({ id: ports.newId(), boot: ports.boot, leg, at: ports.clock.now() });
  const bindsOf = (call: LiveCall, rows: readonly Observation[], page: Whence): Observation[] => {
    const fresh = new Set(rows.map(({ leg }) => leg).filter((leg) => !call.legs.includes(leg)));
    return rows.some((row) => row.type === 'desk.bind') ? [] : [...fresh].map((leg) => bindOf(call.callKey, page, own(leg)));
  };
  /** The document by which the call is judged from these rows on: chosen when it is offered, and for good when it is connected. */
  const policyOf = async (call: LiveCall, rows: readonly Observation[]): Promise<LoadedPolicy | null> => {
    const isPinned = call.rows.some((row) => row.type === 'desk.pin');
    return isPinned || !rows.some(begins) ? call.policy : ports.policies.forCall(addressOf([...call.rows, ...rows]));
  };
  const pinOf = (call: LiveCall, rows: readonly Observation[], policy: LoadedPolicy | null): FieldsOf<'desk.pin'> | null => {
    if (policy === null || !rows.some((row) => row.type === 'call.connected')) return null;
    if (call.rows.some((row) => row.type === 'desk.pin')) return null;
    const { id, version, hash, overlays } = policy.pin;
    return { policyId: id, version: Number(version), hash, overlays: [...overlays] };
  };
  const whoOf = (call: LiveCall, rows: readonly Observation[]): FieldsOf<'desk.who'> | null => {
    const fields = { phone: ports.who.key(), ...recordedWho(ports.who.current()) };
    const known = [...call.rows, ...rows].some((row) => row.type === 'desk.who' || row.type === 'desk.bind');
    return known || (fields.phone === '' && fields.agentId === null) ? null : fields;
  };
  return async (call, rows, page = call) => {
    const who = whoOf(call, rows);
    const policy = await policyOf(call, rows);
    const pin = pinOf(call, rows, policy);
    const leg = rows[0]?.leg ?? handLeg(call.callKey);
    const all = [
      ...rows,
      ...bindsOf(call, rows, page),
      ...(who === null ? [] : [deskRow('desk.who', who, own(leg))]),
      ...(pin === null ? [] : [deskRow('desk.pin', pin, own(leg))]),
    ];
    const next = withRows({ ...call, policy }, all);
    const done = await ports.journal.append(all, { callKey: call.callKey, state: stageOf(next.rows), legs: next.legs });
    if (!done.ok) return done;
    board.put(next);
    return ok(next);
  };
}
