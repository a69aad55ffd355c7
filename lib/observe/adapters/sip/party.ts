import type { FieldsOf } from '../../../call/event.ts';
import type { SipSignal } from '../../signal.ts';

export interface Party {
  readonly number: string;
  readonly name: string;
}

/** Users that stand for a caller who does not want to be known (RFC 3323 §4.1, and what exchanges write instead). */
const nobody = /^(anonymous|anonym|unavailable|restricted|private|withheld|unknown|invalid)?$/i;
const digitsOf = (user: string): string | null => (/^\+?[\d\-.() ]+$/.test(user) ? user.replace(/\D/g, '') : null);

/** The last four digits of a number; null for a word. */
const lastFour = (user: string): string | null => digitsOf(user)?.slice(-4) || null;

/** What may be kept of an address of our own side: four digits, or its short word. */
export const shortOf = (user: string): string | null => (lastFour(user) ?? user.slice(0, 64)) || null;

/** The other side: of a request that came in P-Asserted-Identity (RFC 3325 §9.1), else From; of one that we sent, To. */
function otherParty(signal: SipSignal): Party {
  if (signal.out) return { number: signal.toUser, name: '' };
  const asserted = signal.assertedUser !== '';
  const name = signal.assertedName || signal.fromName;
  return { number: asserted ? signal.assertedUser : signal.fromUser, name };
}

/** What may be journalled of the parties of an opening INVITE: four digits, or the short word of our own side. */
export function offerOf(signal: SipSignal): FieldsOf<'call.offered'> {
  const { number } = otherParty(signal);
  const withheld = !signal.out && nobody.test(number);
  const ours = signal.out ? signal.fromUser : signal.toUser;
  return {
    direction: signal.out ? 'outbound' : 'inbound',
    last4: withheld ? null : lastFour(number),
    withheld,
    dialled: shortOf(ours),
  };
}

/** Number and name of the other side, to travel apart; undefined where there is neither. */
export function privateOf(signal: SipSignal): Party | undefined {
  const party = otherParty(signal);
  const known = nobody.test(party.number) ? { ...party, number: '' } : party;
  return known.number === '' && known.name === '' ? undefined : known;
}
