import type { SipSignal } from './signal.ts';

/** A call that comes in from a number ending in 4417 for the queue `billing`, as a test's starting point. */
export const invite: SipSignal = {
  kind: 'sip',
  n: 0,
  at: 1_000_000,
  mono: 5_000,
  out: false,
  method: 'INVITE',
  status: 0,
  callId: 'call-1',
  cseq: 1,
  fromTag: 'theirs',
  toTag: '',
  fromUser: '+15550104417',
  fromName: 'Ada Brook',
  toUser: 'billing',
  assertedUser: '',
  assertedName: '',
  reason: '',
  replaces: '',
  frag: '',
  media: 'audio:sendrecv',
};
