import type { FieldsOf } from '../../../call/event.ts';
import type { SipSignal } from '../../signal.ts';
import { claim, type Turn } from './claim.ts';
import { inDialog, type Leg } from './leg.ts';
import { type Cause, causeOf } from './reason.ts';
import { leavesBehind } from './transfer.ts';

type End = FieldsOf<'call.ended'>;
/** A row of the ended-by table (E4) that matched. */
interface Verdict {
  readonly by: End['endedBy'];
  readonly kind: End['endKind'];
  readonly confidence: number;
  readonly evidence: readonly string[];
}

const verdict = (by: Verdict['by'], kind: Verdict['kind'], confidence: number, ...evidence: string[]): Verdict => ({
  by,
  kind,
  confidence,
  evidence,
});

/** Causes of a network that failed rather than a person who hung up: a judgement from their meanings in Q.850. */
const networkCauses: ReadonlySet<number> = new Set([27, 34, 38, 41, 42, 44, 47, 102, 127]);
const isNetwork = ({ sip, q850 }: Cause): boolean => sip === 408 || (sip ?? 0) >= 500 || (q850 !== null && networkCauses.has(q850));

function codes({ sip, q850 }: Cause): string[] {
  return [...(sip === null ? [] : [`sip_${sip}`]), ...(q850 === null ? [] : [`q850_${q850}`])];
}

function ended(leg: Leg, signal: SipSignal, how: Verdict, cause: Cause): Turn {
  const fields: End = {
    endedBy: how.by,
    endKind: how.kind,
    ...(cause.sip === null ? {} : { sipCode: cause.sip }),
    ...(cause.q850 === null ? {} : { q850: cause.q850 }),
  };
  const { confidence, evidence } = how;
  // The opening INVITE may still be answered: a CANCEL can be crossed.
  const next: Leg = { ...leg, phase: 'ended', offers: leg.offers.filter((offer) => offer.first) };
  return [next, [claim(signal, leg.callId, 'call.ended', fields, { confidence, evidence: [...evidence, ...codes(cause)] })]];
}

/** The phone could not take the sound that the answer named (RFC 3261 §21.4.26, §21.6.4): nobody pressed anything. */
const isUnacceptable = ({ sip }: Cause): boolean => sip === 488 || sip === 606;

/** Rows 6 to 9. What the sound did is for another layer to say; until it is weighed in, row 9 is 0.8 (`media-health.ts`). */
function byeOut(cause: Cause, leaving: boolean): Verdict {
  if (/hold failed|renegotiation failed/.test(cause.text)) return verdict('system', 'drop', 0.9, 'bye_out', 'renegotiation_failed');
  if (isUnacceptable(cause)) return verdict('system', 'drop', 0.9, 'bye_out');
  if (isNetwork(cause) || /rtp timeout|connection error|session timer expired/.test(cause.text))
    return verdict('network', 'drop', 0.9, 'bye_out', 'connection_lost');
  if (leaving) return verdict('system', 'drop', 0.7, 'bye_out', 'page_unload');
  return verdict('agent', 'hangup', 0.8, 'bye_out', 'media_unseen');
}

/** Rows 10 to 13; the last two are told apart by the sound (`media-health.ts`). */
function byeIn(cause: Cause): Verdict {
  if (isNetwork(cause)) return verdict('network', 'drop', 0.8, 'bye_in', 'network_cause');
  if (cause.q850 === 16 || cause.q850 === 31) return verdict('remote', 'hangup', 0.9, 'bye_in', 'normal_clearing');
  return verdict('remote', 'hangup', 0.8, 'bye_in', 'media_unseen');
}

