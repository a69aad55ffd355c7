import type { Observation } from '../observe/observation.ts';
import type { Board } from './board.ts';
import { callIdOf, type LiveCall, type Whence } from './live-call.ts';

const isUp = (board: Board, call: LiveCall): boolean => board.folded(call).session.ended === null;

/**
 * The call of that tab which travels under an ICE fragment of our own side, or null. Whoever names it first, a phone's signalling or its
 * peer connection, in whichever frames of the tab. A call that is over is found too: its connection may have been told of late.
 */
export function callOfFragment(board: Board, fragment: string, { tabId }: Whence): string | null {
  const names = (call: LiveCall): boolean => call.rows.some((row) => row.type === 'link.ice' && row.fields.fragment === fragment);
  return board.all().find((call) => call.tabId === tabId && names(call))?.callKey ?? null;
}

/** The one call that is up by the agent's hand alone, begun on that tab or beside all tabs; null where there is none, or a choice. */
export function callByHand(board: Board, { tabId }: Whence): string | null {
  const isByHand = (call: LiveCall): boolean => call.legs.length > 0 && call.legs.every((leg) => leg.startsWith('hand:'));
  const found = board.all().filter((call) => isByHand(call) && isUp(board, call) && (call.tabId === tabId || call.tabId === null));
  return found.length === 1 ? (found[0]?.callKey ?? null) : null;
}

/**
 * The call that rings or is up in another tab or frame of the same site under the same Call-ID and the same way, or null: a phone that is
 * open twice is registered twice, and its exchange rings both (RFC 3261 §16.6). The other way round it is the other end of the call.
 */
export function callOfCallId(board: Board, { type, leg, fields }: Observation, { origin }: Whence): string | null {
  const callId = callIdOf(leg);
  if (type !== 'call.offered' || callId === null) return null;
  const isSame = (call: LiveCall): boolean =>
    call.legs.some((each) => each !== leg && callIdOf(each) === callId) && board.folded(call).session.direction === fields.direction;
  return board.all().find((call) => call.origin === origin && isUp(board, call) && isSame(call))?.callKey ?? null;
}
