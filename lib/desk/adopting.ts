import type { Instant } from '../base/time.ts';
import type { RunningLeg } from '../observe/adapter.ts';
import type { Board } from './board.ts';
import { bindOf, type Commit } from './commit.ts';
import { callIdOf, type LiveCall, type Whence, whenceOf } from './live-call.ts';
import type { DeskPorts } from './ports.ts';
import { homeOf } from './taking-up.ts';

/** A frame in which a bridge has begun. */
export interface PageFrame extends Whence {
  readonly frame: string;
  /** When its document began to load. */
  readonly since: Instant;
}

/** The very document in which the call began. A page that was loaded since has no call from before. */
function isOf(call: LiveCall, { tabId, tabFrame, origin, since, frame }: PageFrame): boolean {
  const page = whenceOf(call.rows);
  const began = Math.min(...call.rows.map(({ at }) => at));
  return page.tabId === tabId && page.tabFrame === tabFrame && page.origin === origin && since <= began && homeOf(call) !== frame;
}

/**
 * Gives a fresh bridge the calls of its page that another bridge saw begin: each gets a leg of the new frame by its Call-ID, so that
 * whatever is seen of it from now on belongs to the call that is open. A wrap-up gets its tab back.
 */
export async function adopt(deps: { ports: DeskPorts; board: Board; commit: Commit }, page: PageFrame): Promise<readonly RunningLeg[]> {
  const { ports, board, commit } = deps;
  const running: RunningLeg[] = [];
  for (const found of board.all().filter((each) => isOf(each, page))) {
    const call = { ...found, tabId: page.tabId };
    board.put(call);
    const { session } = board.folded(call);
    if (session.ended !== null) continue;
    const owns = [...new Set(call.legs.map(callIdOf).filter((own) => own !== null))];
    const at = ports.clock.now();
    const binds = owns.map((own) =>
      bindOf(call.callKey, call, { id: ports.newId(), boot: ports.boot, leg: `sip:${page.frame}:${own}`, at }),
    );
    if (binds.length === 0 || !(await commit(call, binds)).ok) continue;
    const phase = session.connected === null ? 'early' : 'connected';
    running.push(...owns.map((own) => ({ own, phase, direction: session.direction }) as const));
  }
  return running;
}