/** BYE of the answered dialog ends the call; that of another branch (JsSIP says it to a second answer) does not. */
export function bye(leg: Leg, signal: SipSignal, leaving: boolean): Turn {
  if (!inDialog(leg, signal)) return [leg, []];
  const cause = causeOf(signal.reason);
  const way = signal.out ? 'bye_out' : 'bye_in';
  if (leg.phase === 'early') {
    return signal.out ? [leg, []] : ended(leg, signal, verdict('remote', 'cancelled', 0.9, way), cause);
  }
  const transfer = leavesBehind(leg, signal);
  if (transfer === 'done') return ended(leg, signal, verdict('agent', 'transferred', 0.9, way, 'refer_done'), cause);
  if (transfer === 'accepted' && leg.transfer !== null) {
    const evidence = ['refer_accepted'];
    const moved = claim(
      signal,
      leg.callId,
      'call.transferred',
      { kind: leg.transfer.kind },
      { basis: 'inferred', confidence: 0.8, evidence },
    );
    const [next, claims] = ended(leg, signal, verdict('agent', 'transferred', 0.8, way, ...evidence), cause);
    return [next, [moved, ...claims]];
  }
  if (leg.replaced !== null) return ended(leg, signal, verdict(leg.replaced, 'transferred', 0.8, way, 'replaced'), cause);
  return ended(leg, signal, signal.out ? byeOut(cause, leaving) : byeIn(cause), cause);
}

/** To voicemail (11), declined (12): RingCentral's phone says so to its exchange alone, which then takes the call back with a CANCEL. */
export function declinedBeside(leg: Leg, signal: SipSignal): Turn {
  const declines = signal.out && leg.phase === 'early' && /^x-rc\/agent 1[12]$/.test(signal.frag);
  return [declines ? { ...leg, declined: true } : leg, []];
}

/** Rows 2 and 3. The call is over at the CANCEL; an answer that crossed it takes this back. */
export function cancelled(leg: Leg, signal: SipSignal, leaving: boolean): Turn {
  const cause = causeOf(signal.reason);
  if (signal.out && leaving) return ended(leg, signal, verdict('system', 'cancelled', 0.7, 'cancel_out', 'page_unload'), cause);
  if (signal.out) return ended(leg, signal, verdict('agent', 'cancelled', 0.95, 'cancel_out'), cause);
  if (leg.declined) return ended(leg, signal, verdict('agent', 'rejected', 0.9, 'cancel_in', 'declined_beside'), cause);
  const elsewhere = cause.sip === 200 || cause.q850 === 26 || cause.text.includes('completed elsewhere');
  return ended(leg, signal, verdict('remote', elsewhere ? 'answered_elsewhere' : 'cancelled', 0.95, 'cancel_in'), cause);
}

const codeKinds: Readonly<Record<number, End['endKind']>> = {
  403: 'rejected',
  408: 'no_answer',
  480: 'no_answer',
  486: 'busy',
  487: 'cancelled',
  600: 'busy',
  603: 'rejected',
};

/** Row 4, received: what became of a call of ours. Codes without a row are the network's failure (RFC 3261 §21). */
function refusedByThem(status: number): Verdict {
  const kind = codeKinds[status] ?? 'failed';
  const by = kind === 'failed' ? 'network' : kind === 'cancelled' ? 'agent' : 'remote';
  return verdict(by, kind, 0.9, 'final_in');
}

/** Row 4, sent: what our side did with a call. A phone that declines says 480 unless told otherwise (JsSIP). */
function refusedByUs(status: number, leaving: boolean): Verdict {
  const kind = status === 480 ? 'rejected' : (codeKinds[status] ?? 'failed');
  if (leaving) return verdict('system', kind, 0.7, 'final_out', 'page_unload');
  const by = kind === 'cancelled' ? 'remote' : kind === 'failed' || kind === 'no_answer' ? 'system' : 'agent';
  return verdict(by, kind, 0.9, 'final_out');
}

/** A final refusal of the opening INVITE. A completed-elsewhere reason may come here, too. */
export function refusedAtOnce(leg: Leg, signal: SipSignal, leaving: boolean): Turn {
  const how = signal.out ? refusedByUs(signal.status, leaving) : refusedByThem(signal.status);
  return ended(leg, signal, how, { ...causeOf(signal.reason), sip: signal.status });
}
