import type { Claim } from './adapter.ts';
import { shortOf } from './adapters/sip/party.ts';
import type { Signal, SipSignal } from './signal.ts';

/** Whose phone a frame shows: the user of the agent's own address. Never journalled: the desk keeps a keyed hash. */
export interface PhoneIdentity {
  readonly user: string;
  /** From a registration, which is sure; a caller's own From may be a number that was chosen to be shown. */
  readonly registered: boolean;
}

const isRegistered = ({ method, status, out, toUser }: SipSignal): boolean =>
  method === 'REGISTER' && !out && status >= 200 && status < 300 && toUser !== '';
const dials = ({ method, status, out, toTag, fromUser }: SipSignal): boolean =>
  method === 'INVITE' && status === 0 && out && toTag === '' && fromUser !== '';

/**
 * The identity after a signal; the same object where it says nothing new. The To of a call that comes in is left alone: it names a queue
 * as often as a person (RFC 3261 §8.1.1.2: where the caller wanted to go).
 */
export function phoneIdentity(before: PhoneIdentity | null, signal: Signal): PhoneIdentity | null {
  if (signal.kind !== 'sip') return before;
  const registered = isRegistered(signal);
  if (!registered && (before?.registered === true || !dials(signal))) return before;
  const user = registered ? signal.toUser : signal.fromUser;
  return before?.user === user && before.registered === registered ? before : { user, registered };
}

/** Takes the agent's own address out of what is claimed of a call: our own side is a queue or a number of the team's, or nobody. */
export function withoutSelf(claim: Claim, phone: PhoneIdentity | null): Claim {
  const isOwn = claim.type === 'call.offered' && phone !== null && claim.fields.dialled === shortOf(phone.user);
  return isOwn ? { ...claim, fields: { ...claim.fields, dialled: null } } : claim;
}
