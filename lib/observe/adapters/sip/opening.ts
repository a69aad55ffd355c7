import type { FieldsOf } from '../../../call/event.ts';
import type { Claim } from '../../adapter.ts';
import type { SipSignal } from '../../signal.ts';
import { claim, isChallenge, isRefusal, isSuccess, type Turn } from './claim.ts';
import { refusedAtOnce } from './ending.ts';
import { settled } from './holding.ts';
import { type Leg, type Offer, openLeg, remoteTagOf, withOffer, withoutOffer } from './leg.ts';
import { hasAudio } from './media.ts';
import { offerOf, privateOf } from './party.ts';

const capabilities = { hold: true, endReason: true, silence: false, identity: true, mute: false } as const;
/** All that signalling can tell. */
export const ready: FieldsOf<'adapter.state'> = { state: 'ready', capabilities };

/** Two in a row: the credentials were refused. */
const REFUSED_CREDENTIALS = 2;

const firstOffer = ({ method, cseq, out, media }: SipSignal): Offer => ({ method, cseq, out, media, first: true, late: null });

function introduce(signal: SipSignal): Claim[] {
  const evidence = [signal.out ? 'invite_out' : 'invite_in', ...(signal.replaces === '' ? [] : ['replaces'])];
  return [
    claim(signal, signal.callId, 'call.offered', offerOf(signal), { evidence, private: privateOf(signal) }),
    claim(signal, signal.callId, 'adapter.state', ready, { evidence: [] }),
  ];
}

/** An INVITE outside any dialog. With sound it is a call at once; one without SDP becomes one when it rings, or the sound is named. */
export function opened(signal: SipSignal): Turn {
  const told = hasAudio(signal.media);
  const leg = openLeg(signal, { direction: signal.out ? 'outbound' : 'inbound', told, offers: [firstOffer(signal)] });
  return [leg, told ? introduce(signal) : []];
}

/** The same INVITE again with credentials: same Call-ID, higher CSeq, no second call (RFC 3261 §22.2). */
export function openedAgain(leg: Leg, signal: SipSignal): Turn {
  if (leg.phase === 'connected' || signal.out !== (leg.direction === 'outbound')) return [leg, []];
  return [withOffer({ ...leg, phase: 'early' }, firstOffer(signal)), []];
}

/** The caller leaves the sound to the answer (RFC 3261 §13.2.1), as some exchanges always do; what rings is a call for all that. */
const isRinging = ({ opening }: Leg, { method, status }: SipSignal): boolean =>
  opening.media === '-' && method === 'INVITE' && status === 180;

/** Tells of a call that rings, or whose sound is named, only now, as of its INVITE. */
export function tell(leg: Leg, signal: SipSignal): Turn {
  if (leg.told || leg.phase === 'ended' || !(hasAudio(signal.media) || isRinging(leg, signal))) return [leg, []];
  const answered = leg.phase === 'connected' ? [claim(signal, leg.callId, 'call.connected', {}, { evidence: ['audio_added'] })] : [];
  return [{ ...leg, told: true }, [...introduce(leg.opening), ...answered]];
}

/** A call that was there before we looked: somebody speaks within its dialog. Who called whom is not known. */
export function foundLate(signal: SipSignal): Turn {
  const leg = openLeg(signal, {
    phase: 'connected',
    told: true,
    remoteTag: remoteTagOf(signal),
    heldByUs: 'unseen',
    heldByThem: 'unseen',
    seen: [],
  });
  const grounds = {
    evidence: ['late_start'],
    confidence: 0.3,
    basis: 'inferred',
    private: signal.status === 0 ? privateOf(signal) : undefined,
  } as const;
  return [
    leg,
    [claim(signal, leg.callId, 'call.connected', {}, grounds), claim(signal, leg.callId, 'adapter.state', ready, { evidence: [] })],
  ];
}

type Stage = FieldsOf<'call.progress'>['stage'];
const stages: Readonly<Record<number, Stage>> = { 180: 'ringing', 181: 'forwarded', 182: 'queued' };

function progressed(leg: Leg, signal: SipSignal): Turn {
  const early = !signal.out && hasAudio(signal.media);
  const stage = early ? 'early_media' : stages[signal.status];
  if (stage === undefined || leg.phase !== 'early') return [leg, []];
  return [leg, [claim(signal, leg.callId, 'call.progress', { stage }, { evidence: [`sip_${signal.status}`] })]];
}

function answered(leg: Leg, offer: Offer, signal: SipSignal): Turn {
  if (leg.phase === 'connected') return [leg, []];
  const evidence = [signal.out ? 'answer_out' : 'answer_in', ...(leg.phase === 'ended' ? ['cancel_crossed'] : [])];
  const next: Leg = { ...leg, phase: 'connected', remoteTag: remoteTagOf(signal) };
  const [held, claims] = settled(next, offer, signal);
  return [held, [claim(signal, leg.callId, 'call.connected', {}, { evidence }), ...claims]];
}

/** An answer to the opening INVITE. 482 says that the same INVITE came by two ways (RFC 3261 §8.2.2.2): the first one lives on. */
export function replied(leg: Leg, offer: Offer, signal: SipSignal, leaving: boolean): Turn {
  if (isSuccess(signal)) return answered(leg, offer, signal);
  if (signal.status < 200) return progressed(leg, signal);
  if (!isRefusal(signal) || leg.phase !== 'early' || (signal.out && signal.status === 482)) return [leg, []];
  const bare = withoutOffer(leg, offer);
  if (!isChallenge(signal)) return refusedAtOnce(bare, signal, leaving);
  const challenged = { ...bare, challenges: leg.challenges + 1 };
  return challenged.challenges < REFUSED_CREDENTIALS ? [challenged, []] : refusedAtOnce(challenged, signal, leaving);
}
