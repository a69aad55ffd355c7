import { ok, type Result } from '../base/result.ts';
import type { FieldsOf } from '../call/event.ts';
import type { Observation } from '../observe/observation.ts';
import type { StoreProblem } from '../store/attempt.ts';
import type { Board } from './board.ts';
import { type LiveCall, withRows } from './live-call.ts';
import type { DeskPorts, LoadedPolicy } from './ports.ts';
import { deskRow, handLeg } from './press.ts';

export type Commit = (call: LiveCall, rows: readonly Observation[]) => Promise<Result<LiveCall, StoreProblem>>;

export interface CommitDeps {
  readonly ports: Pick<DeskPorts, 'journal' | 'clock' | 'newId' | 'boot'>;
  readonly board: Board;
  readonly activePolicy: () => LoadedPolicy | null;
}

const stageOf = (rows: readonly Observation[]): 'open' | 'ended' => (rows.some((row) => row.type === 'call.ended') ? 'ended' : 'open');

/**
 * Makes the one way in which rows reach a call: with the bind of a new leg, the pin of the policy at `call.connected` and the call's
 * own row, in one strict transaction. Nothing is shown that was not committed.
 */
export function createCommit({ ports, board, activePolicy }: CommitDeps): Commit {
  const own = (leg: string) => ({ id: ports.newId(), boot: ports.boot, leg, at: ports.clock.now() });
  const bindsOf = (call: LiveCall, rows: readonly Observation[]): Observation[] => {
    const fresh = new Set(rows.map(({ leg }) => leg).filter((leg) => !call.legs.includes(leg)));
    return [...fresh].map((leg) =>
      deskRow('desk.bind', { leg, callKey: call.callKey, ...(call.origin === null ? {} : { origin: call.origin }) }, own(leg)),
    );
  };
  const pinOf = (call: LiveCall, rows: readonly Observation[]): FieldsOf<'desk.pin'> | null => {
    const policy = activePolicy();
    if (policy === null || !rows.some((row) => row.type === 'call.connected')) return null;
    if (call.rows.some((row) => row.type === 'desk.pin')) return null;
    const { id, version, hash, overlays } = policy.pin;
    return { policyId: id, version: Number(version), hash, overlays: [...overlays] };
  };
  return async (call, rows) => {
    const pin = pinOf(call, rows);
    const leg = rows[0]?.leg ?? handLeg(call.callKey);
    const all = [...rows, ...bindsOf(call, rows), ...(pin === null ? [] : [deskRow('desk.pin', pin, own(leg))])];
    const next = withRows(pin === null ? call : { ...call, policy: activePolicy() }, all);
    const done = await ports.journal.append(all, { callKey: call.callKey, state: stageOf(next.rows), legs: next.legs });
    if (!done.ok) return done;
    board.put(next);
    return ok(next);
  };
}
