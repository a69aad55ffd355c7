import type { Millis } from '../../../base/time.ts';
import type { SipSignal } from '../../signal.ts';
import { claim, isChallenge, isRefusal, isSuccess, type Turn } from './claim.ts';
import { type Leg, replacedId, type Transfer } from './leg.ts';

/** E4 row 5: how soon after a transfer the BYE belongs to it. */
const FOLLOWS: Millis = 10_000;

/** REFER that we sent (RFC 3515): a transfer begins. With Replaces it joins two calls of ours. */
export function refer(leg: Leg, signal: SipSignal): Turn {
  if (!signal.out || leg.phase !== 'connected') return [leg, []];
  const joined = replacedId(signal);
  const kind = joined === '' ? 'blind' : 'attended';
  const next: Leg = { ...leg, transfer: { kind, joined, cseq: signal.cseq, state: 'asked', mono: signal.mono } };
  if (leg.transfer?.state === 'asked') return [next, []];
  return [next, [claim(signal, leg.callId, 'call.transfer_started', { kind }, { evidence: ['refer'] })]];
}

const isOver = ({ state }: Transfer): boolean => state === 'done' || state === 'failed';
const failed = (leg: Leg, transfer: Transfer): Leg => ({ ...leg, transfer: { ...transfer, state: 'failed' } });

/** The other side's word on our REFER: it will try, or it will not. */
export function referAnswered(leg: Leg, signal: SipSignal): Turn {
  const { transfer } = leg;
  if (transfer === null || isOver(transfer) || signal.out || signal.cseq !== transfer.cseq) return [leg, []];
  if (isSuccess(signal)) return [{ ...leg, transfer: { ...transfer, state: 'accepted', mono: signal.mono } }, []];
  return [isRefusal(signal) && !isChallenge(signal) ? failed(leg, transfer) : leg, []];
}

/** How the transfer went, as the other side reports it: the status line in a NOTIFY's body (RFC 3515 §2.4.5). */
export function notified(leg: Leg, signal: SipSignal): Turn {
  const { transfer } = leg;
  const status = Number(/^SIP\/2\.0 (\d{3})/.exec(signal.frag)?.[1] ?? 0);
  if (transfer === null || isOver(transfer) || signal.out || status < 200) return [leg, []];
  if (status >= 300) return [failed(leg, transfer), []];
  const next: Leg = { ...leg, transfer: { ...transfer, state: 'done', mono: signal.mono } };
  return [next, [claim(signal, leg.callId, 'call.transferred', { kind: transfer.kind }, { evidence: ['refer_done'] })]];
}

/** What a BYE now has to do with a transfer: the far end's only once the target was reached, ours already when it promised to try. */
export function leavesBehind(leg: Leg, signal: SipSignal): 'done' | 'accepted' | null {
  const { transfer } = leg;
  if (transfer === null || signal.mono - transfer.mono > FOLLOWS) return null;
  const { state } = transfer;
  return state === 'done' || (state === 'accepted' && signal.out) ? state : null;
}
