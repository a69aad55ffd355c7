import { fail } from '../base/result.ts';
import { SECOND } from '../base/time.ts';
import type { Turns } from '../base/turns.ts';
import { outcomeOf } from '../disposition/outcome.ts';
import type { CommandAnswer } from '../platform/protocol.ts';
import type { Board } from './board.ts';
import { guidanceAtEnd } from './fold.ts';
import type { LiveCall } from './live-call.ts';
import type { DeskPorts } from './ports.ts';
import { recordOf } from './wrap-up.ts';

export interface Filing {
  /** Files the record of a call that ended; *saved* is shown for a while. */
  readonly save: (call: LiveCall) => Promise<CommandAnswer>;
  /** What an end brings by itself once its reports are in: a call that nobody answered is filed, one marked as no call is closed. */
  readonly settle: (call: LiveCall) => void;
  readonly forget: (callKey: string) => void;
}

export interface FilingDeps {
  readonly ports: DeskPorts;
  readonly board: Board;
  readonly inTurn: Turns['run'];
}

/** Reports that belong to one end come within this (E3's merge window). */
const REPORTS_IN = 2 * SECOND;
const SHOW_SAVED = 3 * SECOND;

export function createFiling({ ports, board, inTurn }: FilingDeps): Filing {
  const later = (ms: number, job: () => Promise<unknown>): void => ports.after(ms, () => void inTurn(job));
  const forget = (callKey: string): void => {
    board.drop(callKey);
    void ports.session.write({ [`private:${callKey}`]: undefined });
  };
  const save = async (call: LiveCall): Promise<CommandAnswer> => {
    const record = recordOf(call, board.folded(call), ports.clock.now(), ports, await ports.identity.deviceId());
    const saved = await ports.dispositions.save(record);
    if (!saved.ok) {
      board.put({ ...call, problem: saved.reason });
      return fail(saved.reason === 'quota' ? 'quota' : 'database');
    }
    const savedAt = Date.parse(saved.value.last_update_timestamp);
    board.put({ ...call, savedAt, problem: null });
    if (board.folded(call).session.connected !== null) await ports.who.confirm();
    later(SHOW_SAVED, async () => forget(call.callKey));
    return { ok: true, callKey: call.callKey, savedAt };
  };
  const close = async (callKey: string): Promise<void> => {
    const call = board.get(callKey);
    if (call === undefined || !board.folded(call).session.voided) return;
    const closed = await ports.journal.append([], { callKey, state: 'filed', legs: call.legs });
    if (!closed.ok) return;
    await ports.drafts.drop(callKey);
    forget(callKey);
  };
  const fileUnanswered = async (callKey: string): Promise<void> => {
    const call = board.get(callKey);
    if (call === undefined || call.savedAt !== null) return;
    const folded = board.folded(call);
    const { session, events } = folded;
    const { permit } = guidanceAtEnd(call, folded);
    if (session.ended === null || outcomeOf({ session, events, permitAtEnd: permit, draft: call.draft }).connected) return;
    await save(call);
  };
  return {
    save,
    forget,
    settle(call) {
      const { session } = board.folded(call);
      if (session.voided) later(0, () => close(call.callKey));
      else if (session.ended !== null && session.connected === null) later(REPORTS_IN, () => fileUnanswered(call.callKey));
    },
  };
}
