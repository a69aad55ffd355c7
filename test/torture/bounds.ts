import { MAX_CALL_ID, MAX_FRAG, MAX_REASON, MAX_REPLACES, type SipReading } from '../../lib/sip/message.ts';

const BOUNDS = {
  method: 8,
  callId: MAX_CALL_ID,
  fromTag: 128,
  toTag: 128,
  fromUser: 128,
  fromName: 128,
  toUser: 128,
  assertedUser: 128,
  assertedName: 128,
  reason: MAX_REASON,
  replaces: MAX_REPLACES,
  frag: MAX_FRAG,
  media: 252,
} as const;

/** The strings of a reading that are longer than they may be. */
export function overlong(reading: SipReading): string[] {
  if (typeof reading === 'string') return [];
  return (Object.keys(BOUNDS) as (keyof typeof BOUNDS)[]).filter((key) => reading[key].length > BOUNDS[key]);
}
